import { expose, wrap } from "comlink";
import { describe, expect, it } from "vitest";
import { ok, type Result } from "../base/result.ts";
import { installAbortTransfer, openSignalPorts } from "./abort-transfer.ts";
import { callWorker } from "./call.ts";

interface Api {
  echo(value: number, signal?: AbortSignal): Promise<Result<number>>;
  untilAborted(signal?: AbortSignal): Promise<Result<string>>;
  never(signal?: AbortSignal): Promise<Result<string>>;
}

installAbortTransfer();

function connect() {
  const { port1, port2 } = new MessageChannel();
  const api: Api = {
    echo: async (value) => ok(value),
    untilAborted: (signal) =>
      new Promise((resolve) => {
        signal?.addEventListener("abort", () => resolve(ok("saw the abort")), { once: true });
      }),
    never: () => new Promise(() => undefined),
  };
  expose(api, port2);
  return {
    api: wrap<Api>(port1),
    close() {
      port1.close();
      port2.close();
    },
  };
}

const terms = { doing: "testing", seconds: 5 };

describe("calls to a worker", () => {
  it("leave no port open, a thousand of them", async () => {
    const connection = connect();
    const { api } = connection;
    const signal = new AbortController().signal;
    // Other tests may have left calls that never end.
    const before = openSignalPorts();
    for (let i = 0; i < 1000; i += 1) {
      const { result, settled } = callWorker(terms, signal, (own) => api.echo(i, own));
      expect(await result).toEqual(ok(i));
      await settled;
    }
    await expect.poll(() => openSignalPorts()).toBeLessThanOrEqual(before);
    connection.close();
  });

  it("carry an abort to the other side and end at once", async () => {
    const connection = connect();
    const { api } = connection;
    const controller = new AbortController();
    const seen: unknown[] = [];
    const { result, settled } = callWorker(terms, controller.signal, async (own) => {
      const answer = await api.untilAborted(own);
      seen.push(answer);
      return answer;
    });
    setTimeout(() => controller.abort(), 10);
    expect(await result).toEqual({ ok: false, error: { kind: "cancelled" } });
    await settled;
    expect(seen).toEqual([ok("saw the abort")]);
    connection.close();
  });

  it("end at their deadline when the other side does not answer", async () => {
    const connection = connect();
    const { api } = connection;
    const { result } = callWorker({ doing: "waiting", seconds: 0.02 }, undefined, (own) => api.never(own));
    expect(await result).toEqual({ ok: false, error: { kind: "timed-out", doing: "waiting", seconds: 0.02 } });
    connection.close();
  });

  it("are not begun when cancelled before", async () => {
    const connection = connect();
    const { api } = connection;
    const { result } = callWorker(terms, AbortSignal.abort(), (own) => api.never(own));
    expect(await result).toEqual({ ok: false, error: { kind: "cancelled" } });
    connection.close();
  });
});
