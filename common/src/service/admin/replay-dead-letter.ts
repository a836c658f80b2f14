import { route } from '../../http/route.ts';
import { replay } from '../../messaging/dlq/dead-letter.ts';
import type { AdminDeps } from './admin-routes.ts';
import { findDeadLetter } from './find-dead-letter.ts';

export const replayDeadLetter = (deps: AdminDeps) =>
  route({
    post: `${deps.path}/dead-letters/:letterId/replay`,
    summary: 'Sends it again to all who listen, which is harmless to those who had it, and closes it',
    who: 'admin',
    answer: { 204: 'nothing' },
    refusals: { 404: 'There is no such letter, or it is closed' },
    handle: async (req, res) => {
      await replay(deps.bus, await findDeadLetter(deps, String(req.params.letterId)));
      res.status(204).send();
    },
  });
