import { BadRequestError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { SealingKey } from '@ticketing/common/service';
import type { Preferences } from '../models/preferences.ts';
import { unsubscribes } from '../services/mail/unsubscribe-token.ts';

interface UnsubscribeDeps {
  preferences: Preferences;
  keys: readonly SealingKey[];
}

/** Its caller is a program that reads mail for somebody (RFC 8058): it has no session, and its body is a form. */
export const unsubscribe = ({ preferences, keys }: UnsubscribeDeps) =>
  route({
    post: '/api/notifications/unsubscribe',
    summary: 'No more mails of one kind, by the link in such a mail',
    who: 'anyone',
    signedBody: true,
    input: {
      query: {
        token: {
          isString: true,
          isLength: { options: { min: 1, max: 1000 } },
          errorMessage: { message: 'The link is not whole', code: 'token.invalid' },
        },
      },
    },
    limits: [{ points: 60, perSeconds: 60, by: 'address' }],
    answer: { 204: 'nothing' },
    codes: ['token.invalid'],
    handle: async (req, res) => {
      const found = unsubscribes(keys, req.input.token);
      if (!found) throw new BadRequestError('The link is not whole', 'token.invalid');
      await preferences.change(found.userId, { [found.group]: false });
      res.status(204).send();
    },
  });
