import type { Clock } from "../clock.ts";
import { bytesDeps, type BytesDeps } from "../deps.ts";
import { transportLimits, type TransportLimits } from "../transport-limits.ts";

/** The real limits with waits that a test can afford. Deadlines stay long: a busy machine must not make one pass. */
export const quick: TransportLimits = { ...transportLimits, retryFromMs: 1, retryToMs: 2 };

export const quickDeps = (given: Partial<BytesDeps> = {}): BytesDeps =>
  bytesDeps({ limits: quick, random: () => 0.5, ...given });

/** A clock that stands still but for `pass`; it writes down for how long it was asked to wait. */
export class FakeClock implements Clock {
  readonly waits: number[] = [];
  #now = 0;
  readonly #timers = new Set<{ readonly at: number; readonly call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.waits.push(ms);
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  pass(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.call();
    }
  }
}
