import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { buildClient } from '../api/build-client.ts';
import type { CurrentUser } from '../api/types.ts';
import type { VisitProps } from '../hooks/use-visit.ts';
import { isZone } from '../i18n/is-zone.ts';
import { pickLanguage } from '../i18n/languages.ts';
import { type Part, part } from './part.ts';
import { apiBaseUrl } from './settings.ts';
import { traceParent } from './trace-parent.ts';

type Cookies = Partial<Record<string, string>>;

/** One visitor's request for a page: the API in their name, and what every page shows. */
export interface Visit {
  api: AxiosInstance;
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
  props: VisitProps;
  ask<T>(answer: Promise<AxiosResponse<T>>): Promise<Part<T>>;
  ask<T, Shown>(
    answer: Promise<AxiosResponse<T>>,
    shown: (answer: AxiosResponse<T>) => Shown,
  ): Promise<Part<Shown>>;
}

/** Said again to the services as it was said to us. */
const passedOn = ['cookie', 'user-agent', 'accept-language', 'x-forwarded-for'];
/**
 * Where a form was sent from. Of a page that is only looked at it is not passed on: who comes back from
 * their bank comes from another site, and what the page asks about their payment is no forgery.
 */
const sentFrom = ['origin', 'sec-fetch-site'];

const one = (header: string | string[] | undefined): string => String(header ?? '').split(',')[0] ?? '';

const headersOf = ({ method, headers }: IncomingMessage, requestId: string): Record<string, string> => {
  const host = one(headers['x-forwarded-host']) || one(headers.host);
  const names = method === 'GET' || method === 'HEAD' ? passedOn : [...passedOn, ...sentFrom];
  const said = names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
  return {
    ...Object.fromEntries(said),
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': one(headers['x-forwarded-proto']) || 'http',
    'x-request-id': requestId,
    ...traceParent(headers.traceparent),
  };
};

/** Passes on what the services want remembered, and says it back in this visit's next requests. */
export const keepCookies = ({ api, res }: Pick<Visit, 'api' | 'res'>, { headers }: AxiosResponse): void => {
  const set = headers['set-cookie'] ?? [];
  if (set.length === 0) return;
  for (const line of set) res.appendHeader('Set-Cookie', line);
  const renewed = Object.fromEntries(set.map((line) => line.split(';', 1)[0]?.split(/=(.*)/s) ?? []));
  const before = String(api.defaults.headers.cookie ?? '').split('; ');
  const kept = before.filter((pair) => pair && !((pair.split('=', 1)[0] ?? '') in renewed));
  api.defaults.headers.cookie = [...kept, ...Object.entries(renewed).map((pair) => pair.join('='))].join(
    '; ',
  );
};

const whoIs = async (visit: Omit<Visit, 'props'>, cookies: Cookies): Promise<Part<CurrentUser | null>> => {
  if (!cookies.session) return { data: null };
  return visit.ask(visit.api.get<{ currentUser: CurrentUser | null }>('/api/users/currentuser'), (answer) => {
    keepCookies(visit, answer);
    return answer.data.currentUser;
  });
};

interface Page {
  req: IncomingMessage & { cookies: Cookies };
  res: ServerResponse;
  path: string;
}

export const beginVisit = async ({ req, res, path }: Page): Promise<Visit> => {
  const given = one(req.headers['x-request-id']);
  const requestId = /^[\w.:-]{1,64}$/.test(given) ? given : crypto.randomUUID();
  res.setHeader('X-Request-Id', requestId);
  res.setHeader('Vary', 'Cookie, Accept-Language');
  const api = buildClient({ baseURL: apiBaseUrl(), headers: headersOf(req, requestId) });
  const language = pickLanguage(req.cookies.language, req.headers['accept-language']);
  const ask = <T>(answer: Promise<AxiosResponse<T>>, shown = ({ data }: AxiosResponse<T>) => data) =>
    part({ requestId, language }, answer, shown);
  const bare = { api, req, res, requestId, ask: ask as Visit['ask'] };
  const who = await whoIs(bare, req.cookies);
  const zone = req.cookies.zone;
  const props: VisitProps = {
    language,
    zone: isZone(zone) ? zone : 'UTC',
    user: who.data ?? null,
    isAccountDown: who.failed !== undefined,
    path,
  };
  return { ...bare, props };
};
