import { expect, it } from '@jest/globals';
import { readOptions } from '../options.ts';

it('When nothing is asked for, then a seed is drawn, and all phases run once', () => {
  const { seed, ...options } = readOptions([]);
  expect(Number.isInteger(seed) && seed > 0).toBe(true);
  expect(options).toEqual({ long: false, only: undefined, bug: undefined, out: undefined, list: false });
});

it('When a run is repeated, then its seed and its phases are taken', () => {
  const options = readOptions(['--seed', '4711', '--only', 'crash,wires', '--long', '--out', 'docs']);
  expect(options).toMatchObject({ seed: 4711, only: ['crash', 'wires'], long: true, out: 'docs' });
});

it('When an option makes no sense, then the error says what there is', () => {
  expect(() => readOptions(['--seed', 'x'])).toThrow('--seed x is no whole number from 0');
  expect(() => readOptions(['--only', 'crash,flood'])).toThrow('No phase is called flood: crash, kills');
  expect(() => readOptions(['--bug', 'none'])).toThrow('No bug is called none: seat-index-missing');
  expect(() => readOptions(['--fast'])).toThrow('fast');
});
