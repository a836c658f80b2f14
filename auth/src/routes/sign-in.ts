import { BadRequestError } from '@ticketing/common/errors';
import { route } from '@ticketing/common/service';
import { emailKeyOf } from '../domain/user.ts';
import type { Entrance } from '../services/entrance.ts';
import { emailField } from './credentials-input.ts';
import { accountView, toAccount } from './user-view.ts';

const accountOf = (email: unknown) => (typeof email === 'string' ? emailKeyOf(email) : undefined);

export const signIn = ({ users, passwords, door }: Entrance) =>
  route({
    post: '/api/users/signin',
    summary: 'Sign in',
    who: 'anyone',
    input: {
      body: {
        email: emailField,
        password: { isString: true, notEmpty: true, errorMessage: 'Password is required' },
      },
    },
    answer: { 200: accountView },
    limits: [
      { points: 60, perSeconds: 60, by: 'address' },
      { points: 10, perSeconds: 300, by: ({ body }) => accountOf(body?.email) },
    ],
    handle: async (req, res) => {
      const { email, password } = req.input;
      const user = await users.byEmail(email);
      const isRight = await passwords.matches(password, user?.passwordHash);
      if (!isRight || user?.status !== 'active') throw new BadRequestError('Invalid credentials');
      await door.open(req, user);
      res.json(toAccount(user));
    },
  });
