import { expect, it } from '@jest/globals';
import express from 'express';
import helmet from 'helmet';
import request from 'supertest';
import { securityHeaders } from '../security-headers.ts';

const headersWith = async (handler: express.RequestHandler) => {
  const app = express().disable('x-powered-by');
  app.use(handler, (_req, res) => {
    res.end();
  });
  const { date: _, ...headers } = (await request(app).get('/')).headers;
  return headers;
};

it('When an answer is sent, then it has the headers that helmet gives, no more and no fewer', async () => {
  expect(await headersWith(securityHeaders)).toEqual(await headersWith(helmet()));
});
