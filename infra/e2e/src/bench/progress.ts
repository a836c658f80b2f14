/** A line that changes on a terminal; without one, a line for each row and no more. */
export const progress = (total: number, out: NodeJS.WriteStream = process.stderr) => {
  let done = 0;
  const bar = () => `${'█'.repeat(done)}${'░'.repeat(total - done)} ${done}/${total}`;
  const clear = () => {
    if (out.isTTY) out.write('\r\x1b[2K');
  };
  return {
    step: (row: string, what: string) => {
      if (!out.isTTY) return;
      clear();
      out.write(`${bar()} ${row}: ${what}`.slice(0, (out.columns ?? 80) - 1));
    },
    finished: (line: string) => {
      done++;
      clear();
      out.write(`${line}\n`);
    },
  };
};
