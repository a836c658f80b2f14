const QUIET_MS = 20;

/** Which connections sent something lately. */
export class Traffic {
  private readonly now: () => number;
  private last = 0;
  private lastAt = Number.NEGATIVE_INFINITY;
  private othersAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = performance.now.bind(performance)) {
    this.now = now;
  }

  /** A connection was made, asked something or was answered. */
  seen(connection: number): void {
    if (connection !== this.last) {
      this.othersAt = this.lastAt;
      this.last = connection;
    }
    this.lastAt = this.now();
  }

  isAlone(connection: number): boolean {
    const others = connection === this.last ? this.othersAt : this.lastAt;
    return this.now() - others > QUIET_MS;
  }
}
