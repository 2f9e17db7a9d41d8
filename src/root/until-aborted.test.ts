import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { untilAborted } from "./until-aborted.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
let others: NodeJS.UnhandledRejectionListener[] = [];

beforeEach(() => {
  unhandled.length = 0;
  others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
});

afterEach(() => {
  process.removeListener("unhandledRejection", note);
  for (const other of others) process.on("unhandledRejection", other);
});

const failingSoon = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error("missing")), 1));

describe("waiting for work until it is aborted", () => {
  it("gives what came of the work", async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(1), signal)).toBe(1);
    await expect(untilAborted(failingSoon(), signal)).rejects.toThrow("missing");
  });

  it.each(["before", "after"])(
    "leaves work that fails after an abort to nobody, aborted %s it is waited for",
    async (when) => {
      const abort = new AbortController();
      if (when === "before") abort.abort();
      const waiting = untilAborted(failingSoon(), abort.signal);
      if (when === "after") abort.abort();
      await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
      await new Promise((done) => setTimeout(done, 10));
      expect(unhandled).toEqual([]);
    },
  );
});
