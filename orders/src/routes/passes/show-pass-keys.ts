import { route } from '@ticketing/common/http';
import type { PassDeps } from '../../services/pass-deps.ts';
import { jwksView } from '../jwks-view.ts';

export const showPassKeys = ({ codes }: Pick<PassDeps, 'codes'>) =>
  route({
    get: '/api/orders/pass-keys',
    summary:
      'The public keys that know the codes of passes (JWKS); keys of before stay until their events are over',
    who: 'anyone',
    answer: { 200: jwksView },
    handle: (_req, res) => {
      res.set('Cache-Control', 'public, max-age=300');
      res.json(codes.jwks);
    },
  });
