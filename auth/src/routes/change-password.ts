import { BadRequestError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { changePassword as change } from '../domain/user.ts';
import type { SignInDeps } from '../services/sign-in-deps.ts';
import { newPasswordField } from './credentials-input.ts';

export const changePassword = ({ users, passwords, authentication, devices, inTurn, clock }: SignInDeps) =>
  route({
    post: '/api/users/password',
    summary: 'Change my password; every other session ends',
    who: 'user',
    input: {
      body: {
        oldPassword: {
          isString: true,
          notEmpty: true,
          errorMessage: { message: 'Old password is required', code: 'old-password.required' },
        },
        newPassword: newPasswordField,
      },
    },
    answer: { 204: 'nothing' },
    codes: ['old-password.wrong', 'session.overloaded', 'resource.not-found'],
    limits: [{ points: 10, perSeconds: 300, by: 'user' }],
    handle: (req, res) =>
      inTurn(async () => {
        const { oldPassword, newPassword } = req.input;
        const { passwordHash } = await users.find(req.user.id);
        if (!(await passwords.matches(oldPassword, passwordHash))) {
          throw wrongPassword();
        }
        const newHash = await passwords.hash(newPassword);
        const user = await users.change(req.user.id, (found) => {
          // somebody else changed it while we were hashing: the old password is not the old one any more
          if (found.passwordHash !== passwordHash) throw wrongPassword();
          return change(found, newHash, clock());
        });
        await authentication.signIn(req, user);
        devices.remember(res, user.email);
        res.status(204).send();
      }),
  });

const wrongPassword = () => new BadRequestError('Old password is wrong', 'old-password.wrong');
