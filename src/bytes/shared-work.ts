import { fail, type Result } from "../base/result.ts";

/**
 * One piece of work that several callers wait for. A caller that aborts leaves at once and alone;
 * when the last one has left, the work itself is aborted.
 */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result<T>>;
  #waiting = 0;
  #over = false;

  constructor(work: (signal: AbortSignal) => Promise<Result<T>>) {
    this.#result = work(this.#controller.signal).finally(() => {
      this.#over = true;
    });
  }

  /** Everybody left: nothing will come of it. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  join(signal?: AbortSignal): Promise<Result<T>> {
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#leave();
        resolve(fail({ kind: "cancelled" }));
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#result.then(resolve, reject).finally(() => signal?.removeEventListener("abort", onAbort));
      if (signal?.aborted === true) onAbort();
    });
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0 && !this.#over) this.#controller.abort();
  }
}
