import { UserConfirmRequested, UserResetRequested } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { confirmRequested, resetRequested } from '../../domain/user-messages.ts';
import type { People } from '../../models/people.ts';
import type { Deliver } from '../../services/deliver.ts';

export const linkRequested = ({ people, deliver }: { people: People; deliver: Deliver }) => [
  listener(UserConfirmRequested, async (event) => {
    await people.askedToConfirm(event.data.userId, event.data.version);
    await deliver(confirmRequested(event));
  }),
  listener(UserResetRequested, (event) => deliver(resetRequested(event))),
];
