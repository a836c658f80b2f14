import { toNumber } from '../bson/types.ts';
import { parts } from '../query/path.ts';
import type { IndexSpec } from './index-spec.ts';
import type { Stored } from './stored.ts';
import { valuesAt } from './values-at.ts';
import { words } from './words.ts';

/** Which documents hold which word, and how much it weighs there. */
export class TextIndex {
  readonly spec: IndexSpec;
  readonly fields: { path: string; weight: number }[];
  private readonly rowsByWord = new Map<string, Map<number, { row: Stored; score: number }>>();

  constructor(spec: IndexSpec) {
    const paths = Object.keys(spec.key).filter((path) => spec.key[path] === 'text');
    this.fields = paths.map((path) => ({ path, weight: toNumber(spec.weights?.[path]) ?? 1 }));
    this.spec = {
      ...spec,
      weights: Object.fromEntries(this.fields.map(({ path, weight }) => [path, weight])),
    };
  }

  textsOf(row: Stored): string[] {
    return this.fields.flatMap(({ path }) =>
      valuesAt(row.doc, parts(path)).filter((one) => typeof one === 'string'),
    );
  }

  add(row: Stored): void {
    for (const [word, score] of this.scores(row)) {
      let rows = this.rowsByWord.get(word);
      if (!rows) {
        rows = new Map();
        this.rowsByWord.set(word, rows);
      }
      rows.set(row.order, { row, score });
    }
  }

  remove(row: Stored): void {
    for (const word of this.scores(row).keys()) {
      const rows = this.rowsByWord.get(word);
      rows?.delete(row.order);
      if (rows?.size === 0) this.rowsByWord.delete(word);
    }
  }

  /** Every document with at least one of the words, with its score. */
  search(wanted: Iterable<string>): Map<Stored, number> {
    const found = new Map<Stored, number>();
    for (const word of wanted) {
      for (const { row, score } of this.rowsByWord.get(word)?.values() ?? []) {
        found.set(row, (found.get(row) ?? 0) + score);
      }
    }
    return found;
  }

  has(word: string, row: Stored): boolean {
    return this.rowsByWord.get(word)?.has(row.order) ?? false;
  }

  private scores(row: Stored): Map<string, number> {
    const scores = new Map<string, number>();
    for (const { path, weight } of this.fields) {
      for (const text of valuesAt(row.doc, parts(path))) {
        if (typeof text === 'string') addScores(scores, words(text), weight);
      }
    }
    return scores;
  }
}

/** mongod's weighing: repeated words count for less and less, words of a short text for more. */
const addScores = (scores: Map<string, number>, found: string[], weight: number): void => {
  const seen = new Map<string, { count: number; frequency: number; exponent: number }>();
  for (const word of found) {
    const data = seen.get(word) ?? { count: 0, frequency: 0, exponent: 0 };
    data.exponent = data.exponent ? data.exponent * 2 : 1;
    data.count += 1;
    data.frequency += 1 / data.exponent;
    seen.set(word, data);
  }
  for (const [word, { count, frequency }] of seen) {
    const coefficient = 0.5 * (count / found.length) + 0.5;
    const exact = found.length === 1 ? 1.1 : 1;
    scores.set(word, (scores.get(word) ?? 0) + weight * frequency * coefficient * exact);
  }
};
