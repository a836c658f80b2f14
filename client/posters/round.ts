import { type Composition, circle, path, range, stroke, width } from './canvas.ts';

/** Rings around a point that is not quite in the middle. */
export const rings: Composition = ({ random, floor, colors, ink }) => {
  const [x, y] = [random.between(90, 310), random.between(80, floor - 60)];
  const step = random.between(26, 44);
  const all = range(9).map((n) => circle(x, y, (9 - n) * step, [...colors, ink][n % 4] as string));
  return all.join('');
};

/** Three large circles that mix where they meet. */
export const venn: Composition = ({ random, floor, colors, ink }) => {
  const radius = random.between(105, 140);
  const turn = random.between(0, 119);
  const at = (n: number) => {
    const angle = ((turn + n * 120) * Math.PI) / 180;
    return [
      Math.round(width / 2 + Math.cos(angle) * 82),
      Math.round(floor / 2 + Math.sin(angle) * 76),
    ] as const;
  };
  const all = colors.map((color, n) => circle(...at(n), radius, color));
  const center = circle(width / 2, Math.round(floor / 2), random.between(14, 38), ink);
  return `<g opacity=".86">${all.join('')}</g>${center}`;
};

/** A sun over water. */
export const horizon: Composition = ({ random, floor, colors, ink }) => {
  const sun = circle(random.between(110, 290), random.between(90, 150), random.between(60, 105), colors[0]);
  const waves = range(4).map((n) => {
    const [top, swing] = [floor - 130 + n * 34, random.between(12, 34)];
    const from = -random.between(0, 90);
    return path(
      `M${from} ${top}q50-${swing} 100 0t100 0 100 0 100 0 100 0V500H-100z`,
      [colors[1], colors[2], ink, colors[1]][n] as string,
    );
  });
  return sun + waves.join('');
};

/** Quarters of circles on a grid, as of wooden blocks. */
export const quarters: Composition = ({ random, floor, colors, ink }) => {
  const side = random.pick([80, 100, 133]);
  const paths = new Map<string, string>();
  for (const row of range(Math.ceil(floor / side))) {
    for (const column of range(Math.ceil(width / side))) {
      const [x, y] = [column * side, row * side];
      const [right, down] = [x + side, y + side];
      const color = random.pick([...colors, ...colors, ink] as unknown as [string]);
      const arc = `A${side} ${side} 0 0 1`;
      const shape = random.pick([
        `M${x} ${y}H${right}${arc} ${x} ${down}z`,
        `M${right} ${y}V${down}${arc} ${x} ${y}z`,
        `M${right} ${down}H${x}${arc} ${right} ${y}z`,
        `M${x} ${down}V${y}${arc} ${right} ${down}z`,
      ]);
      paths.set(color, (paths.get(color) ?? '') + shape);
    }
  }
  return [...paths].map(([color, d]) => path(d, color)).join('');
};

/** Half circles that balance on each other. */
export const arches: Composition = ({ random, floor, colors, ink }) => {
  const count = random.between(2, 3);
  const radius = Math.round(floor / count);
  return range(count)
    .map((n) => {
      const [x, y] = [random.between(100, 300), (n + 1) * radius];
      const arch = `M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${radius * 2} 0z`;
      return path(arch, [...colors, ink][n % 4] as string);
    })
    .join('');
};

/** Drops on still water, as thin lines. */
export const ripples: Composition = ({ random, floor, colors, ink }) => {
  const drop = (color: string) => {
    const [x, y, step] = [random.between(0, 400), random.between(0, floor), random.between(16, 28)];
    const all = range(7).map((n) => `<circle cx="${x}" cy="${y}" r="${(n + 1) * step}"/>`);
    return `<g stroke="${color}">${all.join('')}</g>`;
  };
  return `<g fill="none" stroke-width="${random.between(5, 10)}">${[colors[0], colors[1], ink].map(drop).join('')}</g>`;
};

/** Dots that grow towards one side, as printed. */
export const halftone: Composition = ({ random, floor, colors }) => {
  const gap = random.between(30, 42);
  const rows = range(Math.ceil(floor / gap) + 1);
  const isRising = random.pick([true, false]);
  const lines = rows.map((row) => {
    const size = Math.round(gap * (0.15 + 0.85 * ((isRising ? row : rows.length - row) / rows.length)));
    const from = row % 2 ? 0 : gap / 2;
    return stroke(`M${from} ${row * gap}H420`, colors[row % 2] as string, size);
  });
  const ball = circle(
    random.between(90, 310),
    random.between(90, floor - 80),
    random.between(50, 90),
    colors[2],
  );
  return `${ball}<g stroke-linecap="round" stroke-dasharray="0 ${gap}">${lines.join('')}</g>`;
};
