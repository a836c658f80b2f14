import { type Composition, circle, path, range, stroke, width } from './canvas.ts';

/** Bars that rise and fall with the music. */
export const bars: Composition = ({ random, floor, colors, ink }) => {
  const count = random.between(7, 12);
  const step = width / count;
  const paths = new Map<string, string>();
  for (const n of range(count)) {
    const color = [...colors, ink][random.between(0, 3)] as string;
    const x = Math.round(step * (n + 0.5));
    paths.set(color, `${paths.get(color) ?? ''}M${x} 520V${random.between(40, floor - 60)}`);
  }
  const round = random.pick([' stroke-linecap="round"', '']);
  return [...paths].map(([color, d]) => stroke(d, color, Math.round(step * 0.72), round)).join('');
};

/** Light from one corner. */
export const rays: Composition = ({ random, floor, colors, ink }) => {
  const [x, y] = [random.between(60, 340), random.between(60, floor - 40)];
  const count = random.between(9, 15);
  const turn = random.between(0, 30);
  const at = (n: number) => {
    const angle = ((turn + (n * 360) / (count * 2)) * Math.PI) / 180;
    return `${Math.round(x + Math.cos(angle) * 640)} ${Math.round(y + Math.sin(angle) * 640)}`;
  };
  const beams = colors.slice(0, 2).map((color, part) => {
    const own = range(count).filter((n) => n % 2 === part);
    return path(own.map((n) => `M${x} ${y}L${at(n * 2)} ${at(n * 2 + 1)}z`).join(''), color);
  });
  return beams.join('') + circle(x, y, random.between(50, 84), colors[2]) + circle(x, y, 22, ink);
};

/** Broad stripes on the slant. */
export const stripes: Composition = ({ random, floor, colors, ink }) => {
  const angle = random.pick([-60, -45, -30, 30, 45, 60]);
  const thickness = random.between(24, 46);
  const all = range(7).map((n) => {
    const color = [...colors, ink][(n + random.between(0, 1)) % 4] as string;
    return stroke(`M-400 ${n * thickness * 2 - 80}H900`, color, thickness);
  });
  const disc = circle(random.between(100, 300), random.between(90, floor - 90), random.between(48, 88), ink);
  return `<g transform="rotate(${angle} 200 ${Math.round(floor / 2)})">${all.join('')}</g>${disc}`;
};

/** Squares in squares, each turned a little further. */
export const squares: Composition = ({ random, floor, colors, ink }) => {
  const [x, y] = [width / 2 + random.between(-50, 50), Math.round(floor / 2)];
  const turn = random.between(5, 16);
  return range(8)
    .map((n) => {
      const half = 210 - n * 26;
      const fill = [...colors, ink][n % 4] as string;
      const corner = `x="${x - half}" y="${y - half}" width="${half * 2}" height="${half * 2}"`;
      return `<rect ${corner} fill="${fill}" transform="rotate(${n * turn} ${x} ${y})"/>`;
    })
    .join('');
};

/** A field of lines, with hills under it. */
export const strings: Composition = ({ random, floor, colors, ink }) => {
  const hill = random.between(60, 240);
  const lines = range(13).map((n) => {
    const y = 40 + Math.round((n * (floor - 30)) / 13);
    const rise = random.between(8, 70);
    const d = `M-10 ${y}H${hill}q30 0 50-${rise}t40 ${Math.round(rise / 2)}q20 ${Math.round(rise / 2)} 50 ${Math.round(rise / 2)}H410`;
    return stroke(d, [...colors, ink][n % 4] as string, 7);
  });
  return lines.join('');
};

/** Panes of colour between heavy lines. */
export const panes: Composition = ({ random, floor, colors, ink }) => {
  const [x, y] = [random.between(90, 310), random.between(80, floor - 70)];
  const [first, second, third] = random.shuffled(colors) as [string, string, string];
  const [split, cross] = [random.between(30, y - 30), random.between(x + 30, 390)];
  const ground = path(`M0 0H${x}V${y}H0z`, first) + path(`M${x} ${y}H400V500H${x}z`, second);
  const small = path(`M${x} 0H${cross}V${split}H${x}z`, third);
  const lines = stroke(
    `M${x} 0V500M0 ${y}H400M${cross} 0V${y}M${x} ${split}H400`,
    ink,
    random.between(8, 16),
  );
  const disc = circle(Math.round(x / 2), Math.round((y + floor) / 2), random.between(24, 44), third);
  return ground + small + lines + disc;
};

/** Mountains, one behind the other. */
export const peaks: Composition = ({ random, floor, colors, ink }) => {
  const moon = circle(random.between(70, 330), random.between(70, 120), random.between(30, 62), ink);
  const ranges = colors.map((color, n) => {
    const tops = range(4).map((k) => {
      const x = k * 110 + random.between(-20, 60);
      return `L${x} ${random.between(120, 180) + n * 36}L${x + random.between(40, 70)} ${floor - 40 + n * 10}`;
    });
    return path(`M-80 520${tops.join('')}L520 520z`, color);
  });
  return moon + ranges.join('');
};
