// FLOOR: node:http that answers the same bytes from memory.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { serve, setting } from './serve.ts';

const body = readFileSync(setting('ANSWER_FILE'));
const status = Number(setting('STATUS'));
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length };

await serve(createServer((_req, res) => res.writeHead(status, headers).end(body)));
