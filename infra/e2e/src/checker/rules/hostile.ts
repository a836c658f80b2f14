import type { Rule } from '../check.ts';

const isTrace = (body: string) => /\n\s+at |node_modules|\.ts:\d+|\.js:\d+/.test(body);

/** 503: what was asked is down at the moment, and says so. */
const isRefused = (status: number) => (status >= 400 && status < 500) || status === 503;

const hostileInputIsRefused: Rule = (_world, { hostile = [] }) =>
  hostile
    .filter(({ status, body }) => !isRefused(status) || isTrace(body))
    .map(({ request, status, body }) => ({
      invariant: 'I12',
      what: `${request} was answered ${status} ${body.slice(0, 100)}`,
    }));

export const checksOfHostile = [hostileInputIsRefused];
