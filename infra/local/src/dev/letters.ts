import { serviceNames } from '@ticketing/common/contracts';
import {
  type DeadLetter,
  deadLetters,
  type LettersBus,
  openLettersBus,
  replay,
} from '@ticketing/common/messaging';
import type { Environment } from '../part.ts';

export interface Letters {
  list(): Promise<DeadLetter[]>;
  /** False: it is open no more, or never was. */
  replay(service: string, id: string): Promise<boolean>;
}

/** What `npm run dlq` does, on the bus of this process or over a connection for each look. */
export const lettersOf = (own: Omit<LettersBus, 'close'> | undefined, env: Environment): Letters => {
  const withBus = async <T>(act: (bus: Omit<LettersBus, 'close'>) => Promise<T>): Promise<T> => {
    if (own) return act(own);
    const bus = await openLettersBus(env);
    return act(bus).finally(() => bus.close());
  };
  return {
    list: () =>
      withBus(async (bus) => {
        const letters: DeadLetter[] = [];
        for (const service of serviceNames) letters.push(...(await deadLetters(bus, service)));
        return letters.sort((a, b) => (a.at < b.at ? 1 : -1));
      }),
    replay: (service, id) =>
      withBus(async (bus) => {
        if (!(serviceNames as readonly string[]).includes(service)) return false;
        const letter = (await deadLetters(bus, service)).find((each) => each.id === id);
        if (letter) await replay(bus, letter);
        return letter !== undefined;
      }),
  };
};
