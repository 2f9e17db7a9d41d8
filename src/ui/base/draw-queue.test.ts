import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** One of its own for each test: what others have left in theirs is not drawn here. */
let drawAllNow: () => void;
let drawNever: (owner: object) => void;
let drawNow: (owner: object) => void;
let drawSoon: (owner: object, job: () => void) => void;
let renderSoon: (owner: object, update: () => unknown) => Promise<void>;

/** Frames and tasks by hand: callbacks that wait for the next one. */
let callbacks: ((start: number) => void)[] = [];
let tasks: (() => void)[] = [];
let clock = 0;

beforeEach(async () => {
  vi.resetModules();
  const nextTask = (): Promise<void> => new Promise((resolve) => tasks.push(resolve));
  vi.doMock("./next-task.ts", () => ({ nextTask }));
  ({ drawAllNow, drawNever, drawNow, drawSoon, renderSoon } = await import("./draw-queue.ts"));
  [callbacks, tasks] = [[], []];
  clock = 0;
  vi.stubGlobal("requestAnimationFrame", (callback: (start: number) => void) => callbacks.push(callback));
  vi.spyOn(performance, "now").mockImplementation(() => clock);
});

afterEach(async () => {
  while (callbacks.length > 0) frame();
  while (tasks.length > 0) await task();
  vi.doUnmock("./next-task.ts");
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function frame(): void {
  const due = callbacks;
  callbacks = [];
  for (const callback of due) callback(clock);
}

async function task(): Promise<void> {
  const due = tasks;
  tasks = [];
  for (const next of due) next();
  await Promise.resolve();
}

describe("the queue of drawings", () => {
  it("draws what is asked for now at once, once, and nothing else", () => {
    const [one, other] = [vi.fn(), vi.fn()];
    const owner = {};
    drawSoon(owner, one);
    drawSoon({}, other);
    drawNow(owner);
    expect(one).toHaveBeenCalledTimes(1);
    expect(other).not.toHaveBeenCalled();
    drawNow(owner);
    frame();
    expect(one).toHaveBeenCalledTimes(1);
    expect(other).toHaveBeenCalledTimes(1);
  });

  it("renders half as much in a slice: the browser has as much to do after it", async () => {
    const rendered: number[] = [];
    const all = [1, 2, 3].map((id) =>
      renderSoon({}, () => {
        rendered.push(id);
        clock += 8;
      }),
    );
    frame();
    expect(rendered).toEqual([1, 2]);
    await task();
    expect(rendered).toEqual([1, 2, 3]);
    await Promise.all(all);
  });

  it("draws as many in a frame as a slice may take, the next in a task that follows: no frame is waited for", async () => {
    const drawn: number[] = [];
    for (const id of [1, 2, 3, 4, 5, 6]) {
      drawSoon({}, () => {
        drawn.push(id);
        clock += 10;
      });
    }
    expect(tasks).toEqual([]);
    frame();
    expect(drawn).toEqual([1, 2, 3]);
    await task();
    expect(drawn).toEqual([1, 2, 3, 4, 5, 6]);
    expect(callbacks).toEqual([]);
    expect(tasks).toEqual([]);
    drawSoon({}, () => drawn.push(7));
    expect(callbacks).toHaveLength(1);
  });

  it("draws for half of its time in a frame that comes late", () => {
    let drawn = 0;
    for (let i = 0; i < 9; i++)
      drawSoon({}, () => {
        drawn += 1;
        clock += 3;
      });
    const due = callbacks;
    callbacks = [];
    clock += 100;
    for (const callback of due) callback(clock - 100);
    expect(drawn).toBe(5);
  });

  it("asks for one slice at a time, whatever drawings ask for meanwhile, in frames and tasks in turn", async () => {
    for (let id = 0; id < 20; id++) {
      drawSoon({}, () => {
        clock += 13;
        drawSoon({}, () => (clock += 13));
      });
    }
    expect(callbacks).toHaveLength(1);
    frame();
    // A frame and a task in turn: neither waits long for the other.
    for (let i = 0; i < 4; i++) {
      expect([callbacks.length, tasks.length]).toEqual([0, 1]);
      await task();
      expect([callbacks.length, tasks.length]).toEqual([1, 0]);
      frame();
    }
  });

  it("goes on with the others when one throws", async () => {
    const drawn: string[] = [];
    const broken = renderSoon({}, () => {
      throw new Error("This one is broken.");
    });
    drawSoon({}, () => drawn.push("other"));
    expect(frame).toThrow("This one is broken.");
    await broken;
    await task();
    expect(drawn).toEqual(["other"]);
  });

  it("takes the last job of an owner, none of who has left, and all at once before printing", () => {
    const drawn: string[] = [];
    const [one, two, three] = [{}, {}, {}];
    drawSoon(one, () => drawn.push("one, first"));
    drawSoon(two, () => drawn.push("two"));
    drawSoon(three, () => drawn.push("three"));
    drawSoon(one, () => drawn.push("one"));
    drawNever(two);
    drawAllNow();
    expect(drawn).toEqual(["one", "three"]);
    frame();
    expect(drawn).toEqual(["one", "three"]);
  });
});
