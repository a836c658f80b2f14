import type { Image } from '@ticketing/common/contracts';

export type ImageLook = Omit<Image, 'id'>;

export const widths = [320, 640, 1280] as const;
export const formats = ['avif', 'webp'] as const;

export const fileNames = widths.flatMap((width) => formats.map((format) => `${width}.${format}`));
