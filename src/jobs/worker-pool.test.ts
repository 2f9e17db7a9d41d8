import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import { ok, type Result } from "../base/result.ts";
import { installAbortTransfer } from "./abort-transfer.ts";
import { WorkerPool } from "./worker-pool.ts";

interface Api {
  connect(): void;
  work(what: "answer" | "hang" | "die", signal?: AbortSignal): Promise<Result<number>>;
}

installAbortTransfer();

/** A worker of the pool in this thread: what matters is how it ends. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  readonly #port: MessagePort;
  readonly #inside: MessagePort;
  readonly number = FakeWorker.made.push(this);
  ended = false;

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
        if (what === "die" && dies(this)) this.dispatchEvent(new Event("error"));
        return what === "hang" || (what === "die" && dies(this))
          ? new Promise(() => undefined)
          : Promise.resolve(ok(this.number));
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
  return new WorkerPool<Api>(
    size,
    () => new FakeWorker(dies) as unknown as Worker,
    async (api) => {
      await api.connect();
    },
  );
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
    const workers = new WorkerPool<Api>(
      1,
      () => {
        made += 1;
        const worker = new FakeWorker(() => true);
        queueMicrotask(() => worker.dispatchEvent(new Event("error")));
        return worker as unknown as Worker;
      },
      () => new Promise(() => undefined),
    );
    const result = await workers.run(terms, undefined, (api, own) => api.work("answer", own));
    expect(result).toEqual({ ok: false, error: { kind: "worker-lost", doing: "testing" } });
    expect(made).toBeLessThan(20);
    workers.dispose();
  });
});
