import { BadRequestError, refuseIf } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { invalidLink, resetPassword as reset, whyNotReset } from '../domain/address.ts';
import { hashOf } from '../services/links.ts';
import type { SignInDeps } from '../services/sign-in-deps.ts';
import { newPasswordField, tokenField } from './credentials-input.ts';

export const resetPassword = ({ users, passwords, devices, inTurn, clock }: SignInDeps) =>
  route({
    post: '/api/users/password-reset/confirm',
    summary: 'Set a new password by the link in a mail; every session ends',
    who: 'anyone',
    input: { body: { token: tokenField, password: newPasswordField } },
    answer: { 204: 'nothing' },
    codes: ['token.invalid', 'session.overloaded', 'resource.not-found'],
    limits: [{ points: 20, perSeconds: 600, by: 'address' }],
    handle: (req, res) =>
      inTurn(async () => {
        const hash = hashOf(req.input.token);
        const found = await users.byLink('reset', hash);
        if (!found) throw new BadRequestError(invalidLink.message, invalidLink.code);
        refuseIf(whyNotReset(found, hash, clock()));
        const passwordHash = await passwords.hash(req.input.password);
        await users.change(found.id, (user) => {
          // while we were hashing it may have been used, or a newer one sent
          refuseIf(whyNotReset(user, hash, clock()));
          return reset(user, passwordHash, clock());
        });
        devices.remember(res, found.email);
        res.status(204).send();
      }),
  });
