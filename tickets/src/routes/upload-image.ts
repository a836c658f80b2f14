import { type Clock, mustBeInTime, UnsupportedMediaError } from '@ticketing/common/base';
import { image as imageView } from '@ticketing/common/contracts';
import { newId, route } from '@ticketing/common/http';
import { whyNotThisFormat } from '../domain/image-format.ts';
import type { Images } from '../models/images.ts';
import type { ImageStore } from '../services/image-store/image-store.ts';
import { type DrawnImage, drawingCodes } from '../services/images/draw-image.ts';

interface UploadDeps {
  images: Images;
  store: ImageStore;
  draw: (bytes: Uint8Array) => Promise<DrawnImage>;
  clock: Clock;
}

export const uploadImage = ({ images, store, draw, clock }: UploadDeps) =>
  route({
    post: '/api/tickets/images',
    summary: 'Upload an image for a listing: JPEG, PNG, WebP or AVIF',
    who: 'user',
    file: {
      mediaType: 'image/*',
      maxBytes: 10 * 1024 * 1024,
      tooLarge: { message: 'The image is larger than 10 MB', code: 'image.too-large' },
    },
    answer: { 201: imageView },
    refusals: { 400: 'The image cannot be read, or is too large or too small', 415: 'Of another format' },
    codes: [
      ...drawingCodes,
      'image.heic',
      'image.gif',
      'image.svg',
      'image.unknown-format',
      'image.store-unavailable',
    ],
    limits: [{ points: 1, perSeconds: 1, by: 'user' }],
    handle: async (req, res) => {
      const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      const refusal = whyNotThisFormat(bytes);
      if (refusal) throw new UnsupportedMediaError(refusal.message, refusal.code);
      const { look, files } = await draw(bytes);
      const image = { id: newId(req).id, ...look };
      mustBeInTime();
      // known before there are files: what a crash leaves behind is found, and swept
      await images.insertOnce(image, req.user.id, clock());
      await Promise.all(Object.entries(files).map(([name, file]) => store.write(image.id, name, file)));
      res.status(201).json(image);
    },
  });
