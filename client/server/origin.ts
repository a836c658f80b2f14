import type { IncomingMessage } from 'node:http';

const first = (header: string | string[] | undefined): string =>
  String(header ?? '')
    .split(',')[0]
    ?.trim() ?? '';

/** Where the visitor sees this shop, for addresses that are read elsewhere. */
export const originOf = ({ headers }: IncomingMessage): string => {
  const host = first(headers['x-forwarded-host']) || first(headers.host);
  return `${first(headers['x-forwarded-proto']) || 'http'}://${host}`;
};
