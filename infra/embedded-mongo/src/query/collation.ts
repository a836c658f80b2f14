import type { Doc } from '../bson/codec.ts';
import { toNumber } from '../bson/types.ts';
import { badValue, notSupported } from '../errors.ts';

export type Collation = {
  spec: Doc;
  /** Equal keys mean equal strings; the keys' own order means nothing. */
  key(text: string): string;
  compare(a: string, b: string): number;
};

const keys: Record<number, (text: string) => string> = {
  1: (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  2: (text) => text.normalize('NFD').toLowerCase(),
  3: (text) => text.normalize('NFD'),
};
const sensitivities = { 1: 'base', 2: 'accent', 3: 'variant' } as const;
const known = new Set(['locale', 'strength', 'caseLevel', 'caseFirst', 'numericOrdering', 'alternate']);
const knownToo = new Set(['maxVariable', 'backwards', 'normalization', 'version']);
const cache = new Map<string, Collation>();

/** `undefined` is the simple collation: strings compare by their code. */
export const parseCollation = (spec: unknown): Collation | undefined => {
  if (spec === undefined || spec === null) return undefined;
  if (typeof spec !== 'object') throw badValue('collation must be an object');
  const { locale, strength = 3, caseLevel, numericOrdering, alternate, backwards } = spec as Doc;
  if (Object.keys(spec).length === 0 || locale === 'simple') return undefined;
  if (typeof locale !== 'string')
    throw badValue("BSON field 'collation.locale' is missing but a required field");
  for (const name of Object.keys(spec)) {
    if (!known.has(name) && !knownToo.has(name))
      throw badValue(`BSON field 'collation.${name}' is an unknown field.`);
  }
  const level = toNumber(strength) as 1 | 2 | 3;
  if (
    !keys[level] ||
    caseLevel ||
    numericOrdering ||
    backwards ||
    (alternate ?? 'non-ignorable') !== 'non-ignorable'
  ) {
    throw notSupported('A collation other than a locale with strength 1, 2 or 3');
  }
  const id = `${locale}/${level}`;
  const found = cache.get(id) ?? create(locale, level);
  cache.set(id, found);
  return found;
};

const create = (locale: string, strength: 1 | 2 | 3): Collation => {
  const collator = new Intl.Collator(locale.replace('_', '-'), { sensitivity: sensitivities[strength] });
  return {
    spec: {
      locale,
      caseLevel: false,
      caseFirst: 'off',
      strength,
      numericOrdering: false,
      alternate: 'non-ignorable',
      maxVariable: 'punct',
      normalization: false,
      backwards: false,
      version: '57.1',
    },
    key: keys[strength] as (text: string) => string,
    compare: collator.compare,
  };
};
