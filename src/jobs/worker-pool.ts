import { releaseProxy, wrap, type Remote } from "comlink";
import { fail, type Result } from "../base/result.ts";
import { callWorker, type CallTerms } from "./call.ts";
import type { Life } from "./life.ts";

const done: Result<void> = { ok: true, value: undefined };

interface Slot<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** When it is in the pool no more. */
  readonly death: Promise<"died">;
  readonly die: () => void;
  busy: boolean;
  ready: boolean;
  /** What its jobs so far weigh. */
  wear: number;
  /** Leaves when another one is ready. */
  worn: boolean;
  /** Gets no more jobs. */
  leaving: boolean;
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
  /** When workers give their place to new ones between two jobs: what a heap has grown by it keeps as long as jobs come. */
  readonly relief?: Relief<Api>;
}

export interface Relief<Api> {
  /** Weight of the jobs that one worker does. */
  readonly after: number;
  /** What a worker does at last, and how long it may take. */
  readonly leave: (api: Remote<Api>) => Promise<Result<void>>;
  readonly terms: CallTerms;
}

/**
 * Workers of one kind, one job each at a time. A worker that dies, has no more memory, or has not answered at the deadline
 * of its job, is terminated and replaced. The job of one that died or has no memory is tried once more; that of a hung one
 * fails. A worker that has worked for long is replaced too, once another one is ready.
 */
export class WorkerPool<Api> {
  readonly #plan: PoolPlan<Api>;
  readonly #slots: Slot<Api>[] = [];
  readonly #waiting: (() => void)[] = [];
  /** Workers that ended before they were ready, one after another: after a few the program's files are not to be had. */
  #stillborn = 0;
  /** Workers that do their last things. */
  readonly #leaving = new Map<Slot<Api>, Promise<Result<void>>>();
  /** What those could not do that have left, until somebody asks. */
  #undone: Result<void> = done;

  constructor(plan: PoolPlan<Api>) {
    this.#plan = plan;
    this.#fill();
  }

  /** A job is done, or waits for a worker. */
  get busy(): boolean {
    return this.#waiting.length > 0 || this.#slots.some((slot) => slot.ready && slot.busy);
  }

  /** A job would have to wait. */
  get full(): boolean {
    return this.#slots.every((slot) => slot.busy || slot.leaving);
  }

  /** Something that a worker does besides its job, and of which nobody is told what came of it. */
  beside<T>(
    terms: CallTerms,
    signal: AbortSignal | undefined,
    job: (api: Remote<Api>, signal: AbortSignal) => Promise<Result<T>>,
  ): void {
    const slot = this.#slots.find(({ ready, leaving }) => ready && !leaving);
    if (slot !== undefined) void callWorker(terms, signal, (own) => job(slot.api, own));
  }

  async run<T>(
    terms: CallTerms,
    signal: AbortSignal | undefined,
    job: (api: Remote<Api>, signal: AbortSignal) => Promise<Result<T>>,
    weight = 0,
  ): Promise<Result<T>> {
    if (this.#slots.length === 0) this.#fill(); // given up before: perhaps they can be had now
    for (let tries = 0; ; tries += 1) {
      const slot = await this.#free(signal);
      if (slot === undefined)
        return fail(signal?.aborted === true ? { kind: "cancelled" } : { kind: "worker-lost", doing: terms.doing });
      slot.wear += weight;
      const result = await this.#runIn(slot, terms, signal, job);
      const lost = result === "died" || (!result.ok && result.error.kind === "out-of-memory");
      if (!lost) return result;
      this.#drop(slot); // with the memory it holds
      if (tries > 0) return fail({ kind: result === "died" ? "worker-lost" : "out-of-memory", doing: terms.doing });
    }
  }

  /**
   * The same job in every worker that lives, besides what it is doing; the first failure, if any. Waits for those that leave,
   * and tells what these could not do at last.
   */
  async each(terms: CallTerms, job: (api: Remote<Api>) => Promise<Result<void>>): Promise<Result<void>> {
    const ready = this.#slots.filter((slot) => slot.ready);
    const results = await Promise.all([
      ...ready.map((slot) => Promise.race([callWorker(terms, undefined, () => job(slot.api)).result, slot.death])),
      ...this.#leaving.values(),
    ]);
    results.push(this.#undone);
    this.#undone = done;
    if (results.includes("died")) return fail({ kind: "worker-lost", doing: terms.doing });
    return results.find((result) => result !== "died" && !result.ok) ?? done;
  }

  /** Replaces every worker: what they were connected to is gone. Their jobs are tried once more. */
  replaceAll(): void {
    for (const slot of this.#slots.slice()) this.#drop(slot);
  }

  dispose(): void {
    for (const slot of [...this.#slots.splice(0), ...this.#leaving.keys()]) {
      slot.api[releaseProxy]();
      slot.worker.terminate();
      slot.die();
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
      if (slot.leaving) return this.#leave(slot);
      slot.busy = false;
      this.#relieve(slot);
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
      const slot = this.#slots.find((each) => !each.busy && !each.leaving);
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
    const slot: Slot<Api> = {
      worker,
      api: wrap<Api>(worker),
      death,
      die,
      busy: true,
      ready: false,
      wear: 0,
      worn: false,
      leaving: false,
    };
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
      this.#takeOver();
      this.#waiting.shift()?.();
    });
  }

  /** Begins another worker beside one that has worked for long; one at a time, for it is one more. */
  #relieve(slot: Slot<Api>): void {
    const { relief } = this.#plan;
    if (relief === undefined || slot.wear < relief.after || !this.#slots.includes(slot)) return;
    if (this.#slots.some(({ worn }) => worn)) return;
    slot.worn = true;
    this.#add();
  }

  /** A new worker is ready: one that has worked for long may leave. Where none gets ready it goes on. */
  #takeOver(): void {
    const old = this.#slots.find(({ worn }) => worn);
    if (old === undefined) return;
    old.worn = false;
    old.leaving = true;
    if (!old.busy) this.#leave(old);
  }

  #leave(slot: Slot<Api>): void {
    const { relief } = this.#plan;
    const at = this.#slots.indexOf(slot);
    if (at < 0 || relief === undefined) return;
    this.#slots.splice(at, 1);
    const { result } = callWorker(relief.terms, undefined, () => relief.leave(slot.api));
    const lost = fail({ kind: "worker-lost", doing: relief.terms.doing });
    const left = Promise.race([result, slot.death.then(() => lost)]);
    this.#leaving.set(slot, left);
    void left.then((last) => {
      if (!this.#leaving.delete(slot)) return;
      if (!last.ok && this.#undone.ok) this.#undone = last;
      slot.worker.terminate();
      slot.die();
    });
  }

  /** Ends a worker and puts a new one in its place, unless that was done already. */
  #drop(slot: Slot<Api>): void {
    const at = this.#slots.indexOf(slot);
    if (at < 0) return slot.die(); // nobody waits for what it does at last
    this.#slots.splice(at, 1);
    slot.worker.terminate();
    slot.die();
    if ((slot.worn || slot.leaving) && this.#slots.length > 0) return; // another one takes its place already
    if (!slot.ready) this.#stillborn += 1;
    if (this.#stillborn < 3 * (this.#slots.length + 1)) this.#add();
    else for (const wake of this.#waiting.splice(0)) wake();
  }
}
