import { attempt, fail, type QcError, type Result } from "../base/result.ts";

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back after a time, unless the returned function is called before. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Nothing came in time. */
export class Late extends Error {}

export const aborted = (): DOMException => new DOMException("Cancelled", "AbortError");

/** The outcome of `work`; throws `Late` after `ms` and an `AbortError` on abort, at once and whatever `work` does. */
export function within<T>(work: Promise<T>, ms: number, clock: Clock, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      cancelTimer();
      signal.removeEventListener("abort", onAbort);
    };
    const onAbort = (): void => {
      end();
      reject(aborted());
    };
    const cancelTimer = clock.after(ms, () => {
      end();
      reject(new Late());
    });
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(end);
    if (signal.aborted) onAbort();
  });
}

/** Ends after `ms`, with an `AbortError` on abort. */
export async function sleep(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  let cancelTimer: (() => void) | undefined;
  const over = new Promise<void>((resolve) => {
    cancelTimer = clock.after(ms, resolve);
  });
  await untilAborted(over, signal).finally(() => cancelTimer?.());
}

/** The outcome of `work`, or an `AbortError` as soon as the signal aborts. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(aborted());
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
    if (signal.aborted) onAbort();
  });
}

export interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  /** What is said when it has passed. */
  readonly late: QcError;
}

/** Runs `work` with a signal that aborts with the caller's, and at the deadline. */
export async function underDeadline<T>(
  { clock, ms, late }: Deadline,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Result<T>> {
  if (signal?.aborted === true) return fail({ kind: "cancelled" });
  const own = new AbortController();
  let passed = false;
  const onAbort = (): void => own.abort();
  signal?.addEventListener("abort", onAbort, { once: true });
  const cancelTimer = clock.after(ms, () => {
    passed = true;
    own.abort();
  });
  const got = await attempt(() => work(own.signal));
  cancelTimer();
  signal?.removeEventListener("abort", onAbort);
  return !got.ok && got.error.kind === "cancelled" && passed ? fail(late) : got;
}
