import { route } from '@ticketing/common/http';
import { optionalGroups } from '../domain/kinds.ts';
import type { Preferences } from '../models/preferences.ts';
import { preferenceView, toPreferenceView } from './preference-view.ts';

const wanted = {
  isBoolean: { options: { strict: true } },
  optional: true,
  errorMessage: { message: 'Say true or false', code: 'mail.invalid' },
} as const;

export const changePreferences = ({ preferences }: { preferences: Preferences }) =>
  route({
    put: '/api/notifications/preferences',
    summary: 'Which mails I want from now on; what is not named stays as it is',
    who: 'user',
    input: {
      body: {
        mail: { isObject: true, errorMessage: { message: 'Say which mails', code: 'mail.invalid' } },
        ...(Object.fromEntries(optionalGroups.map((group) => [`mail.${group}`, wanted])) as Record<
          `mail.${(typeof optionalGroups)[number]}`,
          typeof wanted
        >),
      },
    },
    answer: { 200: preferenceView },
    handle: async (req, res) => {
      const { mail } = req.input as { mail: Partial<Record<(typeof optionalGroups)[number], boolean>> };
      const named = optionalGroups.filter((group) => typeof mail[group] === 'boolean');
      await preferences.change(req.user.id, Object.fromEntries(named.map((group) => [group, mail[group]])));
      res.json(toPreferenceView(await preferences.find(req.user.id)));
    },
  });
