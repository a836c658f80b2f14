import { expect, it } from '@jest/globals';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { orderTrace } from '../../api/order-trace.ts';
import { cleaned, isShown } from '../without-secrets.ts';

const span = (name: string, attributes: object) =>
  ({ name, attributes, events: [{ name: 'exception' }], kind: 1 }) as unknown as ReadableSpan;

it('When an address is a pass or has a token in it, then neither attribute nor name says it', () => {
  const attributes = {
    'http.method': 'GET',
    'http.target': '/passes/SECRET?token=SECRET',
    'http.url': 'http://x/passes/SECRET',
    'next.span_name': 'GET /passes/SECRET',
    'next.span_type': 'BaseServer.handleRequest',
  };
  const routed = cleaned(span('GET /passes/[code]', { ...attributes, 'http.route': '/passes/[code]' }));
  expect(routed.name).toBe('GET /passes/[code]');
  expect(routed.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/passes/[code]',
    'next.span_type': 'BaseServer.handleRequest',
  });
  const bare = cleaned(span('GET /passes/SECRET?token=SECRET', attributes));
  expect([bare.name, bare.events, bare.kind]).toEqual(['GET', [], 1]);
  expect(cleaned(span('fetch GET http://x/SECRET', {})).name).toBe('fetch GET');
});

it('When Next loads a module, then no span of it is sent', () => {
  const typed = (type: string) => isShown(span('x', { 'next.span_type': type }));
  expect(['BaseServer.handleRequest', 'Render.getServerSideProps', 'Node.runHandler'].map(typed)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['LoadComponents.loadRouteModule', 'RouteModule.prepare', ''].map(typed)).toEqual([
    false,
    false,
    false,
  ]);
});

it('When an order is known, then so are the ids of its trace', () => {
  expect(orderTrace('68f0c2a1b7d94e0012ab34cd')).toEqual({
    traceparent: '00-68f0c2a1b7d94e0012ab34cd12ab34cd-b7d94e0012ab34cd-01',
  });
});
