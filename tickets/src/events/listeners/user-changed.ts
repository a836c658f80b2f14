import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { Sellers } from '../../models/sellers.ts';

/** Anybody may sell, so everybody is kept: who is suspended keeps their name. */
export const userChanged = ({ sellers }: { sellers: Sellers }) => [
  listener(UserCreated, ({ data }) => sellers.replicate(data)),
  listener(UserUpdated, ({ data }) => sellers.replicate(data)),
];
