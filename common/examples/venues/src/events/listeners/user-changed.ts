import { UserCreated, UserUpdated } from '@ticketing/common/contracts';
import { listener } from '@ticketing/common/messaging';
import type { OwnerReplica } from '../../models/owners.ts';

export const userChanged = ({ owners }: { owners: OwnerReplica }) => [
  listener(UserCreated, ({ data }) => owners.replicate(data)),
  listener(UserUpdated, ({ data }) => owners.replicate(data)),
];
