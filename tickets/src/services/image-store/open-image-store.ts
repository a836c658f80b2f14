import type { TicketsConfig } from '../../config.ts';
import { fileImageStore } from './file-image-store.ts';
import { type ImageStore, storeUnavailable } from './image-store.ts';

type Settings = Pick<
  TicketsConfig,
  'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY' | 'IMAGE_FOLDER'
>;

export const openImageStore = (settings: Settings): ImageStore => {
  if (settings.S3_BUCKET) return loadedWhenUsed(() => openS3(settings));
  if (settings.IMAGE_FOLDER) return fileImageStore(settings.IMAGE_FOLDER);
  return nowhere;
};

/** The client of S3 takes a tenth of a second to load, and who has no S3 need not wait for it. */
const openS3 = async (settings: Settings): Promise<ImageStore> => {
  const { S3_BUCKET = '', S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = settings;
  const { s3ImageStore } = await import('./s3-image-store.ts');
  return s3ImageStore({
    bucket: S3_BUCKET,
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
  });
};

const loadedWhenUsed = (open: () => Promise<ImageStore>): ImageStore => {
  let opened: Promise<ImageStore> | undefined;
  const store = () => {
    opened ??= open();
    return opened;
  };
  return {
    write: async (id, name, bytes) => (await store()).write(id, name, bytes),
    read: async (id, name) => (await store()).read(id, name),
    remove: async (id) => (await store()).remove(id),
  };
};

const refuse = async () => {
  throw storeUnavailable('Neither S3_BUCKET nor IMAGE_FOLDER is set');
};
const nowhere: ImageStore = { write: refuse, read: async () => undefined, remove: async () => {} };
