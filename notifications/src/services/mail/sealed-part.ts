import { unseal } from '@ticketing/common/base';
import type { Message } from '../../domain/message.ts';
import type { Sender } from './content.ts';

const linkPages = { welcome: 'confirm', confirm: 'confirm', reset: 'reset' } as const;

/** What is readable in the mail alone: to whom it goes and where its link leads, and of a pass that was given its code. */
export const sealedPart = ({ kind, sealed, facts }: Message, keys: Sender['keys']) => {
  if (!sealed) return undefined;
  const { token, email, name, code, shortCode } = JSON.parse(
    unseal(keys, sealed.about, sealed.text),
  ) as Record<string, string>;
  if (kind === 'pass-received') {
    const pass = {
      seat: facts.seat ?? 1,
      code: `${code}`,
      shortCode: `${shortCode}`,
      holder: name ? { name } : {},
    };
    return { email: `${email}`, path: `/passes/${code}`, pass };
  }
  const page = linkPages[kind as keyof typeof linkPages];
  return { email: `${email}`, path: `/auth/${page}?token=${encodeURIComponent(`${token}`)}` };
};
