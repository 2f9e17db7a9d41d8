import { releaseProxy, wrap, type Remote } from "comlink";
import { fail, type Result } from "../base/result.ts";
import { callWorker, type CallTerms } from "./call.ts";

interface Slot<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** Ends the job that runs in it, in words. */
  lost: ((reason: "died" | "hung") => void) | undefined;
  busy: boolean;
  ready: boolean;
}

/**
 * Workers of one kind, one job each at a time. A worker that dies, or still has not answered at the deadline of its job,
 * is terminated and replaced. The job of a dead worker is tried once more; that of a hung one fails.
 */
export class WorkerPool<Api> {
  readonly #spawn: () => Worker;
  readonly #prepare: (api: Remote<Api>) => Promise<void>;
  readonly #slots: Slot<Api>[] = [];
  readonly #waiting: (() => void)[] = [];
  /** Workers that ended before they were ready, one after another: after a few the program's files are not to be had. */
  #stillborn = 0;

  constructor(size: number, spawn: () => Worker, prepare: (api: Remote<Api>) => Promise<void>) {
    this.#spawn = spawn;
    this.#prepare = prepare;
    for (let i = 0; i < size; i += 1) this.#add();
  }

  async run<T>(
    terms: CallTerms,
    signal: AbortSignal | undefined,
    job: (api: Remote<Api>, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    for (let tries = 0; ; tries += 1) {
      const slot = await this.#free(signal);
      if (slot === undefined)
        return fail(signal?.aborted === true ? { kind: "cancelled" } : { kind: "worker-lost", doing: terms.doing });
      const result = await this.#runIn(slot, terms, signal, job);
      if (result !== "died") return result;
      if (tries > 0) return fail({ kind: "worker-lost", doing: terms.doing });
    }
  }

  /** The same job in every worker that lives, besides what it is doing; the first failure, if any. */
  async each(terms: CallTerms, job: (api: Remote<Api>) => Promise<Result<void>>): Promise<Result<void>> {
    const ready = this.#slots.filter((slot) => slot.ready);
    const results = await Promise.all(ready.map((slot) => callWorker(terms, undefined, () => job(slot.api)).result));
    return results.find((result) => !result.ok) ?? { ok: true, value: undefined };
  }

  /** Replaces every worker: what they were connected to is gone. Their jobs are tried once more. */
  replaceAll(): void {
    for (const slot of this.#slots.slice()) {
      this.#drop(slot);
      slot.lost?.("died");
    }
  }

  dispose(): void {
    for (const slot of this.#slots.splice(0)) {
      slot.api[releaseProxy]();
      slot.worker.terminate();
    }
  }

  async #runIn<T>(
    slot: Slot<Api>,
    terms: CallTerms,
    signal: AbortSignal | undefined,
    job: (api: Remote<Api>, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T> | "died"> {
    slot.busy = true;
    const died = new Promise<"died">((resolve) => {
      slot.lost = () => resolve("died");
    });
    const { result, settled } = callWorker(terms, signal, (own) => job(slot.api, own));
    const answered = settled.then(() => "answered" as const);
    // A cancelled job may still be decoding: its worker gets work again once it answered, or is replaced at the deadline.
    const patience = setTimeout(() => this.#drop(slot), terms.seconds * 1000);
    void answered.then(() => {
      clearTimeout(patience);
      slot.lost = undefined;
      slot.busy = false;
      this.#waiting.shift()?.();
    });
    const first = await Promise.race([result, died]);
    if (first === "died") clearTimeout(patience);
    return first;
  }

  async #free(signal: AbortSignal | undefined): Promise<Slot<Api> | undefined> {
    for (;;) {
      if (signal?.aborted === true) return undefined;
      if (this.#slots.length === 0) return undefined;
      const slot = this.#slots.find((each) => !each.busy);
      if (slot !== undefined) {
        slot.busy = true;
        return slot;
      }
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal?.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  }

  #add(): void {
    const worker = this.#spawn();
    const slot: Slot<Api> = { worker, api: wrap<Api>(worker), lost: undefined, busy: true, ready: false };
    worker.addEventListener("error", () => {
      this.#drop(slot);
      slot.lost?.("died");
    });
    this.#slots.push(slot);
    void this.#prepare(slot.api).then(() => {
      this.#stillborn = 0;
      slot.ready = true;
      slot.busy = false;
      this.#waiting.shift()?.();
    });
  }

  /** Ends a worker and puts a new one in its place, unless that was done already. */
  #drop(slot: Slot<Api>): void {
    const at = this.#slots.indexOf(slot);
    if (at < 0) return;
    this.#slots.splice(at, 1);
    slot.worker.terminate();
    if (!slot.ready) this.#stillborn += 1;
    if (this.#stillborn < 3 * (this.#slots.length + 1)) this.#add();
    else for (const wake of this.#waiting.splice(0)) wake();
  }
}
