import { describe, expect, it } from '@jest/globals';
import { seal } from '@ticketing/common/base';
import { languages, OrderCreated } from '@ticketing/common/contracts';
import { factsOf } from '../../../domain/facts.ts';
import { kinds, linkKinds } from '../../../domain/kinds.ts';
import { newMessage } from '../../../domain/message.ts';
import { calendarFile } from '../calendar.ts';
import { compose } from '../compose.ts';
import { unsubscribes } from '../unsubscribe-token.ts';
import { type MailKind, wordsOf } from '../words.ts';

const key = Buffer.alloc(32, 7);
const publicUrl = 'https://shop.example.com';
const at = new Date('2030-05-01T10:00:00.000Z');
const hostile = '<img src="https://thief.example.com/x.png">\r\nBcc: thief@example.com & "friends"';

const mailOf = (kind: MailKind, language: (typeof languages)[number], title = 'Quartet') => {
  const facts = {
    ...factsOf({ ...OrderCreated.sample, ticket: { ...OrderCreated.sample.ticket, title } }),
    before: { startsAt: '2030-05-20T18:00:00.000Z', timeZone: 'Europe/Zurich', venue: 'Old Hall' },
    url: 'https://seller.example.com/hook',
  };
  const sealed = { about: 'a link', text: seal(key, 'a link', '{"token":"t","email":"robin@example.com"}') };
  const message = newMessage({ id: 'event', at }, kind, 'person', {
    facts,
    link: '/orders/1',
    ...(linkKinds.includes(kind) ? { sealed } : {}),
  });
  const sale = newMessage({ id: 'sale', at }, 'sold', 'person', { facts });
  const person = {
    id: 'person',
    version: 0,
    email: 'robin@example.com',
    name: '',
    status: 'active' as const,
  };
  const sales = { count: 51, first: Array.from({ length: 50 }, () => sale) };
  return compose(
    { message, person: { ...person, language }, ...(kind === 'sales-digest' ? { sales } : {}) },
    { publicUrl, keys: [key] },
  );
};

const all = languages.flatMap((language) =>
  (Object.keys(wordsOf(language).kinds) as MailKind[]).map((kind) => [kind, language] as const),
);

describe.each(all)('%s in %s', (kind, language) => {
  it('When it is written, then it is whole, in its language, dark where wanted, and loads nothing', async () => {
    const { subject, html, text } = await mailOf(kind, language);
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object/);
      expect(part).not.toBe('');
    }
    expect(html).toContain(`lang="${language}"`);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('name="color-scheme"');
    expect(html).not.toMatch(/<img|<link|<script|url\(/);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link?.startsWith(`${publicUrl}/`)).toBe(true);
    expect(text).toMatch(/Sie bekommen diese Mail|You get this mail/);
  });

  it('When a title is hostile, then it is text in every part', async () => {
    const { subject, html, text, headers, attachments } = await mailOf(kind, language, hostile);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<img');
    expect(text).not.toMatch(/^Bcc:/m);
    for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n]/);
    for (const { content } of attachments) expect(content).not.toMatch(/^Bcc/m);
  });

  it('When it is not needed for a purchase, then one click unsubscribes from its kind', async () => {
    const { headers } = await mailOf(kind, language);
    const { group } = kinds[kind];
    const token = /unsubscribe\?token=([^>]+)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1];
    expect(unsubscribes([key], token ?? '')).toEqual(
      group === 'purchases' ? undefined : { userId: 'person', group },
    );
    expect('List-Unsubscribe-Post' in headers).toBe(group !== 'purchases');
  });
});

it('When a calendar line is long, then it goes on within 75 bytes a line, and no character is cut', () => {
  const title = 'Größe; '.repeat(40).trim();
  const file = calendarFile({ uid: '1@a', at, startsAt: at, title, where: 'A, B', url: publicUrl });
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replace(/\r\n /g, '')).toContain(`SUMMARY:${title.replace(/;/g, '\\;')}`);
});
