/** Loaded into a process before its own code, in proofs only: its clock is so many milliseconds off. */
const offMs = Number(process.env.CLOCK_OFF_MS ?? 0);
const now = Date.now;

// a class of its own would be no Date to mongoose
globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [now() + offMs], newTarget),
  get: (target, name, receiver) =>
    name === 'now' ? () => now() + offMs : Reflect.get(target, name, receiver),
});

export {};
