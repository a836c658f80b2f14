import { expect, it } from '@jest/globals';
import { scaledRules } from '../harness/scaled-rules.ts';

it('When rules are made faster, then their durations are shorter, and what they compare is the same', () => {
  const rules = `
      - record: slo:bad:count1h
        expr: (slo:all:rate1h - slo:good:rate1h) * 3600
      - alert: Any
        expr: sum(increase(a_total{le="5"}[30m])) > 14.4 * 0.001 or a_seconds > 300 unless a_total offset 1h
        for: 15s`;
  expect(scaledRules(rules, 30)).toBe(`
      - record: slo:bad:count1h
        expr: (slo:all:rate1h - slo:good:rate1h) * 120
      - alert: Any
        expr: sum(increase(a_total{le="5"}[60000ms])) > 14.4 * 0.001 or a_seconds > 300 unless a_total offset 120000ms
        for: 500ms`);
});
