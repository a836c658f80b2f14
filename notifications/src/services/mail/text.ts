import type { Sheet } from './html.ts';

/** The same for those who read no HTML: all facts, and links that stand alone in their line. */
export const textOf = ({ letter, url, why, unsubscribe }: Sheet): string =>
  [
    letter.heading,
    ...letter.paragraphs,
    letter.rows.map(([name, value]) => `${name}: ${value}`).join('\n'),
    url && letter.action ? `${letter.action.text}:\n${url}` : '',
    ...(letter.closing ?? []),
    '-- ',
    why,
    unsubscribe ? `${unsubscribe.text}:\n${unsubscribe.url}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
