import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Sellers } from '../../models/sellers.ts';
import type { Suspending } from '../../services/suspending.ts';

interface UserChangedDeps {
  sellers: Sellers;
  suspending: Suspending;
}

/** Anybody may sell, so everybody is kept: who is suspended keeps their name. Who is new is not suspended. */
export const userChanged = ({ sellers, suspending }: UserChangedDeps) => [
  listener(UserCreated, ({ data }) => sellers.replicate(data)),
  listener(UserUpdated, async ({ data }) => {
    await sellers.replicate(data);
    await suspending.settle(data.id);
    if (data.status === 'suspended') await suspending.settleLater(data.id);
  }),
];
