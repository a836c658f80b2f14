import { UserCreated, UserUpdated } from '../../../../contracts/index.ts';
import { listener } from '../../../../messaging/index.ts';
import type { OwnerReplica } from '../../models/owners.ts';

export const userChanged = ({ owners }: { owners: OwnerReplica }) => [
  listener(UserCreated, ({ data }) => owners.keep(data)),
  listener(UserUpdated, ({ data }) => owners.keep(data)),
];
