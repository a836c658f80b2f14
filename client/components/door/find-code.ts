interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface WithDetector {
  BarcodeDetector?: {
    new (options: { formats: string[] }): Detector;
    getSupportedFormats(): Promise<string[]>;
  };
}

export type FindCode = (video: HTMLVideoElement) => Promise<string | undefined>;

/** So wide that a code of 49 modules has pixels enough, and no wider: each frame is searched on a phone. */
const maxWidth = 800;

const bySoftware = async (): Promise<FindCode> => {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, maxWidth / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!context || canvas.width === 0 || canvas.height === 0) return undefined;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // nothing in this picture
      return undefined;
    }
  };
};

/** The browser's own where it has one, which is the phone's; else one that we bring, fetched only here. */
export const codeFinder = async (): Promise<FindCode> => {
  const { BarcodeDetector } = globalThis as WithDetector;
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!BarcodeDetector || !formats.includes('qr_code')) return bySoftware();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue;
};
