import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail, ok, type Result } from "../src/base/result.ts";
import { IdleWriter, type Kept } from "./idle-writer.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What a job keeps: it counts how often it began, and ends when it is told to. */
function kept(result: Result<void> = ok(undefined)): Kept & { readonly begun: () => number; readonly end: () => void } {
  let begun = 0;
  let end = (): void => undefined;
  const write = new Promise<Result<void>>((resolve) => (end = () => resolve(result)));
  return { begin: () => (begun += 1), writes: [write], begun: () => begun, end: () => end() };
}

const job = async (): Promise<string> => "done";

describe("what is kept", () => {
  it("is written when no job came for a while", async () => {
    const writer = new IdleWriter();
    const first = kept();
    await writer.during(job);
    writer.keep(first);
    await vi.advanceTimersByTimeAsync(4000);
    await writer.during(job);
    await vi.advanceTimersByTimeAsync(4000);
    expect(first.begun()).toBe(0);
    await vi.advanceTimersByTimeAsync(4000);
    expect(first.begun()).toBe(1);
  });

  it("is not begun while a job runs, however long", async () => {
    const writer = new IdleWriter();
    const first = kept();
    writer.keep(first);
    let finish = (): void => undefined;
    const running = writer.during(() => new Promise<void>((resolve) => (finish = resolve)));
    await writer.during(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first.begun()).toBe(0);
    finish();
    await running;
    await vi.advanceTimersByTimeAsync(7000);
    expect(first.begun()).toBe(1);
  });

  it("is written whole before the next job begins", async () => {
    const writer = new IdleWriter();
    const first = kept();
    writer.keep(first);
    const settled = writer.settle();
    let began = false;
    const next = writer.during(async () => (began = true));
    await vi.advanceTimersByTimeAsync(1000);
    expect(began).toBe(false);
    first.end();
    await Promise.all([next, settled]);
    expect(began).toBe(true);
  });

  it("that fails is said once", async () => {
    const writer = new IdleWriter();
    const [first, second] = [kept(), kept(fail({ kind: "storage-full" }))];
    for (const each of [first, second]) {
      writer.keep(each);
      each.end();
    }
    expect(await writer.settle()).toEqual(fail({ kind: "storage-full" }));
    expect(await writer.settle()).toEqual(ok(undefined));
  });
});
