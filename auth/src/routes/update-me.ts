import { route } from '@ticketing/common/http';
import { changeProfile } from '../domain/user.ts';
import type { Users } from '../models/users.ts';
import { languageField, timeZoneField } from './profile-input.ts';
import { toUserView, userView } from './user-view.ts';

export const updateMe = ({ users }: { users: Users }) =>
  route({
    patch: '/api/users/me',
    summary: 'Change my name, language or time zone; what is left out stays',
    who: 'user',
    input: {
      body: {
        name: {
          optional: true,
          isString: true,
          trim: true,
          isLength: { options: { max: 80 } },
          errorMessage: { message: 'Name must be text of at most 80 characters', code: 'name.invalid' },
        },
        language: languageField,
        timeZone: timeZoneField,
      },
    },
    answer: { 200: userView },
    handle: async (req, res) => {
      res.json(toUserView(await users.change(req.user.id, (user) => changeProfile(user, req.input))));
    },
  });
