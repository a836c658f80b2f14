type WidthOf = (text: string) => number;

/** The most characters of a text that fit, with what is put behind them. Halved each time: to measure is dear. */
const fitting = (text: string, end: string, width: number, widthOf: WidthOf): string => {
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length + 1];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(characters.slice(0, middle).join('') + end) <= width) fits = middle;
    else tooMany = middle;
  }
  return characters.slice(0, fits).join('');
};

/** At least a character, so that no word stays for ever. */
const cut = (word: string, width: number, widthOf: WidthOf): string =>
  fitting(word, '', width, widthOf) || ([...word][0] ?? '');

const shortened = (line: string, width: number, widthOf: WidthOf): string =>
  `${fitting(line, '…', width, widthOf).trimEnd()}…`;

/** Lines of whole words; a word that is wider than a line is cut, and what does not fit into all lines ends in dots. */
export const linesOf = (text: string, width: number, maxLines: number, widthOf: WidthOf): string[] => {
  const words = text.split(' ').filter(Boolean);
  const lines: string[] = [];
  let line = '';
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) {
      words.unshift(word);
    } else {
      line = cut(word, width, widthOf);
      if (line !== word) words.unshift(word.slice(line.length));
    }
    lines.push(line);
    line = '';
    if (lines.length === maxLines && words.length > 0)
      return [...lines.slice(0, -1), shortened(lines.at(-1) ?? '', width, widthOf)];
  }
  return line ? [...lines, line] : lines;
};
