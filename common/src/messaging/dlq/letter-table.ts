import type { DeadLetter } from './dead-letter.ts';

const HEAD = ['ID', 'SERVICE', 'AT', 'TRIES', 'ERROR'];
const LONGEST_ERROR = 60;

const short = (error: string) => {
  const line = error.replace(/\s+/g, ' ');
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR - 1)}…` : line;
};

export const letterTable = (letters: DeadLetter[]): string => {
  const rows = [
    HEAD,
    ...letters.map(({ id, service, at, attempts, error }) => [id, service, at, `${attempts}`, short(error)]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

export const letterInFull = ({ body, ...letter }: DeadLetter): string => {
  const lines = Object.entries(letter).map(([name, value]) => `${`${name}:`.padEnd(10)} ${value}`);
  return [...lines, 'body:', body].join('\n');
};
