import { expect, it } from '@jest/globals';
import { createService } from '../../service/index.ts';
import { startTestService, until } from '../../testing/index.ts';
import { openEventStream } from '../event-stream.ts';
import { route } from '../route.ts';

it('When somebody looks on, then events arrive as they happen, and a stop ends the stream at once', async () => {
  let send: (data: unknown) => void = () => undefined;
  let closed = 0;
  const watch = route({
    get: '/api/things/stream',
    summary: 'Watch',
    who: 'anyone',
    answer: { 200: 'nothing' },
    handle: (req, res) => {
      const stream = openEventStream(req, res);
      stream.onClose(() => {
        closed += 1;
      });
      send = stream.send;
    },
  });
  const test = await startTestService((platform) =>
    createService(
      { name: 'things', path: '/api/things', routes: [watch], listeners: [], outboxes: [] },
      platform,
    ),
  );
  const response = await fetch(`${test.url}/api/things/stream`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  send({ left: 3 });
  expect((await reader?.read())?.value).toBe('data: {"left":3}\n\n');
  send({ left: 2 });
  expect((await reader?.read())?.value).toBe('data: {"left":2}\n\n');

  const began = performance.now();
  const stopped = test.stop();
  expect((await reader?.read())?.done).toBe(true);
  await stopped;
  expect(performance.now() - began).toBeLessThan(2000);
  await until('the route knows', () => closed === 1);
});
