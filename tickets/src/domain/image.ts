/** What a page needs of an image before it has it: nothing jumps, and its colour is there first. */
export interface ImageLook {
  color: string;
  /** A webp of a few pixels, in base64. */
  blur: string;
  width: number;
  height: number;
}

export interface Image extends ImageLook {
  id: string;
}

export const widths = [320, 640, 1280] as const;
export const formats = ['avif', 'webp'] as const;

export const fileNames = widths.flatMap((width) => formats.map((format) => `${width}.${format}`));
