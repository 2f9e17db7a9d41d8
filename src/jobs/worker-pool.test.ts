import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import { fail, ok, type Result } from "../base/result.ts";
import { installAbortTransfer } from "./abort-transfer.ts";
import { WorkerPool } from "./worker-pool.ts";

interface Api {
  connect(): void;
  work(what: "answer" | "hang" | "die" | "vanish" | "fill", signal?: AbortSignal): Promise<Result<number>>;
}

installAbortTransfer();

/** A worker of the pool in this thread: what matters is how it ends. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  readonly #port: MessagePort;
  readonly #inside: MessagePort;
  readonly number = FakeWorker.made.push(this);
  ended = false;
  vanish = (): void => undefined;
  /** Tells of an end without a word, as the lock that a worker holds does. */
  readonly vanished = new Promise<void>((resolve) => {
    this.vanish = resolve;
  });

  constructor(dies: (worker: FakeWorker) => boolean) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#inside = port2;
    port1.addEventListener("message", (event: MessageEvent) => {
      this.dispatchEvent(new MessageEvent("message", { data: event.data }));
    });
    port1.start();
    const api: Api = {
      connect: () => undefined,
      work: (what) => {
        if (what === "answer" || (what !== "hang" && !dies(this))) return Promise.resolve(ok(this.number));
        if (what === "fill") return Promise.resolve(fail({ kind: "out-of-memory", doing: "reading" }));
        if (what === "die") this.dispatchEvent(new Event("error"));
        if (what === "vanish") this.vanish();
        return new Promise(() => undefined);
      },
    };
    expose(api, port2);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.ended = true;
    this.#port.close();
    this.#inside.close();
  }
}

function pool(size: number, dies: (worker: FakeWorker) => boolean = () => true) {
  FakeWorker.made = [];
  return new WorkerPool<Api>({
    size,
    spawn: () => new FakeWorker(dies) as unknown as Worker,
    async prepare(api) {
      const worker = FakeWorker.made.at(-1)!;
      await api.connect();
      return { ended: () => worker.vanished };
    },
    startSeconds: 1,
  });
}

const terms = { doing: "testing", seconds: 5 };

