import { z } from 'zod';
import { publicKeysOf, sharedSecretsOf, signingKeysOf } from '../http/session-keys.ts';

export type { KeyList, PublicKey, SigningKey } from '../http/session-keys.ts';

const readBy = <Keys>(read: (text: string) => Keys) =>
  z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

export const publicKeys = readBy(publicKeysOf);
export const signingKeys = readBy(signingKeysOf);
export const sharedSecrets = readBy(sharedSecretsOf);
