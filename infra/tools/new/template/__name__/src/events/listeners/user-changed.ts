import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { AuthorReplica } from '../../models/authors.ts';

export const userChanged = ({ authors }: { authors: AuthorReplica }) => [
  listener(UserCreated, ({ data }) => authors.keep(data)),
  listener(UserUpdated, ({ data }) => authors.keep(data)),
];
