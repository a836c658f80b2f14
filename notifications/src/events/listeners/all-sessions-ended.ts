import { SessionEnded } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import { sessionsEnded } from '../../domain/user-messages.ts';
import type { Deliver } from '../../services/deliver.ts';

export const allSessionsEnded = ({ deliver }: { deliver: Deliver }) =>
  listener(SessionEnded, (event) => deliver(sessionsEnded(event)));
