import { type Subset, subsetOf } from './fonts.ts';

export interface Run {
  subset: Subset;
  text: string;
}

/** Stands for a letter that the font does not have. */
const unknown = '\uFFFD';
const maxCharacters = 400;

/** What people wrote, as one line of letters that can be drawn: those of other scripts are marks, emoji are left out. */
export const drawable = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/\u200D|\uFE0F|\p{Emoji_Presentation}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]/gu, '')
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, maxCharacters)
    .map((character) => (subsetOf(character) ? character : unknown))
    .join('');

/** Neighbours that one file of the font draws. */
export const runsOf = (text: string): Run[] => {
  const runs: Run[] = [];
  for (const character of text) {
    const subset = subsetOf(character) ?? 'latin';
    const last = runs.at(-1);
    if (last?.subset === subset) last.text += character;
    else runs.push({ subset, text: character });
  }
  return runs;
};
