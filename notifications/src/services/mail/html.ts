import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { render } from '@react-email/render';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { Language } from '@ticketing/common/contracts';
import { createElement as h, type ReactNode } from 'react';
import type { Letter } from './letter.ts';
import { darkStyles, styles } from './styles.ts';

export interface Sheet {
  letter: Letter;
  language: Language;
  /** Absolute, of the action. */
  url?: string;
  why: string;
  unsubscribe?: { text: string; url: string };
}

const row = ([name, value]: [string, string], index: number) =>
  h(
    'tr',
    { key: index },
    h('th', { className: 'soft', scope: 'row', style: styles.name }, name),
    h('td', { className: 'ink', style: styles.value }, value),
  );

const paragraph = (text: string) => h(Text, { key: text, className: 'ink', style: styles.text }, text);

const head = (subject: string): ReactNode =>
  h(
    Head,
    null,
    h('title', null, subject),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    h('style', null, darkStyles),
  );

const body = ({ letter, url, why, unsubscribe }: Sheet): ReactNode =>
  h(
    Container,
    { className: 'card', style: styles.card },
    h(Text, { className: 'brand', style: styles.brand }, 'Ticketing'),
    h(Heading, { as: 'h1', className: 'ink', style: styles.heading }, letter.heading),
    letter.paragraphs.map(paragraph),
    letter.rows.length > 0 &&
      h('table', { style: styles.table, width: '100%' }, h('tbody', null, letter.rows.map(row))),
    url &&
      letter.action &&
      h(
        Section,
        { style: styles.action },
        h(Button, { href: url, style: styles.button }, letter.action.text),
      ),
    (letter.closing ?? []).map(paragraph),
    h(Hr, { style: styles.line }),
    h(Text, { className: 'soft', style: styles.small }, why),
    unsubscribe &&
      h(
        Text,
        { className: 'soft', style: styles.small },
        h(Link, { href: unsubscribe.url, className: 'soft', style: styles.link }, unsubscribe.text),
      ),
  );

/** React escapes all that people wrote. */
export const htmlOf = (sheet: Sheet): Promise<string> =>
  render(
    h(
      Html,
      { lang: sheet.language },
      head(sheet.letter.subject),
      h(
        Body,
        { className: 'page', style: styles.page },
        h(Preview, null, sheet.letter.paragraphs.join(' ')),
        body(sheet),
      ),
    ),
  );
