import { seal, unseal } from '@ticketing/common/base';
import type { SealingKey } from '@ticketing/common/service';
import { type OptionalGroup, optionalGroups } from '../../domain/kinds.ts';

const about = 'unsubscribe';

/** Good without a sign-in, for one person's mails of one kind, and for nothing else. */
export const unsubscribeToken = (key: SealingKey, userId: string, group: OptionalGroup): string =>
  seal(key, about, JSON.stringify({ userId, group }));

/** Undefined: it is none of ours. */
export const unsubscribes = (
  keys: readonly SealingKey[],
  token: string,
): { userId: string; group: OptionalGroup } | undefined => {
  try {
    const { userId, group } = JSON.parse(unseal(keys, about, token));
    return optionalGroups.includes(group) ? { userId, group } : undefined;
  } catch {
    return undefined;
  }
};
