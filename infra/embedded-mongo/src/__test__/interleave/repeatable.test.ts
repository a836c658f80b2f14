import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../commands/call.ts';
import { commandFor } from '../../commands/registry.ts';
import { Interleaving } from '../../interleave/interleaving.ts';
import { randomFrom } from '../../interleave/random.ts';
import { Traffic } from '../../interleave/traffic.ts';

const call = { body: {} } as Call;

/** What is decided for 50 commands of two connections: where each pauses in its first ten steps. */
const decisions = async (seed: number): Promise<string[]> => {
  const interleaving = new Interleaving(seed);
  const found: string[] = [];
  for (const turnOf of [interleaving.turns(1), interleaving.turns(2)]) {
    for (let command = 0; command < 50; command += 1) {
      const turn = turnOf(commandFor('update'), call);
      const steps = Array.from({ length: 10 }, () => turn?.pause());
      found.push(steps.map((step) => (step ? '|' : '.')).join(''));
      await Promise.all(steps);
    }
  }
  return found;
};

describe('a seed', () => {
  it('When it is the same, then the same commands pause at the same steps; else at others', async () => {
    expect(await decisions(1)).toEqual(await decisions(1));
    expect(await decisions(1)).not.toEqual(await decisions(2));
    expect(new Set(await decisions(1)).size).toBeGreaterThan(10);
  });

  it('When numbers are drawn, then they are spread from 0 up to 1', () => {
    const random = randomFrom(5, 0, 3);
    const tenths = Array.from({ length: 10_000 }, () => Math.floor(random() * 10));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = tenths.filter((one) => one === tenth).length;
      expect(share).toBeGreaterThan(800);
      expect(share).toBeLessThan(1200);
    }
  });

  it('When a connection only says hello, then nothing is decided for it', () => {
    const turnOf = new Interleaving(1).turns(1);
    expect(turnOf(commandFor('hello'), call)).toBeUndefined();
    expect(turnOf(commandFor('find'), call)).toBeDefined();
  });
});

describe('traffic', () => {
  it('When only one connection was busy for a while, then it is alone', () => {
    let now = 0;
    const traffic = new Traffic(() => now);
    traffic.seen(1);
    expect(traffic.isAlone(1)).toBe(true);
    expect(traffic.isAlone(2)).toBe(false);
    now = 10;
    traffic.seen(2);
    expect(traffic.isAlone(2)).toBe(false);
    now = 25;
    traffic.seen(2);
    expect(traffic.isAlone(2)).toBe(true);
    expect(traffic.isAlone(1)).toBe(false);
  });
});
