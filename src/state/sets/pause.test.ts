import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pause } from "./pause.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("a pause is as long as was asked for, and no longer than anybody waits", async () => {
  const over = vi.fn();
  void new Pause().of(500).then(over);
  await vi.advanceTimersByTimeAsync(499);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toHaveBeenCalledOnce();
  void new Pause().of(1e9).then(over);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(over).toHaveBeenCalledTimes(2);
});

it("it can be ended; to end none does nothing", async () => {
  const pause = new Pause();
  pause.end();
  const over = pause.of(500);
  pause.end();
  await over;
  expect(vi.getTimerCount()).toBe(0);
});
