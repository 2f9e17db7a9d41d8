import { afterEach, expect, it, vi } from "vitest";
import { holdLife, watchedLife } from "./life.ts";

afterEach(() => vi.unstubAllGlobals());

/** Locks as browsers have them; `release` is what the end of a holder does. */
function fakeLocks() {
  const queues = new Map<string, (() => void)[]>();
  const release = (name: string): void => {
    queues.get(name)?.shift();
    queues.get(name)?.[0]?.();
  };
  const request = (name: string, work: () => unknown): Promise<unknown> =>
    new Promise((resolve) => {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      queue.push(() => resolve(work()));
      if (queue.length === 1) queue[0]!();
    });
  vi.stubGlobal("navigator", { locks: { request } });
  return { release };
}

it("of a worker ends when its lock is free, and not before", async () => {
  const { release } = fakeLocks();
  const life = watchedLife()!;
  expect(await holdLife(life.name)).toBe(true);
  let ended = false;
  const over = life.ended().then(() => (ended = true));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ended).toBe(false);
  release(life.name);
  expect(await over).toBe(true);
});

it("is each worker's own", () => {
  fakeLocks();
  expect(watchedLife()!.name).not.toBe(watchedLife()!.name);
});

it("is not held where the browser refuses locks, or has none", async () => {
  const request = () => Promise.reject(new DOMException("no", "SecurityError"));
  vi.stubGlobal("navigator", { locks: { request } });
  expect(await holdLife("x")).toBe(false);
  vi.stubGlobal("navigator", {});
  expect(watchedLife()).toBeUndefined();
  expect(await holdLife("x")).toBe(false);
  expect(await holdLife(undefined)).toBe(false);
});
