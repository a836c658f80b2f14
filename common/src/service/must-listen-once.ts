import type { Listener } from '../messaging/base-listener.ts';

/** Two of one subject would be in one group, and each would miss what the other got. */
export const mustListenOnce = (service: string, listeners: readonly Listener[]) => {
  const subjects = listeners.map(({ event }) => event.type);
  const twice = subjects.find((subject, index) => subjects.indexOf(subject) !== index);
  if (twice) throw new Error(`${service} has two listeners for ${twice}: they would share its events`);
};
