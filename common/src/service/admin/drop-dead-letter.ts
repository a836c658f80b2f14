import { route } from '../../http/route.ts';
import { drop } from '../../messaging/dlq/dead-letter.ts';
import type { AdminDeps } from './admin-routes.ts';
import { findDeadLetter } from './find-dead-letter.ts';

export const dropDeadLetter = (deps: AdminDeps) =>
  route({
    post: `${deps.path}/dead-letters/:letterId/drop`,
    summary: 'Closes it for good: it is never applied',
    who: 'admin',
    answer: { 204: 'nothing' },
    refusals: { 404: 'There is no such letter, or it is closed' },
    handle: async (req, res) => {
      await drop(deps.bus, await findDeadLetter(deps, String(req.params.letterId)));
      res.status(204).send();
    },
  });
