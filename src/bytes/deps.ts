import { ByteLru } from "./byte-lru.ts";
import { systemClock, type Clock } from "./clock.ts";
import { Scheduler } from "./scheduler.ts";
import { transportLimits, type TransportLimits } from "./transport-limits.ts";

/** What the transport needs of its surroundings. */
export interface BytesDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly limits: TransportLimits;
  readonly scheduler: Scheduler;
  /** Where this program comes from; `undefined` where it has no origin, as in Node. */
  readonly origin: string | undefined;
  /** What is kept of all sources together. */
  readonly kept: ByteLru;
  /** Told of all bytes that arrive. */
  readonly received: (bytes: number) => void;
}

export function bytesDeps(given: Partial<BytesDeps> = {}): BytesDeps {
  const limits = given.limits ?? transportLimits;
  return {
    fetch: (url, init) => globalThis.fetch(url, init),
    clock: systemClock,
    random: Math.random,
    limits,
    scheduler: new Scheduler(limits),
    origin: typeof location === "undefined" ? undefined : location.origin,
    kept: new ByteLru(limits.cacheBytes),
    received: () => undefined,
    ...given,
  };
}
