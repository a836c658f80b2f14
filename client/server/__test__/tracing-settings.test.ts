import { afterEach, expect, it } from '@jest/globals';
import { tracing } from '../settings.ts';

afterEach(() => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  delete process.env.OTEL_TRACES_SAMPLER_ARG;
});

it('When no receiver is named, then there are no traces', () => {
  expect(tracing()).toBeNull();
  process.env.OTEL_TRACES_SAMPLER_ARG = '7';
  expect(tracing()).toBeNull();
});

it('When a receiver is named, then all traces go there, or the share that is asked for', () => {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318';
  expect(tracing()).toEqual({ endpoint: 'http://collector:4318', share: 1 });
  process.env.OTEL_TRACES_SAMPLER_ARG = '0.1';
  expect(tracing()?.share).toBe(0.1);
  for (const wrong of ['all', '1.5', '-1']) {
    process.env.OTEL_TRACES_SAMPLER_ARG = wrong;
    expect(tracing).toThrow(`OTEL_TRACES_SAMPLER_ARG is ${wrong}, it must be a number from 0 to 1`);
  }
});
