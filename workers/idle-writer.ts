import { ok, type Result } from "../src/base/result.ts";

/** What one job keeps, already packed: nothing is written before `begin`. */
export interface Kept {
  begin(): void;
  readonly writes: readonly Promise<Result<unknown>>[];
}

/**
 * So long a worker has nothing to do before it writes, where nobody asks for it: the next job of a report comes sooner, and
 * a page asks as soon as it has drawn.
 */
const idleMs = 6000;

/**
 * Writes what jobs keep while no job runs. Who waits for a report waits for no packing and no disk; and a transaction that is
 * open in a worker that computes for long, or for ever, would keep everybody from the database.
 */
export class IdleWriter {
  #waiting: Kept[] = [];
  #writes: Promise<Result<unknown>>[] = [];
  #running = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A job begins when nothing is being written. */
  async during<T>(job: () => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#running += 1;
    try {
      await Promise.all(this.#writes);
      return await job();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#timer = setTimeout(() => this.#begin(), idleMs);
    }
  }

  keep(kept: Kept): void {
    this.#waiting.push(kept);
  }

  /** Writes all that waits, and says what could not be written since it was asked last. */
  async settle(): Promise<Result<void>> {
    clearTimeout(this.#timer);
    this.#begin();
    const writes = this.#writes;
    const results = await Promise.all(writes);
    this.#writes = this.#writes.filter((write) => !writes.includes(write));
    const failed = results.find((result) => !result.ok);
    return failed?.ok === false ? failed : ok(undefined);
  }

  #begin(): void {
    for (const kept of this.#waiting) {
      kept.begin();
      this.#writes.push(...kept.writes);
    }
    this.#waiting = [];
  }
}
