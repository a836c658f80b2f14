type WidthOf = (text: string) => number;

/** As much of a word as fits. */
const cut = (word: string, width: number, widthOf: WidthOf): string => {
  const characters = [...word];
  while (characters.length > 1 && widthOf(characters.join('')) > width) characters.pop();
  return characters.join('');
};

const shortened = (line: string, width: number, widthOf: WidthOf): string => {
  let text = line;
  while (text && widthOf(`${text}…`) > width) text = [...text].slice(0, -1).join('');
  return `${text.trimEnd()}…`;
};

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
