/**
 * Gathers what is to be written while one write runs, so that everything that waits shares the next.
 * `write` gets one batch at a time, in the order it was added.
 */
export class GroupCommit {
  failed: Error | undefined;
  private pending: Buffer[] = [];
  private running: Promise<void> | undefined;
  private following: Promise<void> | undefined;
  private readonly write: (batch: Buffer) => Promise<void>;

  constructor(write: (batch: Buffer) => Promise<void>) {
    this.write = write;
  }

  add(bytes: Buffer): void {
    this.pending.push(bytes);
  }

  /** Resolves when everything added so far is written; nothing to wait for when it is already. */
  settled(): Promise<void> | undefined {
    if (this.failed) return Promise.reject(this.failed);
    if (this.pending.length === 0) return this.running;
    if (!this.running) return this.start();
    this.following ??= this.running.then(() => this.start());
    return this.following;
  }

  private start(): Promise<void> {
    const batch = this.pending.length === 1 ? (this.pending[0] as Buffer) : Buffer.concat(this.pending);
    this.pending = [];
    this.following = undefined;
    this.running = this.write(batch).then(
      () => {
        this.running = undefined;
      },
      (error: Error) => {
        this.running = undefined;
        this.failed = error;
        throw error;
      },
    );
    return this.running;
  }
}
