import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '@ticketing/common/testing';
import { isLinearizable, type Operation, type Outcome } from '../linearizable.ts';

const never = Number.POSITIVE_INFINITY;
const reserve = (
  order: string,
  start: number,
  end: number,
  outcome: Outcome = 'ok',
  seats = 1,
): Operation => ({
  kind: 'reserve',
  ...{ order, start, end, outcome, seats },
});
const cancel = (order: string, start: number, end: number, outcome: 'ok' | 'unknown' = 'ok'): Operation => ({
  kind: 'cancel',
  ...{ order, start, end, outcome },
});
const expire = (order: string, start: number): Operation => ({
  kind: 'expire',
  outcome: 'unknown',
  ...{ order, start, end: never },
});

const explained: Record<string, [number, Operation[]]> = {
  'nothing happened': [1, []],
  'one seat goes from hand to hand': [1, [reserve('a', 0, 1), cancel('a', 2, 3), reserve('b', 4, 5)]],
  'who asked at the same time was refused': [1, [reserve('a', 0, 9), reserve('b', 1, 2, 'refused')]],
  'a refusal came before the reservation that explains it was answered': [
    1,
    [reserve('a', 5, 9), reserve('b', 0, 6, 'refused')],
  ],
  'the seat was taken as it was given back': [1, [reserve('a', 0, 1), cancel('a', 2, 9), reserve('b', 3, 4)]],
  'a hold ran out': [1, [reserve('a', 0, 1), expire('a', 10), reserve('b', 11, 12)]],
  'what was never answered has the seat': [1, [reserve('a', 0, 1, 'unknown'), reserve('b', 2, 3, 'refused')]],
  'what was never answered has no seat': [1, [reserve('a', 0, 1, 'unknown'), reserve('b', 2, 3)]],
  'what was never answered happened late': [
    1,
    [reserve('a', 0, 1, 'unknown'), reserve('b', 2, 3), cancel('b', 4, 5), reserve('c', 6, 7, 'refused')],
  ],
  'it was cancelled without an answer': [
    1,
    [reserve('a', 0, 1), cancel('a', 2, 3, 'unknown'), reserve('b', 4, 5)],
  ],
  'two ask for more than there is together': [
    3,
    [reserve('a', 0, 5, 'ok', 2), reserve('b', 0, 5, 'refused', 2)],
  ],
};

const impossible: Record<string, [number, Operation[]]> = {
  'two have one seat': [1, [reserve('a', 0, 1), reserve('b', 0, 1)]],
  'somebody was refused while nobody else was there': [1, [reserve('a', 0, 1, 'refused')]],
  'somebody was refused before the only buyer asked': [
    1,
    [reserve('a', 0, 1, 'refused'), reserve('b', 2, 3)],
  ],
  'a seat that was given back was refused': [
    1,
    [reserve('a', 0, 1), cancel('a', 2, 3), reserve('b', 4, 5, 'refused')],
  ],
  'a hold was let go before its time': [1, [reserve('a', 0, 1), reserve('b', 2, 3), expire('a', 10)]],
  'two of three and two more': [3, [reserve('a', 0, 1, 'ok', 2), reserve('b', 2, 3, 'ok', 2)]],
  'what was never answered explains one refusal, and is gone for the next': [
    1,
    [reserve('a', 0, 1, 'unknown'), reserve('b', 2, 3, 'refused'), reserve('c', 4, 5)],
  ],
};

describe('histories of one listing', () => {
  it.each(Object.entries(explained))('When %s, then it is accepted', (_what, [quantity, history]) => {
    expect(isLinearizable(quantity, history)).toBe(true);
  });

  it.each(Object.entries(impossible))('When %s, then it is refused', (_what, [quantity, history]) => {
    expect(isLinearizable(quantity, history)).toBe(false);
  });

  it('When operations happen one at a time and their answers are late, then every history is accepted', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { quantity, history } = atomic(randomFrom(seed));
      expect({ seed, accepted: isLinearizable(quantity, history) }).toEqual({ seed, accepted: true });
    }
  });

  it('When twenty overlap and none fits, then an answer is there within a second', () => {
    const begun = performance.now();
    const crowd = Array.from({ length: 20 }, (_, n) => reserve(`b${n}`, n, 100 + n, 'refused'));
    expect(isLinearizable(1, [...crowd, reserve('a', 200, 201), reserve('c', 202, 203)])).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

/** A listing that decides at once, asked by people whose requests and answers take their time. */
const atomic = (random: () => number) => {
  const quantity = 1 + Math.floor(random() * 3);
  const held = new Map<string, number>();
  const history: Operation[] = [];
  for (let n = 0; n < 14; n++) {
    const [start, end] = [n * 10 - random() * 30, n * 10 + random() * 30];
    const [first] = held.keys();
    if (first && random() < 0.4) {
      held.delete(first);
      history.push(cancel(first, start, end, random() < 0.2 ? 'unknown' : 'ok'));
      continue;
    }
    const seats = 1 + Math.floor(random() * 2);
    const taken = [...held.values()].reduce((sum, one) => sum + one, 0);
    const fits = taken + seats <= quantity;
    if (fits) held.set(`o${n}`, seats);
    const answered = fits ? 'ok' : 'refused';
    history.push(reserve(`o${n}`, start, end, random() < 0.2 ? 'unknown' : answered, seats));
  }
  return { quantity, history };
};
