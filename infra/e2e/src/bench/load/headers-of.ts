import type { PlannedRequest } from './job.ts';

export const headersOf = ({ cookie, body }: PlannedRequest): Record<string, string> => ({
  ...(cookie ? { cookie } : {}),
  ...(body ? { 'content-type': 'application/json' } : {}),
});
