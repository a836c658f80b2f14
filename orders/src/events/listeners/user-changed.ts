import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { People } from '../../models/people.ts';

export const userChanged = ({ people }: { people: People }) => [
  listener(UserCreated, ({ data }) => people.keep(data)),
  listener(UserUpdated, ({ data }) => people.keep(data)),
];
