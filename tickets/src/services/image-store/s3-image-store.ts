import type { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { fileNames } from '../../domain/image.ts';
import { type ImageStore, storeUnavailable } from './image-store.ts';

export interface S3Settings {
  bucket: string;
  endpoint?: string | undefined;
  region: string;
  accessKey: string;
  secretKey: string;
}

const maxWaitMs = 3000;

const nameOf = (error: unknown) => (error as { name?: string }).name ?? '';

export const s3ImageStore = (settings: S3Settings): ImageStore => {
  const { bucket: Bucket, endpoint, region, accessKey, secretKey } = settings;
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    maxAttempts: 2,
    // other stores than Amazon's do not know its newer checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const keyOf = (id: string, name: string) => `images/${id}/${name}`;

  /** Ends an attempt that gets no answer. What has begun to answer may take its time. */
  const inTime = async <T>(send: (abortSignal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController();
    const late = setTimeout(() => abort.abort(), maxWaitMs);
    try {
      return await send(abort.signal);
    } finally {
      clearTimeout(late);
    }
  };

  const put = (id: string, name: string, Body: Uint8Array) => {
    const ContentType = `image/${name.split('.')[1]}`;
    const command = () => new PutObjectCommand({ Bucket, Key: keyOf(id, name), Body, ContentType });
    return inTime((abortSignal) => client.send(command(), { abortSignal }));
  };

  const createBucket = () =>
    inTime((abortSignal) => client.send(new CreateBucketCommand({ Bucket }), { abortSignal })).catch(
      (error) => {
        if (!/^BucketAlready/.test(nameOf(error))) throw error;
      },
    );

  return {
    async write(id, name, bytes) {
      try {
        await put(id, name, bytes).catch(async (error) => {
          if (nameOf(error) !== 'NoSuchBucket') throw error;
          await createBucket();
          await put(id, name, bytes);
        });
      } catch (error) {
        throw storeUnavailable(error);
      }
    },

    async read(id, name) {
      try {
        const command = new GetObjectCommand({ Bucket, Key: keyOf(id, name) });
        const { Body, ContentLength } = await inTime((abortSignal) => client.send(command, { abortSignal }));
        return { bytes: Body as Readable, length: ContentLength };
      } catch (error) {
        if (/^NoSuch(Key|Bucket)$/.test(nameOf(error))) return undefined;
        throw storeUnavailable(error);
      }
    },

    async remove(id) {
      const commands = fileNames.map((name) => new DeleteObjectCommand({ Bucket, Key: keyOf(id, name) }));
      try {
        await Promise.all(
          commands.map((command) => inTime((abortSignal) => client.send(command, { abortSignal }))),
        );
      } catch (error) {
        if (nameOf(error) !== 'NoSuchBucket') throw storeUnavailable(error);
      }
    },
  };
};
