import type { LitElement } from "lit";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** With a queue of its own: what others have left in theirs is not drawn here. */
let InSlices: typeof import("./in-slices.ts").InSlices;
let callbacks: ((start: number) => void)[] = [];

beforeEach(async () => {
  vi.resetModules();
  ({ InSlices } = await import("./in-slices.ts"));
  callbacks = [];
  vi.stubGlobal("requestAnimationFrame", (callback: (start: number) => void) => callbacks.push(callback));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function frame(): void {
  const due = callbacks;
  callbacks = [];
  for (const callback of due) callback(performance.now());
}

function someHost(): { readonly host: LitElement; readonly asked: () => number } {
  const requestUpdate = vi.fn();
  const host = { addController: vi.fn(), requestUpdate } as unknown as LitElement;
  return { host, asked: () => requestUpdate.mock.calls.length };
}

it("gives a list slice by slice, asks for the next in a frame of its own, and keeps what came", () => {
  const { host, asked } = someHost();
  const rows = new InSlices(host, 2);
  expect(rows.of([1, 2, 3, 4, 5])).toEqual([1, 2]);
  expect(asked()).toBe(0);
  frame();
  expect(asked()).toBe(1);
  expect(rows.of([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4]);
  frame();
  expect(rows.of([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4, 5]);
  expect(callbacks).toHaveLength(0);
  expect(rows.of([1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6]);
});

it("asks for nothing where all is there, nor when its host is gone", () => {
  const { host, asked } = someHost();
  const rows = new InSlices(host, 2);
  expect(rows.of([1])).toEqual([1]);
  expect(callbacks).toHaveLength(0);
  rows.of([1, 2, 3]);
  rows.hostDisconnected();
  frame();
  expect(asked()).toBe(0);
});
