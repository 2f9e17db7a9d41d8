import { releaseProxy, wrap, type Remote } from "comlink";
import { fail, type Result } from "../base/result.ts";
import { callWorker, type CallTerms } from "./call.ts";
import type { Life } from "./life.ts";

interface Slot<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** When it is in the pool no more. */
  readonly death: Promise<"died">;
  readonly die: () => void;
  busy: boolean;
  ready: boolean;
}

export interface PoolPlan<Api> {
  /** At most. */
  readonly size: number;
  /** From the start; more are begun when all of these are busy. All where not given. */
  readonly atFirst?: number;
  readonly spawn: () => Worker;
  /** Makes a new worker ready for its first job; what comes of it tells when the worker has ended, where that can be told. */
  readonly prepare: (api: Remote<Api>) => Promise<Pick<Life, "ended"> | undefined>;
  /** A worker that is not ready by then never will be. */
  readonly startSeconds: number;
}

/**
 * Workers of one kind, one job each at a time. A worker that dies, has no more memory, or has not answered at the deadline
 * of its job, is terminated and replaced. The job of one that died or has no memory is tried once more; that of a hung one
 * fails.
 */
export class WorkerPool<Api> {
  readonly #plan: PoolPlan<Api>;
  readonly #slots: Slot<Api>[] = [];
  readonly #waiting: (() => void)[] = [];
  /** Workers that ended before they were ready, one after another: after a few the program's files are not to be had. */
  #stillborn = 0;

  constructor(plan: PoolPlan<Api>) {
    this.#plan = plan;
    this.#fill();
  }

  /** A job is done, or waits for a worker. */
  get busy(): boolean {
    return this.#waiting.length > 0 || this.#slots.some((slot) => slot.ready && slot.busy);
  }

  async run<T>(
    terms: CallTerms,
    signal: AbortSignal | undefined,
    job: (api: Remote<Api>, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (this.#slots.length === 0) this.#fill(); // given up before: perhaps they can be had now
    for (let tries = 0; ; tries += 1) {
      const slot = await this.#free(signal);
      if (slot === undefined)
        return fail(signal?.aborted === true ? { kind: "cancelled" } : { kind: "worker-lost", doing: terms.doing });
      const result = await this.#runIn(slot, terms, signal, job);
      const lost = result === "died" || (!result.ok && result.error.kind === "out-of-memory");
      if (!lost) return result;
      this.#drop(slot); // with the memory it holds
      if (tries > 0) return fail({ kind: result === "died" ? "worker-lost" : "out-of-memory", doing: terms.doing });
    }
  }

  /** The same job in every worker that lives, besides what it is doing; the first failure, if any. */
  async each(terms: CallTerms, job: (api: Remote<Api>) => Promise<Result<void>>): Promise<Result<void>> {
    const ready = this.#slots.filter((slot) => slot.ready);
    const results = await Promise.all(
      ready.map((slot) => Promise.race([callWorker(terms, undefined, () => job(slot.api)).result, slot.death])),
    );
    if (results.includes("died")) return fail({ kind: "worker-lost", doing: terms.doing });
    return results.find((result) => result !== "died" && !result.ok) ?? { ok: true, value: undefined };
  }

  /** Replaces every worker: what they were connected to is gone. Their jobs are tried once more. */
  replaceAll(): void {
    for (const slot of this.#slots.slice()) this.#drop(slot);
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
    const { result, settled } = callWorker(terms, signal, (own) => job(slot.api, own));
    const answered = settled.then(() => "answered" as const);
    // A cancelled job may still be decoding: its worker gets work again once it answered, or is replaced at the deadline.
    const patience = setTimeout(() => this.#drop(slot), terms.seconds * 1000);
    void answered.then(() => {
      clearTimeout(patience);
      slot.busy = false;
      this.#waiting.shift()?.();
    });
    const first = await Promise.race([result, slot.death]);
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
      const starting = this.#slots.filter(({ ready }) => !ready).length;
      if (this.#slots.length < this.#plan.size && starting <= this.#waiting.length) this.#add();
      await new Promise<void>((resolve) => {
        const onAbort = (): void => {
          this.#waiting.splice(this.#waiting.indexOf(wake), 1); // or the next free worker would wake nobody
          resolve();
        };
        const wake = (): void => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        };
        this.#waiting.push(wake);
        signal?.addEventListener("abort", onAbort, { once: true });
      });
    }
  }

  #fill(): void {
    this.#stillborn = 0;
    while (this.#slots.length < (this.#plan.atFirst ?? this.#plan.size)) this.#add();
  }

  #add(): void {
    const worker = this.#plan.spawn();
    let die = (): void => undefined;
    const death = new Promise<"died">((resolve) => {
      die = () => resolve("died");
    });
    const slot: Slot<Api> = { worker, api: wrap<Api>(worker), death, die, busy: true, ready: false };
    worker.addEventListener("error", () => this.#drop(slot));
    this.#slots.push(slot);
    const late = setTimeout(() => this.#drop(slot), this.#plan.startSeconds * 1000);
    void death.then(() => clearTimeout(late));
    void this.#plan.prepare(slot.api).then((life) => {
      clearTimeout(late);
      this.#stillborn = 0;
      slot.ready = true;
      slot.busy = false;
      void life?.ended().then(() => this.#drop(slot));
      this.#waiting.shift()?.();
    });
  }

  /** Ends a worker and puts a new one in its place, unless that was done already. */
  #drop(slot: Slot<Api>): void {
    const at = this.#slots.indexOf(slot);
    if (at < 0) return;
    this.#slots.splice(at, 1);
    slot.worker.terminate();
    slot.die();
    if (!slot.ready) this.#stillborn += 1;
    if (this.#stillborn < 3 * (this.#slots.length + 1)) this.#add();
    else for (const wake of this.#waiting.splice(0)) wake();
  }
}
