import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { httpServer } from '../http-server.ts';

it('When Express takes a request, then its prototype is there already and the API is whole', async () => {
  const app = express();
  const seen: Record<string, unknown> = {};
  const changed: string[] = [];
  const real = Object.setPrototypeOf;
  app.get('/things/:id', (req, res) => {
    Object.setPrototypeOf = real;
    seen.protocol = req.protocol;
    seen.header = req.get('X-Thing');
    seen.params = req.params;
    seen.query = req.query;
    seen.ip = typeof req.ip;
    seen.accepts = req.accepts('json');
    seen.app = req.app === app && res.app === app;
    seen.pair = req.res === res && res.req === req;
    res.status(202).set('X-Answer', 'yes').cookie('a', 'b').type('json').send('{"ok":true}');
  });
  const server = httpServer(app).listen(0);
  await once(server, 'listening');
  Object.setPrototypeOf = (object, prototype) => {
    if (Object.getPrototypeOf(object) !== prototype) changed.push(String(object));
    return real(object, prototype);
  };
  const { port } = server.address() as AddressInfo;
  const response = await supertest(`http://127.0.0.1:${port}`).get('/things/7?a=1').set('X-Thing', 'x');
  expect(response.status).toBe(202);
  expect(response.headers).toMatchObject({ 'x-answer': 'yes', 'set-cookie': ['a=b; Path=/'] });
  expect(response.body).toEqual({ ok: true });
  expect(seen).toMatchObject({
    protocol: 'http',
    header: 'x',
    params: { id: '7' },
    query: { a: '1' },
    ip: 'string',
    accepts: 'json',
    app: true,
    pair: true,
  });
  expect(changed).toEqual([]);
  server.close();
});
