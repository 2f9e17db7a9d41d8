import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** One of its own for each test: what others have left in theirs is not drawn here. */
let drawAllNow: () => void;
let drawNever: (owner: object) => void;
let drawNow: (owner: object) => void;
let drawSoon: (owner: object, job: () => void) => void;
let renderSoon: (owner: object, update: () => unknown) => Promise<void>;

/** Frames by hand: callbacks that wait for the next one. */
let callbacks: ((start: number) => void)[] = [];
let clock = 0;

beforeEach(async () => {
  vi.resetModules();
  ({ drawAllNow, drawNever, drawNow, drawSoon, renderSoon } = await import("./draw-queue.ts"));
  callbacks = [];
  clock = 0;
  vi.stubGlobal("requestAnimationFrame", (callback: (start: number) => void) => callbacks.push(callback));
  vi.spyOn(performance, "now").mockImplementation(() => clock);
});

afterEach(() => {
  while (callbacks.length > 0) frame();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function frame(): void {
  const due = callbacks;
  callbacks = [];
  for (const callback of due) callback(clock);
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

  it("renders half as much in a frame: the browser has as much to do after it", async () => {
    const rendered: number[] = [];
    const all = [1, 2, 3].map((id) =>
      renderSoon({}, () => {
        rendered.push(id);
        clock += 8;
      }),
    );
    frame();
    expect(rendered).toEqual([1, 2]);
    frame();
    expect(rendered).toEqual([1, 2, 3]);
    await Promise.all(all);
  });

  it("draws as many in a frame as it may take, the others in the next", () => {
    const drawn: number[] = [];
    for (const id of [1, 2, 3, 4, 5]) {
      drawSoon({}, () => {
        drawn.push(id);
        clock += 8;
      });
    }
    frame();
    expect(drawn).toEqual([1, 2, 3]);
    frame();
    expect(drawn).toEqual([1, 2, 3, 4, 5]);
    expect(callbacks).toEqual([]);
  });

  it("draws what was rendered in the same frame, of several in the next one: the browser lays them out between", () => {
    const done: string[] = [];
    const add = (...names: readonly string[]): void => {
      for (const name of names) void renderSoon({}, () => done.push(`${name} rendered`));
      for (const name of names) drawSoon({}, () => done.push(`${name} drawn`));
    };
    add("one");
    frame();
    expect(done).toEqual(["one rendered", "one drawn"]);
    done.length = 0;
    add("one", "two");
    frame();
    expect(done).toEqual(["one rendered", "two rendered"]);
    frame();
    expect(done).toEqual(["one rendered", "two rendered", "one drawn", "two drawn"]);
  });

  it("draws less in a frame where frames take long altogether, and more again when they do not", () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    let drawn = 0;
    for (let i = 0; i < 40; i++)
      drawSoon({}, () => {
        drawn += 1;
        clock += 3;
      });
    /** How many are drawn in a frame whose layout and paint take so long, in ms. */
    const inFrame = (rest: number): number => {
      const before = drawn;
      frame();
      clock += rest;
      vi.runAllTimers();
      return drawn - before;
    };
    expect([inFrame(180), inFrame(180), inFrame(10), inFrame(10), inFrame(10)]).toEqual([7, 3, 3, 6, 7]);
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
    expect(drawn).toBe(4);
  });

  it("draws once a frame, whatever drawings ask for meanwhile", () => {
    for (let id = 0; id < 20; id++) {
      drawSoon({}, () => {
        clock += 7;
        drawSoon({}, () => (clock += 7));
      });
    }
    for (let i = 0; i < 8; i++) {
      frame();
      expect(callbacks).toHaveLength(1);
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
    frame();
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
