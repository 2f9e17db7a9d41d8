import { attempt, fail, type QcError, type Result } from "../base/result.ts";
import { releaseSignal } from "./abort-transfer.ts";

/** How long a call may take, and what it is doing, for the sentence when it does not end. */
export interface CallTerms {
  readonly doing: string;
  readonly seconds: number;
}

/**
 * One call to a worker under a deadline. The call gets a signal of its own, whose port is closed when the call is over.
 * The result is there at once when `signal` aborts ("cancelled") or the deadline passes ("timed-out"), whatever the worker does;
 * `settled` ends when the worker itself has answered.
 */
export function callWorker<T>(
  terms: CallTerms,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<Result<T>>,
): { readonly result: Promise<Result<T>>; readonly settled: Promise<void> } {
  const own = new AbortController();
  let finish: (error: QcError) => void;
  const cut = new Promise<Result<T>>((resolve) => {
    finish = (error) => {
      own.abort();
      resolve(fail(error));
    };
  });
  const onAbort = (): void => finish({ kind: "cancelled" });
  if (signal?.aborted === true)
    return { result: Promise.resolve(fail({ kind: "cancelled" })), settled: Promise.resolve() };
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(
    () => finish({ kind: "timed-out", doing: terms.doing, seconds: terms.seconds }),
    terms.seconds * 1000,
  );
  const answer = attempt(() => call(own.signal)).then((got) => (got.ok ? got.value : got));
  const settled = answer.then(() => releaseSignal(own.signal));
  const result = Promise.race([answer, cut]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  });
  return { result, settled };
}
