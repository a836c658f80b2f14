import { describe, expect, it } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { kinds } from '../../../domain/kinds.ts';
import { unsubscribes } from '../unsubscribe-token.ts';
import { every, key, mailOf, publicUrl } from './sample-mail.ts';

const hostile = '<img src="https://thief.example.com/x.png">\r\nBcc: thief@example.com & "friends"';

/** What a mail needs and a page does not: tables that lay out, and styles at the element. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    // Outlook's: a document type of old, comments with conditions
    'doctype-html': 'off',
    'no-conditional-comment': 'off',
    // React's spelling, which HTML takes
    'attr-case': 'off',
    'void-style': 'off',
    'long-title': 'off',
  },
});

describe.each(every)('%s in %s', (kind, language) => {
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
    expect(text).toMatch(/Du bekommst diese Mail|You get this mail/);
  });

  it('When its HTML is validated, then nothing is found, also with a hostile title', async () => {
    for (const title of ['Quartet', hostile]) {
      const { html } = await mailOf(kind, language, title);
      const { results } = await validator.validateString(html);
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ).toEqual([]);
    }
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
