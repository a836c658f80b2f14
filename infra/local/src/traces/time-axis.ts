import { type Stretch, stretchesOf } from './idle-times.ts';
import type { Span } from './span.ts';

export interface Break {
  from: number;
  to: number;
  ms: number;
}

export interface TimeAxis {
  /** Where a moment is, from 0 to 1. */
  at(time: number): number;
  /** Where nothing happened for so long that it is drawn short, from 0 to 1. */
  breaks: Break[];
  /** Round times since the start, and where they are. */
  ticks: { ms: number; at: number }[];
}

const breakShare = 0.06;
const maxBreakShare = 0.3;
const minBreakMs = 200;
const minTickShare = 0.08;

/**
 * A buyer thinks for half a minute over what then takes the shop a tenth of a second: drawn to scale that tenth
 * were a hair. Long stretches without any span are therefore short, and say so.
 */
export const timeAxis = (spans: readonly Span[]): TimeAxis => {
  const stretches = stretchesOf(spans);
  const lengthOf = ({ from, to }: Stretch) => to - from;
  const busyMs = stretches.filter(({ idle }) => !idle).reduce((sum, each) => sum + lengthOf(each), 0);
  const isShort = (each: Stretch) => each.idle && lengthOf(each) > Math.max(minBreakMs, busyMs / 4);
  const short = stretches.filter(isShort);
  const shortShare = short.length && Math.min(breakShare, maxBreakShare / short.length);
  const longMs = stretches.filter((each) => !isShort(each)).reduce((sum, each) => sum + lengthOf(each), 0);
  const scale = (1 - shortShare * short.length) / (longMs || 1);

  let x = 0;
  const placed = stretches.map((each) => {
    const width = isShort(each) ? shortShare : lengthOf(each) * scale;
    const begin = x;
    x += width;
    return { ...each, x: begin, width, isBreak: isShort(each) };
  });
  const at = (time: number): number => {
    const inside = placed.find(({ to }) => time <= to) ?? placed.at(-1);
    if (!inside) return 0;
    const share = inside.to === inside.from ? 0 : (time - inside.from) / (inside.to - inside.from);
    return Math.min(1, Math.max(0, inside.x + Math.min(1, Math.max(0, share)) * inside.width));
  };

  const start = placed[0]?.from ?? 0;
  const step = roundStep(longMs / 8);
  const times = placed
    .filter(({ isBreak }) => !isBreak)
    // where it begins, and where it goes on after a break, first of all: what is too near is left out
    .flatMap(({ from, to }, n) => [
      ...(n === 0 || short.some((each) => each.to === from) ? [from - start] : []),
      ...roundTimes(from - start, to - start, step),
    ]);
  const ticks: { ms: number; at: number }[] = [];
  for (const ms of times) {
    const tick = { ms, at: at(start + ms) };
    if (tick.at - (ticks.at(-1)?.at ?? -1) > minTickShare) ticks.push(tick);
  }
  const breaks = placed
    .filter(({ isBreak }) => isBreak)
    .map((each) => ({ from: each.x, to: each.x + each.width, ms: lengthOf(each) }));
  return { at, breaks, ticks };
};

/** 1, 2 or 5 times a power of ten. */
const roundStep = (ms: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 0.001)));
  return power * ([1, 2, 5].find((factor) => factor * power >= ms) ?? 10);
};

const maxTicks = 50;

const roundTimes = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil(from / step);
  const count = Math.min(maxTicks, Math.floor(to / step) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, n) => (first + n) * step);
};
