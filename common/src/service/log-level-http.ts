import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { logLevels } from '../base/logger.ts';
import type { LogLevelSwitch } from './log-level.ts';

const wrong = {
  errors: [{ message: `Level must be one of ${logLevels.join(', ')}`, code: 'level.invalid' }],
};

/** `GET /log-level`, and `PUT` it: `{"level":"debug"}`. */
export const logLevelHandler =
  (level: LogLevelSwitch) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const answer = (status: number, body: object) =>
      void res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (req.method === 'PUT') {
      const body: unknown = await json(req).catch(() => undefined);
      if (!level.set((body as { level?: unknown } | undefined | null)?.level)) return answer(400, wrong);
    } else if (req.method !== 'GET') {
      res.writeHead(405, { Allow: 'GET, PUT' }).end();
      return;
    }
    answer(200, { level: level.now() });
  };
