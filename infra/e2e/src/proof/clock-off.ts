/** Loaded into a process before its own code, in proofs only: its clock is so many milliseconds off. */
const offMs = Number(process.env.CLOCK_OFF_MS ?? 0);
const RealDate = Date;

class DateOff extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length > 0 ? given : [RealDate.now() + offMs]) as []));
  }
  static override now() {
    return RealDate.now() + offMs;
  }
}

globalThis.Date = DateOff as DateConstructor;

export {};
