import type { ServerResponse } from 'node:http';

export const isEventStream = (res: ServerResponse): boolean =>
  String(res.getHeader('Content-Type')).startsWith('text/event-stream');
