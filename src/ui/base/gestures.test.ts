import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Gestures, type GestureTarget } from "./gestures.ts";

/** What was asked of the figure, in words. */
let asked: string[];
let box: EventTarget;
let gestures: Gestures;
/** Where labels of x end. */
let end: number | undefined;

const frame = { left: 50, top: 20, right: 350, bottom: 180 };
const at = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x},${y}`;

beforeEach(() => {
  asked = [];
  end = 200;
  box = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 10, top: 10 }),
    setPointerCapture: () => undefined,
  });
  const say = (words: string): void => void asked.push(words);
  const target: GestureTarget = {
    box: () => box as HTMLElement,
    frame: () => frame,
    point: (where) => say(where === undefined ? "unpoint" : `point ${at(where)}`),
    click: (where) => say(`click ${at(where)}`),
    labelsEnd: () => end,
    band: (from, to, place) => say(to === undefined ? "no band" : `band ${place} ${at(from)} ${at(to)}`),
    zoomTo: (from, to, place) => say(`zoom ${place} to ${at(from)} ${at(to)}`),
    zoomAbout: (where, factor, place) => say(`zoom ${place} ${at(where)} by ${factor.toFixed(2)}`),
    pan: (dx, dy) => say(`pan ${dx} ${dy}`),
    settle: () => say("settle"),
    giveUp: () => say("give up"),
    reset: () => say("reset"),
    wheelFactor: (delta) => (delta > 0 ? 2 : 0.5),
  };
  gestures = new Gestures({ addController: () => undefined } as never, target);
  gestures.hostUpdated();
});
afterEach(() => vi.useRealTimers());

/** Positions are given in the box; the box lies at 10, 10 of the page. */
function send(type: string, x: number, y: number, more: object = {}): Event {
  const event = new Event(type, { cancelable: true });
  const given = { clientX: x + 10, clientY: y + 10, pointerId: 1, pointerType: "mouse", button: 0, shiftKey: false };
  box.dispatchEvent(Object.assign(event, given, more));
  return event;
}

describe("the pointer", () => {
  it("points, and a click that shakes is a click", () => {
    send("pointermove", 100, 100);
    send("pointerdown", 100, 100);
    send("pointermove", 102, 101);
    send("pointerup", 102, 101);
    send("pointerleave", 400, 100);
    expect(asked).toEqual(["point 100,100", "no band", "click 102,101", "unpoint"]);
  });

  it("marks a range and zooms to it when let go", () => {
    send("pointerdown", 100, 100);
    send("pointermove", 150, 120);
    send("pointermove", 200, 140);
    send("pointerup", 200, 140);
    expect(asked).toEqual([
      "unpoint",
      "band frame 100,100 150,120",
      "unpoint",
      "band frame 100,100 200,140",
      "no band",
      "zoom frame to 100,100 200,140",
    ]);
  });

  it.each([
    ["x", "x-axis", 100, 190],
    ["y", "y-axis", 20, 100],
  ] as const)("marks %s alone from over its labels; a click there is none", (_, place, x, y) => {
    send("pointerdown", x, y);
    send("pointerup", x, y);
    send("pointerdown", x, y);
    send("pointermove", 150, 50);
    send("pointerup", 150, 50);
    const from = `${x},${y}`;
    expect(asked).toEqual([
      "no band",
      "unpoint",
      `band ${place} ${from} 150,50`,
      "no band",
      `zoom ${place} to ${from} 150,50`,
    ]);
  });

  it("marks nothing outside the frame and its labels, nor with another button", () => {
    const drag = (x: number, y: number, more = {}): void => {
      send("pointerdown", x, y, more);
      send("pointermove", x + 50, y + 50, { buttons: 1 });
      send("pointerup", x + 50, y, more);
    };
    for (const [x, y, more] of [
      [20, 190, {}],
      [100, 10, {}],
      [360, 100, {}],
      [100, 210, {}],
      [20, 100, { shiftKey: true }],
      [100, 100, { button: 2 }],
    ] as const)
      drag(x, y, more);
    end = undefined;
    drag(20, 100);
    drag(100, 190);
    expect(asked.filter((words) => !words.startsWith("point"))).toEqual([]);
  });

  it.each([
    ["Shift", { shiftKey: true }],
    ["the middle button", { button: 1 }],
  ])("moves what is seen with %s, from one place to the next", (_, how) => {
    const down = send("pointerdown", 100, 100, how);
    send("pointermove", 110, 100, how);
    send("pointermove", 115, 90, how);
    send("pointerup", 115, 90, how);
    expect(down.defaultPrevented).toBe(true);
    expect(asked).toEqual(["settle", "pan 10 0", "pan 5 -10", "settle"]);
  });

  it("gives up what it moved", () => {
    send("pointerdown", 100, 100, { shiftKey: true });
    expect(gestures.cancelDrag()).toBe(false);
    send("pointerdown", 100, 100, { shiftKey: true });
    send("pointermove", 150, 120, { shiftKey: true });
    asked = [];
    expect(gestures.cancelDrag()).toBe(true);
    send("pointerup", 150, 120, { shiftKey: true });
    expect(asked).toEqual(["give up"]);
  });

  it("gives up what it marked", () => {
    send("pointerdown", 100, 100);
    send("pointermove", 150, 120);
    asked = [];
    expect(gestures.cancelDrag()).toBe(true);
    send("pointerup", 150, 120);
    expect(asked).toEqual(["no band"]);
    expect(gestures.cancelDrag()).toBe(false);
  });
});

describe("the wheel", () => {
  it("zooms about the pointer, an axis alone over its labels, and settles when it rests", () => {
    vi.useFakeTimers();
    expect(send("wheel", 100, 100, { deltaY: -3 }).defaultPrevented).toBe(true);
    vi.advanceTimersByTime(200);
    send("wheel", 30, 100, { deltaY: 3 });
    send("wheel", 100, 190, { deltaY: 3 });
    vi.advanceTimersByTime(240);
    expect(asked).toEqual(["zoom frame 100,100 by 0.50", "zoom y-axis 30,100 by 2.00", "zoom x-axis 100,190 by 2.00"]);
    vi.advanceTimersByTime(20);
    expect(asked.at(-1)).toBe("settle");
  });

  it("settles before something else is moved, and not again", () => {
    vi.useFakeTimers();
    send("wheel", 100, 100, { deltaY: -3 });
    asked = [];
    send("pointerdown", 100, 100, { shiftKey: true });
    expect(asked).toEqual(["settle"]);
    vi.advanceTimersByTime(500);
    expect(asked).toEqual(["settle"]);
  });

  it("scrolls the page where there is nothing to zoom", () => {
    expect(send("wheel", 380, 100, { deltaY: 3 }).defaultPrevented).toBe(false);
    expect(send("wheel", 100, 100, { deltaY: 0, deltaX: 5 }).defaultPrevented).toBe(false);
    expect(asked).toEqual([]);
  });
});

it("a double click shows all again", () => {
  send("dblclick", 100, 100);
  expect(asked).toEqual(["reset"]);
});

describe("fingers", () => {
  const finger = (id: number) => ({ pointerType: "touch", pointerId: id });

  it("two zoom about their middle and move; lifting them settles and points at nothing", () => {
    send("pointerdown", 100, 100, finger(1));
    send("pointerdown", 200, 100, finger(2));
    send("pointermove", 300, 100, finger(2));
    expect(asked).toEqual(["settle", "unpoint", "pan 50 0", "zoom frame 200,100 by 0.50"]);
    asked = [];
    send("pointerup", 300, 100, finger(2));
    send("pointerup", 100, 100, finger(1));
    expect(asked).toEqual(["settle"]);
  });

  it("one points, and what it pointed at stays", () => {
    send("pointerdown", 100, 100, finger(1));
    send("pointerup", 100, 100, finger(1));
    send("pointerleave", 100, 100, finger(1));
    expect(asked).toEqual(["point 100,100"]);
  });

  it("two taken by the page give up what they did, one alone did nothing", () => {
    send("pointerdown", 100, 100, finger(1));
    send("pointercancel", 100, 100, finger(1));
    expect(asked).toEqual(["unpoint"]);
    send("pointerdown", 100, 100, finger(1));
    send("pointerdown", 200, 100, finger(2));
    send("pointermove", 300, 100, finger(2));
    asked = [];
    send("pointercancel", 300, 100, finger(2));
    expect(asked).toEqual(["give up", "unpoint"]);
    send("pointerup", 100, 100, finger(1));
    expect(asked.slice(2)).toEqual(["settle"]);
  });

  it("taken by the page for scrolling ends all", () => {
    send("pointerdown", 100, 100, finger(1));
    send("pointerdown", 200, 100, finger(2));
    send("pointercancel", 100, 100, finger(1));
    send("pointercancel", 200, 100, finger(2));
    asked = [];
    send("pointermove", 120, 100, { pointerType: "mouse" });
    expect(asked).toEqual(["point 120,100"]);
  });
});
