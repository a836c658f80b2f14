import { platform } from '../harness/platform.ts';
import { bugWorld } from './bug-world.ts';
import { bugs } from './bugs.ts';
import type { Check } from './run.ts';

/** A sound shop, and then what the bug would have left in it: a checker that is any good finds it. */
export const runBug = async (name: string, say: (line: string) => void): Promise<Check[]> => {
  const bug = bugs.find((one) => one.name === name);
  if (!bug) throw new Error(`No bug is called ${name}`);
  say(`${bug.name}: ${bug.what}`);
  const place = await platform({ broker: 'nats-streaming-server', env: { ORDER_HOLD_SECONDS: '600' } });
  try {
    const world = await bugWorld(place);
    const violations = await world.leave(bug);
    await world.stop();
    return violations.map(({ invariant, what }) => ({ name: invariant, passed: false, what }));
  } finally {
    await place.stop();
  }
};
