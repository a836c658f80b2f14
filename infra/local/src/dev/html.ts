/** Text of a page that needs no escaping any more. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Shown = Html | string | number | false | undefined | readonly Shown[];

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const textOf = (value: Shown): string => {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
};

/** A template whose values are escaped, but for parts that are made of it, too. */
export const html = (parts: TemplateStringsArray, ...values: Shown[]): Html =>
  new Html(parts.reduce((text, part, n) => `${text}${textOf(values[n - 1])}${part}`));
