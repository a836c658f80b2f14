import { parse } from 'node:querystring';
import type { Route } from '@ticketing/common/http';

type Random = () => number;
type Rules = Record<string, unknown>;
type Fields = Record<string, Rules>;

/** As it is sent. */
export interface RandomRequest {
  query: string;
  body: string | undefined;
}

/** As a route gets it; a new one each time, since checks may change it. */
export const received = ({ query, body }: RandomRequest) => ({
  query: parse(query),
  body: body === undefined ? undefined : JSON.parse(body),
});

const texts = [
  ...['', ' ', '\t\n', ' padded ', 'concert', 'CONCERT', 'İstanbul', 'x'.repeat(80), 'x'.repeat(81)],
  ...['x'.repeat(200), 'x'.repeat(201), 'x'.repeat(6000), '𝒳'.repeat(200), '𝒳'.repeat(201), 'é'.repeat(81)],
  ...['\u0000', '\ud800', '\u200e', '\u00a0', '\ufeff', '👩‍👩‍👧', '<b>', "'; --", '{"$gt":""}', '[1]'],
  ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'true', 'false', 'True', '0', '1'],
  ...['a@b.dev', 'A@B.dev', 'a@b', 'ü@b.dev', `${'a'.repeat(250)}@b.dev`, 'Demo-1234', 'demo', 'Dé-123456'],
  ...[
    'a,b',
    'a,,b',
    `${'a,'.repeat(99)}a`,
    `${'a,'.repeat(100)}a`,
    'tok_visa',
    'pm_',
    ' tok_visa ',
    'newest',
  ],
  ...['2030-05-01', '2030-05-01T10:00:00Z', '2030-05-01T10:00:00', '2030-13-01', '2030-05-01T10:00:00+02:00'],
];
const numbersAsText = [
  ...['2', '100', '101', '10000', '10001', '-1', '+1', '-0', '00', '01', '1.', '.5', '0.5', '0.49', '1.10'],
  ...['1.005', '1e3', '1e400', '-1e-9', '0x10', '0b1', '1_000', '1,5', ' 5', '5 ', '٣', 'NaN', 'Infinity'],
  ...['-Infinity', '999999.99', '1000000', '9007199254740993', '1'.repeat(400)],
];
const numbers = [
  0,
  -0,
  1,
  2,
  50,
  100,
  101,
  10_000,
  10_001,
  -1,
  0.1,
  0.5,
  1.005,
  1e21,
  1e308,
  2 ** 53,
  5e-324,
];
const others: unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [1],
  ['a'],
  [null],
  [[]],
  { $gt: '' },
  { length: 1 },
  { toString: null },
];

/** What passes is not often found by chance. */
const valid: Record<string, string> = {
  last4: '4242',
  number: 'K7WQ2MXD',
  email: 'a@b.dev',
  password: 'Demo-1234',
  oldPassword: 'Demo-1234',
  newPassword: 'Demo-1234',
  token: 'tok_visa',
  ids: 'a,b',
  ticketIds: 'a,b',
  title: 'Concert',
  price: '20',
  from: '2030-05-01',
  to: '2030-05-02',
  timeZone: 'Europe/Zurich',
  startsAt: '2030-05-01T10:00:00Z',
  url: 'https://seller.example.com/hook',
};
const validStructures: Record<string, unknown> = { mail: { sales: false }, events: ['order.completed'] };

export const randomRequest = ({ input = {} }: Route, random: Random): RandomRequest => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [right, missing] = [random(), random() * 0.8];
  const anyText = (): string => {
    const kind = random();
    if (kind < 0.5) return pick(texts);
    return kind < 0.9 ? pick(numbersAsText) : pick(texts) + pick(numbersAsText);
  };
  const textFor = (name: string, rules: Rules = {}): string => {
    const [options = [valid[name] ?? '1']] =
      (rules.isIn as { options?: [string[]] } | undefined)?.options ?? [];
    return random() < right ? pick(options) : anyText();
  };
  const valueFor = (name: string, rules?: Rules): unknown => {
    const kind = random();
    if (name in validStructures && random() < right) return validStructures[name];
    if (kind < 0.4 + 0.6 * right) return textFor(name, rules);
    return pick<unknown>(random() < 0.6 ? numbers : others);
  };
  const unknownField = () => pick(['__proto__', 'unknown', 'constructor', 'toString', 'limit[]', '']);

  const queryOf = (fields: Fields): string => {
    const pairs = Object.entries(fields)
      .filter(() => random() >= missing)
      .flatMap(([name, rules]) =>
        Array.from({ length: random() < 0.05 ? 2 : 1 }, () => [name, textFor(name, rules)] as const),
      );
    if (random() < 0.1) pairs.push([unknownField(), anyText()]);
    return pairs
      .map(([name, text]) => `${name}=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`)
      .join('&');
  };

  const bodyOf = (fields: Fields): string | undefined => {
    const kind = random();
    if (kind < 0.02) return undefined;
    if (kind < 0.04) return JSON.stringify([valueFor('')]);
    const given = Object.entries(fields)
      .filter(() => random() >= missing)
      .map(([name, rules]) => [name, valueFor(name, rules)]);
    if (random() < 0.1) given.push([unknownField(), valueFor('')]);
    // by hand, so that a key __proto__ is one of the body's own
    return `{${given.map((pair) => pair.map((part) => JSON.stringify(part)).join(':')).join()}}`;
  };

  return { query: queryOf((input.query ?? {}) as Fields), body: bodyOf((input.body ?? {}) as Fields) };
};
