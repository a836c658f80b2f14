import { type SealingKey, unseal } from '@ticketing/common/base';
import { testKeys } from '@ticketing/common/testing';
import type { AuthTest } from './start-auth.ts';

export const mailKey: SealingKey = Buffer.from(testKeys.MAIL_KEY, 'hex');

interface LinkEvent {
  type: string;
  data: { userId: string; version: number; sealed: string; expiresAt: string };
}

/** As notifications opens it. */
export const openLink = ({ type, data }: LinkEvent, keys = [mailKey]): { token: string; email: string } =>
  JSON.parse(unseal(keys, `${type}/${data.userId}/${data.version}`, data.sealed));

/** All that were published for a user, oldest first. */
export const linkEvents = async ({ bus }: AuthTest, kind: 'confirm' | 'reset', userId: string) => {
  await bus.settled();
  return bus.published
    .filter(({ subject }) => subject === `user:${kind}-requested`)
    .map(({ body }): LinkEvent => JSON.parse(body))
    .filter(({ data }) => data.userId === userId);
};

export const sentTokens = async (...of: Parameters<typeof linkEvents>): Promise<string[]> =>
  (await linkEvents(...of)).map((event) => openLink(event).token);

export const lastToken = async (...of: Parameters<typeof linkEvents>): Promise<string> =>
  (await sentTokens(...of)).at(-1) ?? 'none was sent';
