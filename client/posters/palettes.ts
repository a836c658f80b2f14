/** Two grounds that text can be read on, and three colours for what is drawn. */
export interface Palette {
  dark: string;
  light: string;
  colors: readonly [string, string, string];
}

const palette = (dark: string, light: string, ...colors: [string, string, string]): Palette => ({
  dark,
  light,
  colors,
});

const other = palette('#20242b', '#f3f4f1', '#5b6ee1', '#e2a03f', '#4fa3a5');

export const palettes: Record<string, Palette> = {
  concert: palette('#1b1035', '#fff1e0', '#ff4d6d', '#ffb703', '#7b2ff7'),
  club: palette('#0b0b14', '#e9ff70', '#00d9bb', '#f15bb5', '#6a2bd9'),
  festival: palette('#12372a', '#fff3d6', '#ff7a00', '#ffc800', '#e63973'),
  theatre: palette('#2b0a12', '#fbe9d7', '#c1121f', '#e09f3e', '#8c1c3a'),
  comedy: palette('#1d2b53', '#fff7d1', '#ffcf0a', '#ff5d8f', '#3a86ff'),
  classical: palette('#10231c', '#f4efe3', '#b08d57', '#2f6d5c', '#d8b98a'),
  sport: palette('#071e3d', '#f0fbff', '#00a6d6', '#ff3c38', '#c3f02c'),
  art: palette('#1a1a1a', '#f6f2ea', '#e63946', '#1d5bd8', '#f4c430'),
  film: palette('#14110f', '#f3e9dc', '#d9822b', '#5e8c8a', '#a63a50'),
  talk: palette('#1f2a44', '#f7f3ff', '#8d6bff', '#ff8f5b', '#35b89c'),
  family: palette('#123c5a', '#fff8e7', '#ff7b54', '#ffb83d', '#4fb99f'),
  food: palette('#34140a', '#fff1dc', '#e4572e', '#f3a712', '#6b8f3c'),
  other,
};

export const paletteOf = (category: string): Palette =>
  Object.hasOwn(palettes, category) ? (palettes[category] ?? other) : other;
