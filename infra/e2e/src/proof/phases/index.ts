import type { Phase } from '../run.ts';
import { clocks } from './clocks.ts';
import { crash } from './crash.ts';
import { events } from './events.ts';
import { kills } from './kills.ts';
import { rolling } from './rolling.ts';
import { broker, emptied, redis, store } from './servers.ts';
import { stripe } from './stripe.ts';
import { wires } from './wires.ts';

/** In this order. After the last the broker has no evidence any more. */
export const phases: readonly Phase[] = [
  ...[crash, kills, broker, redis, store, stripe, wires, events, rolling, clocks],
  emptied,
];
