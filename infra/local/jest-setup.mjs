/** One database server for all test files: the one MONGO_URL names, else the embedded stand-in. */
export default async () => {
  if (process.env.MONGO_URL) return;
  const { startEmbeddedMongo } = await import('@ticketing/embedded-mongo');
  globalThis.embeddedMongo = await startEmbeddedMongo();
  process.env.MONGO_URL = globalThis.embeddedMongo.uri;
};
