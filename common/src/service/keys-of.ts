import { z } from 'zod';
import type { SealingKey } from '../base/sealed.ts';
import { publicKeysOf, sharedSecretsOf, signingKeysOf } from '../http/session-keys.ts';
import { passKeysOf } from '../passes/pass-keys.ts';

export type { SealingKey } from '../base/sealed.ts';
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
/** The first signs passes, all verify them. */
export const passKeys = readBy(passKeysOf);
export const sharedSecrets = readBy(sharedSecretsOf);

const sealingKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'each key must be 32 bytes as 64 hexadecimal digits (openssl rand -hex 32)')
  .transform((digits): SealingKey => Buffer.from(digits, 'hex'));

/** The first seals, all open. */
export const sealingKeys = z
  .string()
  .transform((list) => list.split(',').map((key) => key.trim()))
  .pipe(z.tuple([sealingKey], sealingKey));