describe("a pool of workers", () => {
  it("runs one job a worker and keeps the others waiting", async () => {
    const workers = pool(2);
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map(() => workers.run(terms, undefined, (api, own) => api.work("answer", own))),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect(FakeWorker.made).toHaveLength(2);
    workers.dispose();
  });

  it("has something done beside the job of a worker, and tells when all are busy", async () => {
    const workers = pool(1);
    const run = (what: "answer" | "hang"): Promise<Result<number>> =>
      workers.run({ doing: "testing", seconds: 0.2 }, undefined, (api, own) => api.work(what, own));
    await run("answer");
    expect(workers.full).toBe(false);
    const hanging = run("hang");
    expect(workers.full).toBe(true);
    const done = new Promise((resolve) => {
      workers.beside(terms, undefined, async (api, own) => {
        const got = await api.work("answer", own);
        resolve(got);
        return got;
      });
    });
    expect(await done).toEqual(ok(1));
    expect((await hanging).ok).toBe(false);
    workers.dispose();
  });

  it("replaces a worker that dies and tries its job once more", async () => {
    const workers = pool(1, (worker) => worker.number === 1);
    const result = await workers.run(terms, undefined, (api, own) => api.work("die", own));
    expect(result).toEqual(ok(2));
    expect(FakeWorker.made[0]?.ended).toBe(true);
    workers.dispose();
  });

  it("fails a job that kills two workers, in words, and goes on", async () => {
    const workers = pool(1);
    const result = await workers.run(terms, undefined, (api, own) => api.work("die", own));
    expect(result).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    expect((await workers.run(terms, undefined, (api, own) => api.work("answer", own))).ok).toBe(true);
    workers.dispose();
  });

  it("ends a job that hangs at its deadline and replaces the worker", async () => {
    const workers = pool(1);
    const result = await workers.run({ doing: "decoding", seconds: 0.05 }, undefined, (api, own) =>
      api.work("hang", own),
    );
    expect(result).toEqual({ ok: false, error: { kind: "timed-out", doing: "decoding", seconds: 0.05 } });
    const next = await workers.run(terms, undefined, (api, own) => api.work("answer", own));
    expect(next).toEqual(ok(2));
    workers.dispose();
  });

  it("is busy while a job is done or waits, and no longer", async () => {
    const one = pool(1);
    expect(await one.run(terms, undefined, (api) => api.work("answer"))).toEqual(ok(1));
    await expect.poll(() => one.busy).toBe(false);
    const [first, second] = [1, 2].map(() => one.run(terms, undefined, (api) => api.work("answer")));
    expect(one.busy).toBe(true);
    await first;
    expect(one.busy).toBe(true);
    await second;
    await expect.poll(() => one.busy).toBe(false);
  });

  it("lets a waiting job be cancelled", async () => {
    const workers = pool(1);
    const hanging = workers.run({ doing: "decoding", seconds: 0.2 }, undefined, (api, own) => api.work("hang", own));
    const controller = new AbortController();
    const waiting = workers.run(terms, controller.signal, (api, own) => api.work("answer", own));
    controller.abort();
    expect(await waiting).toEqual({ ok: false, error: { kind: "cancelled" } });
    await hanging;
    workers.dispose();
  });

  it("gives up when workers cannot be started at all", async () => {
    let made = 0;
    let reachable = false;
    const workers = new WorkerPool<Api>({
      size: 1,
      spawn() {
        made += 1;
        const worker = new FakeWorker(() => true);
        if (!reachable) queueMicrotask(() => worker.dispatchEvent(new Event("error")));
        return worker as unknown as Worker;
      },
      prepare: () => (reachable ? Promise.resolve(undefined) : new Promise(() => undefined)),
      startSeconds: 1,
    });
    const answer = () => workers.run(terms, undefined, (api, own) => api.work("answer", own));
    expect(await answer()).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    expect(made).toBeLessThan(20);
    reachable = true; // the network is back
    expect((await answer()).ok).toBe(true);
    workers.dispose();
  });

  it("does not wait for ever for workers that never get ready", async () => {
    const workers = new WorkerPool<Api>({
      size: 1,
      spawn: () => new FakeWorker(() => true) as unknown as Worker,
      prepare: () => new Promise(() => undefined),
      startSeconds: 0.01,
    });
    const result = await workers.run(terms, undefined, (api, own) => api.work("answer", own));
    expect(result).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    workers.dispose();
  });

  it("notices a worker that ends without a word, and tries its job once more", async () => {
    const workers = pool(1, (worker) => worker.number === 1);
    expect(await workers.run(terms, undefined, (api, own) => api.work("vanish", own))).toEqual(ok(2));
    expect(FakeWorker.made).toHaveLength(2);
    workers.dispose();
  });

  it("says what was being done when workers end without a word twice", async () => {
    const workers = pool(2);
    const lost = workers.run(terms, undefined, (api, own) => api.work("vanish", own));
    const other = workers.run(terms, undefined, (api, own) => api.work("answer", own));
    expect(await lost).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    expect((await other).ok).toBe(true);
    expect(FakeWorker.made.filter((worker) => worker.ended)).toHaveLength(2);
    workers.dispose();
  });

  it("replaces a worker that has no more memory, and tries its job once more", async () => {
    const once = pool(1, (worker) => worker.number === 1);
    expect(await once.run(terms, undefined, (api, own) => api.work("fill", own))).toEqual(ok(2));
    expect(FakeWorker.made[0]?.ended).toBe(true);
    once.dispose();
    const twice = pool(1);
    const result = await twice.run(terms, undefined, (api, own) => api.work("fill", own));
    expect(result).toEqual({ ok: false, error: { kind: "out-of-memory", doing: "testing" } });
    expect(FakeWorker.made.map((worker) => worker.ended)).toEqual([true, true, false]);
    twice.dispose();
  });

  it("replaces a worker that ends while it has nothing to do", async () => {
    const workers = pool(1);
    await workers.run(terms, undefined, (api, own) => api.work("answer", own));
    FakeWorker.made[0]!.vanish();
    await expect.poll(() => FakeWorker.made.length).toBe(2);
    expect(await workers.run(terms, undefined, (api, own) => api.work("answer", own))).toEqual(ok(2));
    workers.dispose();
  });

  it("says so when a worker ends while all are asked", async () => {
    const workers = pool(2);
    await workers.run(terms, undefined, (api, own) => api.work("answer", own));
    await expect.poll(() => FakeWorker.made.length).toBe(2);
    const asked = workers.each(terms, async (api) => {
      const got = await api.work("hang");
      return got.ok ? ok(undefined) : got;
    });
    FakeWorker.made[1]!.vanish();
    FakeWorker.made[0]!.vanish();
    expect(await asked).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    workers.dispose();
  });

  it("wakes who waits behind a job that was cancelled", async () => {
    const workers = pool(1);
    const answer = (signal?: AbortSignal) => workers.run(terms, signal, (api, own) => api.work("answer", own));
    const controller = new AbortController();
    const first = answer();
    const cancelled = answer(controller.signal);
    const last = answer();
    controller.abort();
    expect(await Promise.all([first, cancelled, last])).toEqual([
      ok(1),
      { ok: false, error: { kind: "cancelled" } },
      ok(1),
    ]);
    workers.dispose();
  });
});

