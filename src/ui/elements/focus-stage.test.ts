import type { ReactiveController } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recorder } from "../../draw/testing/recorder.ts";
import { themes } from "../../draw/theme.ts";
import { fixedAxis, hist2D } from "../../hist/build.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { drawAllNow } from "../base/draw-queue.ts";
import { tidy } from "../figures/zoom.ts";
import { FocusStage } from "./focus-stage.ts";

const size = { width: 900, height: 600, pixelRatio: 1 };
const hist = hist2D({
  name: "hMap",
  x: fixedAxis(10, 0, 10, "x"),
  y: fixedAxis(8, 0, 8, "y"),
  rows: Array.from({ length: 8 }, () => Array.from({ length: 10 }, (_, i) => i + 1)),
});

let stage: FocusStage;
let box: EventTarget;
/** What the link says. */
let link: FigureView;
/** How often it was written. */
let written: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", () => 0);
  box = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
    setPointerCapture: () => undefined,
  });
  const canvas = () => ({ ...size, getContext: () => recorder().ctx }) as unknown as HTMLCanvasElement;
  const canvases = [canvas(), canvas()] as const;
  link = { ...plainView, x: [2, 8], y: [1, 7] };
  written = 0;
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (each: ReactiveController) => void controllers.push(each),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  stage = new FocusStage(host, {
    box: () => box as HTMLElement,
    canvases: () => canvases,
    scene: () => ({
      input: {
        figure: bareFigure("Tracks/hMap"),
        hist,
        measurements: new Map(),
        verdicts: [],
        view: link,
        overlaid: undefined,
        beside: false,
      },
      size,
      theme: themes.light,
      palette: "bird",
      flat: false,
      from: [hist],
    }),
    changed: (view) => {
      link = view;
      written += 1;
      stage.takeView();
      stage.drawLater();
    },
  });
  for (const each of controllers) each.hostUpdated?.();
  stage.drawLater();
  drawAllNow();
});
afterEach(() => {
  drawAllNow();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const seen = () => {
  drawAllNow();
  const { x, y } = stage.drawing!.geometry;
  expect(stage.rested === stage.drawing).toBe(true);
  return { x: tidy([x.lo, x.hi]), y: tidy([y.lo, y.hi]) };
};
const said = () => ({ x: link.x, y: link.y });

/** In shares of the drawing. */
function send(type: string, x: number, y: number, more: object = {}): void {
  const at = { clientX: x * size.width, clientY: y * size.height };
  const given = { pointerId: 1, pointerType: "mouse", button: 0, shiftKey: false, deltaMode: 0, ctrlKey: false };
  box.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), given, at, more));
}
const shift = { shiftKey: true };
const finger = (pointerId: number) => ({ pointerType: "touch", pointerId });
const turnWheel = (): void => send("wheel", 0.5, 0.5, { deltaY: -240 });

/** Moves the picture and stays. */
function startToPan(): void {
  send("pointerdown", 0.5, 0.5, shift);
  send("pointermove", 0.55, 0.55, shift);
  send("pointermove", 0.6, 0.6, shift);
  drawAllNow();
  expect(stage.drawing!.geometry.x.lo).toBeLessThan(link.x![0]);
}

describe("picture and link agree", () => {
  it("after a drag that moves is given up: nothing was changed", () => {
    const before = said();
    startToPan();
    expect(stage.escape()).toBe(true);
    send("pointerup", 0.6, 0.6, shift);
    vi.runAllTimers();
    expect(said()).toEqual(before);
    expect(seen()).toEqual(before);
    expect(written).toBe(0);
    expect(stage.escape()).toBe(false);
  });

  it("after fingers that zoom are taken by the page: nothing was changed", () => {
    const before = said();
    send("pointerdown", 0.4, 0.5, finger(1));
    send("pointerdown", 0.6, 0.5, finger(2));
    send("pointermove", 0.7, 0.5, finger(2));
    drawAllNow();
    expect(stage.drawing!.geometry.x.hi).not.toBeCloseTo(8);
    send("pointercancel", 0.7, 0.5, finger(2));
    send("pointercancel", 0.4, 0.5, finger(1));
    vi.runAllTimers();
    expect(said()).toEqual(before);
    expect(seen()).toEqual(before);
    expect(written).toBe(0);
  });

  it("after a drag is given up that followed a turn of the wheel: the turn stays", () => {
    const before = said();
    turnWheel();
    startToPan();
    expect(stage.escape()).toBe(true);
    vi.runAllTimers();
    expect(written).toBe(1);
    expect(said()).not.toEqual(before);
    expect(seen()).toEqual(said());
  });

  it("at once when asked for, before the wheel or the keys rest, and only once", () => {
    for (const zoom of [turnWheel, () => stage.zoomByKey(true)]) {
      const before = said();
      written = 0;
      zoom();
      expect(said()).toEqual(before);
      stage.settle();
      expect(said()).not.toEqual(before);
      expect(seen()).toEqual(said());
      vi.runAllTimers();
      expect(written).toBe(1);
    }
  });

  it("after a slice is held or let go while the wheel has not come to rest", () => {
    const before = said();
    stage.moveReadOut(1, 0);
    turnWheel();
    stage.hold();
    expect(link.slice?.bin).toBeDefined();
    expect(said()).not.toEqual(before);
    expect(seen()).toEqual(said());
    const held = said();
    turnWheel();
    expect(stage.escape()).toBe(true);
    expect(link.slice?.bin).toBeUndefined();
    expect(said()).not.toEqual(held);
    expect(seen()).toEqual(said());
  });
});
