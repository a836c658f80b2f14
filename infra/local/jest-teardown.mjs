export default async () => {
  await globalThis.embeddedMongo?.close();
};
