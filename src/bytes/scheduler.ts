import { aborted, untilAborted } from "./clock.ts";

interface Waiting {
  readonly host: string;
  readonly priority: number;
  readonly start: () => void;
}

export interface Load {
  /** Begun so far. */
  readonly requests: number;
  readonly inFlight: number;
  readonly maxInFlight: number;
  /** The most that were in flight to one host at a time. */
  readonly perHostMax: number;
}

/**
 * Lets a few requests run at a time, to one host and in all. Of those that wait, the higher priority goes first, then the
 * host with the fewest running (so that a long queue for one host keeps no other waiting), then who came first.
 */
export class Scheduler {
  readonly #perHost: number;
  readonly #inAll: number;
  readonly #running = new Map<string, number>();
  readonly #queue: Waiting[] = [];
  #load: Load = { requests: 0, inFlight: 0, maxInFlight: 0, perHostMax: 0 };

  constructor(limits: { readonly perHost: number; readonly inAll: number }) {
    this.#perHost = limits.perHost;
    this.#inAll = limits.inAll;
  }

  get load(): Load {
    return this.#load;
  }

  /** Runs `job` when its turn comes; on abort throws an `AbortError` at once, and a job still waiting is never run. */
  async run<T>(host: string, priority: number, signal: AbortSignal, job: () => Promise<T>): Promise<T> {
    await this.#turn(host, priority, signal);
    try {
      return await untilAborted(job(), signal);
    } finally {
      this.#count(host, -1);
      this.#startNext();
    }
  }

  #turn(host: string, priority: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(aborted());
      const onAbort = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(aborted());
      };
      const waiting: Waiting = {
        host,
        priority,
        start: () => {
          signal.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.#queue.push(waiting);
      this.#startNext();
    });
  }

  #startNext(): void {
    while (this.#load.inFlight < this.#inAll) {
      const next = this.#next();
      if (next === undefined) return;
      this.#queue.splice(this.#queue.indexOf(next), 1);
      this.#count(next.host, 1);
      next.start();
    }
  }

  #next(): Waiting | undefined {
    let best: Waiting | undefined;
    for (const each of this.#queue) {
      if (this.#runningTo(each.host) < this.#perHost && (best === undefined || this.#goesBefore(each, best)))
        best = each;
    }
    return best;
  }

  #goesBefore(one: Waiting, other: Waiting): boolean {
    if (one.priority !== other.priority) return one.priority > other.priority;
    return this.#runningTo(one.host) < this.#runningTo(other.host);
  }

  #runningTo(host: string): number {
    return this.#running.get(host) ?? 0;
  }

  #count(host: string, change: 1 | -1): void {
    const running = this.#runningTo(host) + change;
    if (running === 0) this.#running.delete(host);
    else this.#running.set(host, running);
    const { requests, inFlight, maxInFlight, perHostMax } = this.#load;
    this.#load = {
      requests: requests + (change === 1 ? 1 : 0),
      inFlight: inFlight + change,
      maxInFlight: Math.max(maxInFlight, inFlight + change),
      perHostMax: Math.max(perHostMax, running),
    };
  }
}
