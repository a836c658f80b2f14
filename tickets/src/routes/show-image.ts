import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import { z } from 'zod';
import { fileNames } from '../domain/image.ts';
import type { ImageStore } from '../services/image-store/image-store.ts';

const idForm = /^[0-9a-f]{24}$/;

export const showImage = ({ store }: { store: ImageStore }) =>
  route({
    get: '/api/tickets/images/:id/:file',
    summary: `A file of an image: ${fileNames.join(', ')}`,
    who: 'anyone',
    answer: { 200: z.unknown() },
    mediaType: 'image/*',
    codes: ['image.store-unavailable'],
    handle: async (req, res) => {
      const [id, name] = [String(req.params.id), String(req.params.file)];
      if (!idForm.test(id) || !fileNames.includes(name)) throw new NotFoundError();
      const file = await store.read(id, name);
      if (!file) throw new NotFoundError();
      res.set({
        'Content-Type': `image/${name.split('.')[1]}`,
        // what an id names never changes
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'",
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
      if (file.length !== undefined) res.set('Content-Length', String(file.length));
      // an error in the middle ends the connection, which whoever reads notices
      await pipeline(file.bytes, res).catch(() => undefined);
    },
  });
