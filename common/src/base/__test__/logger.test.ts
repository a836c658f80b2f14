import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { withContext } from '../context.ts';
import { createLogger } from '../logger.ts';

const capture = () => {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  return { lines, logger: createLogger('orders', 'info', stream) };
};

describe('the log', () => {
  it('When something secret is logged, however deep, then the line does not have it', () => {
    const { lines, logger } = capture();
    const secret = 'open-sesame';
    logger.info({
      password: secret,
      body: { password: secret, token: secret, newPassword: secret },
      req: { headers: { cookie: secret, authorization: secret } },
      payment: { intent: { client_secret: secret, card: { number: secret } } },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(secret);
    expect(lines[0]).toContain('[secret]');
  });

  it('When an error has something secret, or a list of what was sent, then the line does not have it either', () => {
    const { lines, logger } = capture();
    const secret = 'open-sesame';
    const error = Object.assign(new Error('No'), {
      password: secret,
      request: { headers: { cookie: secret } },
    });
    logger.error({ err: error, sent: [{ token: secret, name: 'Ada' }] }, 'Failed');
    expect(lines[0]).not.toContain(secret);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'No', stack: expect.any(String), password: '[secret]' },
      sent: [{ token: '[secret]', name: 'Ada' }],
    });
  });

  it('When what is logged has nothing secret, then it is as it was', () => {
    const { lines, logger } = capture();
    const at = new Date(0);
    const line = { at, list: [1, 'two', null, { three: 3 }], none: undefined, id: { toJSON: () => 'an id' } };
    logger.info(line);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      at: at.toISOString(),
      list: [1, 'two', null, { three: 3 }],
      id: 'an id',
    });
  });

  it('When a request or an event is under way, then each line names it', () => {
    const { lines, logger } = capture();
    withContext({ requestId: 'r-1', traceId: 't-1' }, () => logger.info('hello'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      service: 'orders',
      requestId: 'r-1',
      traceId: 't-1',
      msg: 'hello',
    });
  });
});
