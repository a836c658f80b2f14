import type { Visit } from '../visit.ts';

/** The same visit; `isRefused` says whether a service has refused something, as it does to all but admins. */
export const notingRefusals = <T extends Visit>(visit: T) => {
  let isRefused = false;
  const ask = async (...asked: Parameters<Visit['ask']>) => {
    const part = await visit.ask(...asked);
    if (part.failed?.status === 403) isRefused = true;
    return part;
  };
  return { visit: { ...visit, ask: ask as Visit['ask'] }, isRefused: () => isRefused };
};
