// LIMIT of a sign-in: node:http that verifies one argon2id hash at OWASP's minimum, nothing else.
import { createServer } from 'node:http';
import { hash, verify } from '@node-rs/argon2';
import { serve, setting } from './serve.ts';

const password = setting('PASSWORD');
const known = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

await serve(
  createServer((_req, res) => {
    verify(known, password).then((isRight) => {
      const body = JSON.stringify({ id: isRight ? 'somebody' : undefined, email: 'somebody@example.com' });
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    });
  }),
);
