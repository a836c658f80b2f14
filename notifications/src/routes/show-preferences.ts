import { route } from '@ticketing/common/http';
import type { Preferences } from '../models/preferences.ts';
import { preferenceView, toPreferenceView } from './preference-view.ts';

export const showPreferences = ({ preferences }: { preferences: Preferences }) =>
  route({
    get: '/api/notifications/preferences',
    summary: 'Which mails I want; those about my purchases always come, and the web app shows everything',
    who: 'user',
    answer: { 200: preferenceView },
    handle: async (req, res) => {
      res.json(toPreferenceView(await preferences.find(req.user.id)));
    },
  });
