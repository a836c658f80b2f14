/** What the work below takes on the machine on which bounds were found, alone. */
const usualMs = 55;
const tries = 5;
/** More than this is another machine, or one that is shared. */
const sharedFrom = 1.4;

const entry = { id: 'a'.repeat(24), seats: Array.from({ length: 40 }, (_, n) => ({ n, at: 'x'.repeat(n) })) };

/** As services spend their time: text to objects and back, and memory that is let go again. */
const work = () => {
  const began = performance.now();
  const kept = new Map<number, unknown>();
  for (let n = 0; n < 2500; n++) kept.set(n % 997, JSON.parse(JSON.stringify(entry)));
  return performance.now() - began;
};

/**
 * What a step takes through more memory than a core keeps for itself. Others on the machine can make it five times as
 * much, and servers with it, while the work above, which needs little memory, is as quick as ever.
 */
const usualStepNs = 80;
const steps = 200_000;
const places = 2 ** 22;

const walk = () => {
  const memory = new Int32Array(places).fill(1);
  const began = performance.now();
  let at = 0;
  // where to go next is only known from what lies here
  for (let step = 0; step < steps; step++)
    at = (Math.imul(at, 1_664_525) + 1_013_904_222 + (memory[at] as number)) & (places - 1);
  return ((performance.now() - began) * 1e6) / steps;
};

const middleOf = (measure: () => number) =>
  Array.from({ length: tries }, measure).sort((a, b) => a - b)[Math.floor(tries / 2)] as number;

/** How many times as long as usual work takes at this moment; nothing where it is hardly longer. */
export const slowerThanUsual = (): number | undefined => {
  const slower = Math.max(middleOf(work) / usualMs, middleOf(walk) / usualStepNs);
  return slower < sharedFrom ? undefined : slower;
};

/**
 * A bound for this machine as it is at this moment. Where it is slower than usual, because somebody else has its
 * cores, more time is allowed, and said: twice in proportion, since who waits for several processes in turn is
 * slowed more than one that computes.
 */
export const onThisMachine = (boundMs: number): number => {
  const slower = slowerThanUsual();
  if (!slower) return boundMs;
  const allowed = Math.round(boundMs * slower * 2);
  console.log(
    `this machine is ${slower.toFixed(1)} times slower than usual: ${allowed} ms for ${boundMs} ms`,
  );
  return allowed;
};
