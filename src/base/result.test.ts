import { describe, expect, it } from "vitest";
import { attempt, fail, ok, QcFailure } from "./result.ts";

describe("attempt", () => {
  it("makes values of what work gives and throws", async () => {
    expect(await attempt(() => 1)).toEqual(ok(1));
    const failure = { kind: "not-root", source: "a" } as const;
    expect(await attempt(() => Promise.reject(new QcFailure(failure)))).toEqual(fail(failure));
    expect(await attempt(() => AbortSignal.abort().throwIfAborted())).toEqual(fail({ kind: "cancelled" }));
    const got = await attempt(() => {
      throw new TypeError("x is no function");
    });
    expect(got).toMatchObject({ error: { kind: "defect", message: "x is no function" } });
    expect(await attempt(() => Promise.reject(new Error("no")), () => failure)).toEqual(fail(failure)); // prettier-ignore
  });

  it.each([
    ["an array", () => new ArrayBuffer(2 ** 52)],
    ["WebAssembly", () => new WebAssembly.Memory({ initial: 1, maximum: 2 }).grow(9)],
  ])("knows that there is no memory for %s", async (_, work: () => unknown) => {
    expect(await attempt(work)).toMatchObject({ error: { kind: "out-of-memory" } });
  });
});
