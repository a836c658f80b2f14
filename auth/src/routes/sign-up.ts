import { BadRequestError, isDuplicateKey } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { Types } from 'mongoose';
import { acceptedLanguage } from '../domain/language.ts';
import { signUp as arrive } from '../domain/user.ts';
import type { SignInDeps } from '../services/sign-in-deps.ts';
import { emailField, newPasswordField } from './credentials-input.ts';
import { languageField, timeZoneField } from './profile-input.ts';
import { accountView, toAccount } from './user-view.ts';

export const signUp = ({ users, passwords, authentication, devices, links, inTurn, clock }: SignInDeps) =>
  route({
    post: '/api/users/signup',
    summary: 'Open an account and sign in',
    who: 'anyone',
    input: {
      body: {
        email: emailField,
        password: newPasswordField,
        language: languageField,
        timeZone: timeZoneField,
      },
    },
    answer: { 201: accountView },
    codes: ['email.in-use', 'session.overloaded'],
    limits: [{ points: 20, perSeconds: 600, by: 'address' }],
    handle: (req, res) =>
      inTurn(async () => {
        const {
          email,
          password,
          language = acceptedLanguage(req.get('accept-language')),
          timeZone,
        } = req.input;
        if (await users.byEmail(email)) throw emailInUse();
        const passwordHash = await passwords.hash(password);
        const id = new Types.ObjectId().toHexString();
        const about = {
          id,
          email,
          passwordHash,
          createdAt: clock(),
          language,
          ...(timeZone ? { timeZone } : {}),
        };
        try {
          const user = await users.insert(arrive(about, links.first(id, email)));
          await authentication.signIn(req, user);
          devices.remember(res, user.email);
          res.status(201).json(toAccount(user));
        } catch (error) {
          throw isDuplicateKey(error) ? emailInUse() : error;
        }
      }),
  });

const emailInUse = () => new BadRequestError('Email in use', 'email.in-use');
