import { UserCreated, UserUpdated } from '../../../../contracts/index.ts';
import { listener } from '../../../../messaging/index.ts';
import type { OwnerReplica } from '../../models/owners.ts';

export const userChanged = ({ owners }: { owners: OwnerReplica }) => [
  listener(UserCreated, ({ data }) => owners.replicate(data)),
  listener(UserUpdated, ({ data }) => owners.replicate(data)),
];
