import { BadRequestError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { SignInDeps } from '../services/sign-in-deps.ts';
import { signInLimits } from '../services/sign-in-limits.ts';
import { emailField } from './credentials-input.ts';
import { accountView, toAccount } from './user-view.ts';

export const signIn = ({ users, passwords, authentication, devices, inTurn }: SignInDeps) =>
  route({
    post: '/api/users/signin',
    summary: 'Sign in',
    who: 'anyone',
    input: {
      body: {
        email: emailField,
        password: {
          isString: true,
          notEmpty: true,
          errorMessage: { message: 'Password is required', code: 'password.required' },
        },
      },
    },
    answer: { 200: accountView },
    codes: ['credentials.invalid', 'session.overloaded'],
    limits: signInLimits(devices),
    handle: (req, res) =>
      inTurn(async () => {
        const { email, password } = req.input;
        const user = await users.byEmail(email);
        const isRight = await passwords.matches(password, user?.passwordHash);
        if (!isRight || user?.status !== 'active') {
          throw new BadRequestError('Invalid credentials', 'credentials.invalid');
        }
        await authentication.signIn(req, user);
        devices.remember(res, user.email);
        res.json(toAccount(user));
      }),
  });
