import type { ServerResponse } from 'node:http';

const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};

export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const sendJson = (res: ServerResponse, status: number, body: unknown): void => {
  res.writeHead(status, { ...always, 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

export const sendPage = (res: ServerResponse, page: { toString(): string }, status = 200): void => {
  const headers = {
    ...always,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
  };
  res.writeHead(status, headers).end(`<!doctype html>${page}`);
};

export const sendText = (res: ServerResponse, status: number, text: string): void => {
  res.writeHead(status, { ...always, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

export const goTo = (res: ServerResponse, status: 302 | 303, location: string): void => {
  res.writeHead(status, { ...always, Location: location }).end();
};
