export type Paint = (text: string, how: keyof typeof codes | number) => string;

const codes = { bold: '1', dim: '2', red: '31', yellow: '33' } as const;

/** One of these a service, readable on dark and on light. */
const hues = [36, 35, 32, 34, 33, 95, 92, 94, 96, 93];

export const colours: Paint = (text, how) => {
  const code = typeof how === 'number' ? hues[how % hues.length] : codes[how];
  return text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;
};

export const plain: Paint = (text) => text;

/** Only where somebody looks; https://no-color.org */
export const paintFor = ({ isTTY }: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint =>
  isTTY && !env.NO_COLOR && env.TERM !== 'dumb' ? colours : plain;
