import { route } from '@ticketing/common/http';
import { optionalGroups } from '../domain/kinds.ts';
import type { Preferences } from '../models/preferences.ts';
import { preferenceView, toPreferenceView } from './preference-view.ts';

type Wanted = Partial<Record<(typeof optionalGroups)[number], boolean>>;

const isWanted = (mail: unknown): boolean =>
  optionalGroups.every((group) => {
    const wanted = (mail as Record<string, unknown> | null)?.[group];
    return wanted === undefined || typeof wanted === 'boolean';
  });

export const changePreferences = ({ preferences }: { preferences: Preferences }) =>
  route({
    put: '/api/notifications/preferences',
    summary: 'Which mails I want from now on; what is not named stays as it is',
    who: 'user',
    input: {
      body: {
        mail: {
          isObject: true,
          custom: { options: isWanted },
          errorMessage: {
            message: `Say true or false for some of ${optionalGroups.join(', ')}`,
            code: 'mail.invalid',
          },
        },
      },
    },
    answer: { 200: preferenceView },
    handle: async (req, res) => {
      const { mail } = req.input as { mail: Wanted };
      const named = optionalGroups.filter((group) => mail[group] !== undefined);
      await preferences.change(req.user.id, Object.fromEntries(named.map((group) => [group, mail[group]])));
      res.json(toPreferenceView(await preferences.find(req.user.id)));
    },
  });