describe("workers that have worked for long", () => {
  const after = 2;
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

  interface Given {
    readonly isBorn?: () => boolean;
    readonly begins?: (number: number) => Promise<void>;
    readonly leave?: () => Promise<Result<void>>;
  }

  function ageing({
    isBorn = () => true,
    begins = () => Promise.resolve(),
    leave = () => Promise.resolve(ok(undefined)),
  }: Given = {}) {
    FakeWorker.made = [];
    const left: number[] = [];
    const workers = new WorkerPool<Api>({
      size: 2,
      spawn() {
        const worker = new FakeWorker(() => true);
        if (!isBorn()) queueMicrotask(() => worker.dispatchEvent(new Event("error")));
        return worker as unknown as Worker;
      },
      async prepare(api) {
        const worker = FakeWorker.made.at(-1)!;
        if (!isBorn()) return new Promise(() => undefined);
        await api.connect();
        await begins(worker.number);
        return { ended: () => worker.vanished };
      },
      startSeconds: 1,
      relief: {
        after,
        async leave(api) {
          const answered = await api.work("answer");
          if (answered.ok) left.push(answered.value);
          return leave();
        },
        terms,
      },
    });
    const work = async (weight = 1) => {
      const result = await workers.run(terms, undefined, (api, own) => api.work("answer", own), weight);
      await settled();
      return result;
    };
    const alive = () => FakeWorker.made.filter(({ ended }) => !ended).map(({ number }) => number);
    return { workers, work, left, alive };
  }

  it("do their last things and end once another one is ready", async () => {
    const { workers, work, left, alive } = ageing();
    for (let i = 0; i < 2 * after + 1; i++) expect((await work()).ok).toBe(true);
    expect(left).toEqual([1, 2].slice(0, left.length));
    expect(left.length).toBeGreaterThan(0);
    expect(FakeWorker.made.filter(({ ended }) => ended).map(({ number }) => number)).toEqual(left);
    expect(alive()).toHaveLength(2);
    workers.dispose();
  });

  it("do not count jobs without weight", async () => {
    const { workers, work, left } = ageing();
    for (let i = 0; i < 5 * after; i++) await work(0);
    expect([left, FakeWorker.made.length]).toEqual([[], 2]);
    workers.dispose();
  });

  it("end one after another, and no job is lost", async () => {
    const { workers, left, alive } = ageing();
    const job = () => workers.run(terms, undefined, (api, own) => api.work("answer", own), 1);
    const results = await Promise.all(Array.from({ length: 40 }, job));
    expect(results.every(({ ok }) => ok)).toBe(true);
    await settled();
    expect(new Set(left).size).toBe(left.length);
    expect(left.length).toBeGreaterThan(2);
    expect(alive()).toHaveLength(2);
    workers.dispose();
  });

  it("go on where no other gets ready", async () => {
    let reachable = true;
    const { workers, work, left } = ageing({ isBorn: () => reachable });
    await work();
    reachable = false;
    for (let i = 0; i < 5 * after; i++) expect((await work()).ok).toBe(true);
    expect(left).toEqual([]);
    expect(FakeWorker.made.length).toBeLessThan(20);
    workers.dispose();
  });

  it("leave no worker too many when they end while another one starts", async () => {
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    const { workers, work, left, alive } = ageing({ begins: (number) => (number === 3 ? started : Promise.resolve()) });
    await work(after);
    expect(alive()).toEqual([1, 2, 3]);
    FakeWorker.made[0]!.vanish();
    await settled();
    expect(alive()).toEqual([2, 3]);
    start();
    await settled();
    for (let i = 0; i < 3; i++) expect((await work(0)).ok).toBe(true);
    expect([alive(), left]).toEqual([[2, 3], []]);
    workers.dispose();
  });

  it("are waited for when all are asked, and what they could not do is told once", async () => {
    let end = (): void => undefined;
    const full = fail({ kind: "storage-full" });
    const kept = new Promise<Result<void>>((resolve) => {
      end = () => resolve(full);
    });
    const { workers, work, left } = ageing({ leave: () => kept });
    for (let i = 0; i < after; i++) await work(after);
    await expect.poll(() => left.length).toBeGreaterThan(0);
    const all = () => workers.each(terms, () => Promise.resolve(ok(undefined)));
    let isOver = false;
    const asked = all().finally(() => {
      isOver = true;
    });
    await settled();
    expect(isOver).toBe(false);
    end();
    expect(await asked).toEqual(full);
    await settled();
    expect(await all()).toEqual(ok(undefined));
    workers.dispose();
  });

  it("tell what they could not do when they had left before all are asked", async () => {
    const full = fail({ kind: "storage-full" });
    const { workers, work } = ageing({ leave: () => Promise.resolve(full) });
    await work(after);
    await expect.poll(() => FakeWorker.made.some(({ ended }) => ended)).toBe(true);
    const all = () => workers.each(terms, () => Promise.resolve(ok(undefined)));
    expect(await all()).toEqual(full);
    expect(await all()).toEqual(ok(undefined));
    workers.dispose();
  });
});
