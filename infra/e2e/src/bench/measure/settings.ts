/** How long and how often each contender is measured: short rounds, since a machine is another one a few seconds later. */
export interface Settings {
  rounds: number;
  /** With other numbers of connections, and for latency. */
  sideRounds: number;
  warmSeconds: number;
  seconds: number;
  /** What is compared with no other side: no round of it is beside one of theirs, so it takes its time. */
  scenarioSeconds: number;
  connections: readonly number[];
  /** Latency at constant arrivals: of every row, or of those alone that have a goal for it. */
  latency: 'all' | 'goals' | 'none';
}

export const mainConnections = 32;

/**
 * Writes are counted, not timed. With 300 in all a whole run measured how V8 compiles: until 6,000 orders
 * were made one took up to 2.7 times as long.
 */
export const writesPerWarmSecond = 2000;

export const fullSettings: Settings = {
  rounds: 10,
  sideRounds: 4,
  warmSeconds: 4,
  seconds: 1.5,
  scenarioSeconds: 5,
  connections: [1, mainConnections, 256],
  latency: 'all',
};

/** For what is compared with a whole run. */
export const againSettings: Settings = { ...fullSettings, connections: [mainConnections], latency: 'none' };

export const quickSettings: Settings = {
  rounds: 1,
  sideRounds: 1,
  warmSeconds: 1,
  seconds: 1.5,
  scenarioSeconds: 1.5,
  connections: [mainConnections],
  latency: 'goals',
};

/** What costs CPU is in the ratios, how long it takes is not. */
export const guardSettings: Settings = { ...quickSettings, latency: 'none' };
