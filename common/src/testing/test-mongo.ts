import { randomBytes } from 'node:crypto';

/** A database nobody else uses, on the server that MONGO_URL names. */
export const testMongoUri = (): string => {
  const server = process.env.MONGO_URL;
  if (!server) throw new Error('MONGO_URL is missing: tests need a MongoDB or the embedded stand-in');
  const uri = new URL(server);
  uri.pathname = `/test-${randomBytes(6).toString('hex')}`;
  return uri.href;
};
