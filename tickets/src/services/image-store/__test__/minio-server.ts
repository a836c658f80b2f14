import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@ticketing/common/programs';
import { isProgramMissing, testProgram } from '@ticketing/common/testing';

const command = 'minio';
export const isMinioMissing = () => isProgramMissing(command);

/** It has these credentials when its environment says nothing else. */
const credentials = { accessKey: 'minioadmin', secretKey: 'minioadmin' };

/** A real server that speaks S3. */
export const minioServer = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'minio-'));
  const address = `127.0.0.1:${await freePort()}`;
  const args = ['server', folder, '--address', address, '--console-address', '127.0.0.1:0'];
  const program = await testProgram(command, args, 'API: http');
  return {
    ...program,
    settings: { endpoint: `http://${address}`, region: 'us-east-1', ...credentials },
    remove: async () => {
      await program.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
