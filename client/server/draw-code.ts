import { create } from 'qrcode';
import type { Drawn } from '../api/pass-types.ts';

/** On the server, so that no page brings an encoder along. Level M: readable from a phone whose glass is broken. */
export const drawCode = (code: string): Drawn => {
  const { size: width, data } = create(code, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const begins = x;
      while (x < width && data[y * width + x]) x++;
      if (x > begins) path += `M${begins} ${y}h${x - begins}v1h-${x - begins}z`;
    }
  return { width, path };
};
