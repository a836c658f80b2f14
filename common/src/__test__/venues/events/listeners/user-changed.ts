import { listener, UserCreated, UserUpdated } from '../../../../events/index.ts';
import type { OwnerReplica } from '../../models/owners.ts';

export const userChanged = ({ owners }: { owners: OwnerReplica }) => [
  listener(UserCreated, ({ data }) => owners.keep(data)),
  listener(UserUpdated, ({ data }) => owners.keep(data)),
];
