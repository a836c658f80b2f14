import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signCode } from '../pass-code.ts';
import { passKeysOf } from '../pass-keys.ts';
import { passPdf } from '../pass-pdf.ts';
import { scanPdf } from './scan-pdf.ts';
import { someSheet } from './some-sheet.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const [key] = passKeysOf(pem);
const someCode = () => signCode(key, { passId: randomBytes(12).toString('hex'), revision: 0 });

describe('the PDF of passes', () => {
  it('When there are several, then each has a page whose QR is its code', async () => {
    const sheets = [1, 2, 3].map((seat) => someSheet({ seat, seats: 3, code: someCode() }));
    const pages = await scanPdf(await passPdf(sheets, 'en'));
    expect(pages.map(({ code }) => code)).toEqual(sheets.map(({ code }) => code));
    expect(pages.map(({ text }) => /\d of \d/.exec(text)?.[0])).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  it.each([
    ['en', ['Saturday 1 June 2030', '20:00', 'Seat', '1 of 2', 'Robin Meier', 'on paper or on a screen']],
    [
      'de',
      ['Samstag, 1. Juni 2030', '20:00', 'Platz', '1 von 2', 'Robin Meier', 'Zeig diesen Code am Einlass'],
    ],
  ] as const)(
    'When it is read in %s, then a page says when, where, whose and which',
    async (language, parts) => {
      const [page] = await scanPdf(await passPdf([someSheet({ holder: 'Robin Meier' })], language));
      for (const part of [...parts, 'String quartet by candlelight', 'Old Mill, Zürich', 'K7WQ2MXD-1-QF5A'])
        expect(page?.text).toContain(part);
    },
  );

  it.each([
    ['accents', 'Über Łódź, ąęść, Nguyễn, ẞ'],
    ['Greek and Cyrillic', 'Ελληνικά и Русский'],
    ['accents in two parts', 'Zürich'.normalize('NFD'), 'Zürich'],
    ['letters of other scripts', '東京 jazz مرحبا', '\uFFFD\uFFFD jazz'],
    ['emoji', '🎻 Quartet 👩🏽‍🎤', 'Quartet'],
    ['lines and bells', 'One\r\nTwo\u0007\u2028Three', 'One Two Three'],
    ['one word without an end', 'W'.repeat(500), 'WWWW'],
    ['many words', 'candlelight '.repeat(80), 'candlelight…'],
    ['nothing', ' ', 'K7WQ2MXD'],
  ])('When a title is of %s, then the page is whole', async (_, title, said = title) => {
    const pages = await scanPdf(await passPdf([someSheet({ title, holder: title })], 'en'));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain(said);
    expect(pages[0]?.code).toBe(someSheet().code);
  });

  it.each([
    ['no date', { startsAt: undefined }, 'The date will be announced'],
    ['a zone that nobody knows', { timeZone: 'Moon/Base' }, '18:00 UTC'],
    ['no venue', { venue: undefined, city: undefined }, 'K7WQ2MXD'],
  ])('When an event has %s, then the page says what is known', async (_, more, said) => {
    const [page] = await scanPdf(await passPdf([someSheet(more)], 'en'));
    expect(page?.text).toContain(said);
  });
});
