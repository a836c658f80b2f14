const use = { en: 'use JPEG, PNG, WebP or AVIF', de: 'möglich sind JPEG, PNG, WebP und AVIF' };

/** What tickets refuses of an image. */
export const image = {
  'image.too-large': { en: 'The image is larger than 10 MB', de: 'Das Bild ist größer als 10 MB' },
  'image.heic': {
    en: 'HEIC images cannot be shown in a browser: save it as JPEG, or choose "Most Compatible" in the camera settings',
    de: 'HEIC-Bilder zeigt kein Browser: Speichere es als JPEG, oder wähle „Maximale Kompatibilität“ in den Kameraeinstellungen',
  },
  'image.gif': {
    en: `GIF images are not accepted: ${use.en}`,
    de: `GIF-Bilder gehen nicht: ${use.de}`,
  },
  'image.svg': {
    en: `SVG images are not accepted: ${use.en}`,
    de: `SVG-Bilder gehen nicht: ${use.de}`,
  },
  'image.unknown-format': {
    en: `This is no image that we know: ${use.en}`,
    de: `Das ist kein Bild, das wir kennen: ${use.de}`,
  },
  'image.unreadable': {
    en: 'The image is damaged: it cannot be read to its end',
    de: 'Das Bild ist beschädigt: Es lässt sich nicht bis zum Ende lesen',
  },
  'image.too-many-pixels': {
    en: 'The image has too many pixels: at most 50 million, as AVIF at most 20 million',
    de: 'Das Bild hat zu viele Pixel: höchstens 50 Millionen, als AVIF höchstens 20 Millionen',
  },
  'image.too-small': {
    en: 'The image must be at least 320 pixels wide',
    de: 'Das Bild muss mindestens 320 Pixel breit sein',
  },
  'image.too-narrow': {
    en: 'The image is too narrow: its sides may differ at most three times',
    de: 'Das Bild ist zu schmal: Eine Seite darf höchstens dreimal so lang sein wie die andere',
  },
  'image.too-complex': {
    en: 'The image takes too long to be read: save it once more, with fewer pixels',
    de: 'Das Bild zu lesen dauert zu lange: Speichere es noch einmal, mit weniger Pixeln',
  },
  'image.overloaded': {
    en: 'Too many images are being uploaded, try again',
    de: 'Gerade werden zu viele Bilder hochgeladen, versuche es noch einmal',
  },
  'image.store-unavailable': {
    en: 'Images cannot be reached, try again',
    de: 'Bilder sind gerade nicht erreichbar, versuche es noch einmal',
  },
};
