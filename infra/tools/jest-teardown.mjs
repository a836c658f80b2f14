export default async () => {
  globalThis.embeddedMongo?.kill('SIGTERM');
};
