import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginVisit } from './visit.ts';

const cookiesOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries((headers.cookie ?? '').split('; ').map((pair) => pair.split(/=(.*)/s)));

/** An error page is shown to somebody too. */
export const visitOfError = async (req: IncomingMessage, res: ServerResponse, path: string) => {
  const { props, requestId } = await beginVisit({
    req: Object.assign(req, { cookies: cookiesOf(req) }),
    res,
    path,
  });
  return { visit: props, requestId };
};
