import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Frame } from "../../draw/figure-layout.ts";

/** A position on the drawing, in CSS px from its corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a position lies: axes can be zoomed alone over their labels. */
export type Place = "frame" | "x-axis" | "y-axis";

export interface GestureTarget {
  /** Asked for after the first rendering. */
  box(): HTMLElement;
  /** Frame of what is zoomed; `undefined` where nothing is drawn. */
  frame(): Frame | undefined;
  /** The pointer is here, with no button down; `undefined`: it left. */
  point(at: Point | undefined): void;
  /** A click or tap that moved nothing. */
  click(at: Point): void;
  /** How far down labels of x and figures that share it go; `undefined`: there are no axes to mark alone. */
  labelsEnd(): number | undefined;
  /** What a drag that began in a place has marked so far; `undefined`: nothing. */
  band(from: Point, to: Point | undefined, place: Place): void;
  /** A drag ended: show what it marked. */
  zoomTo(from: Point, to: Point, place: Place): void;
  zoomAbout(at: Point, factor: number, place: Place): void;
  /** Moves what is seen with the pointer, in px since the last call. */
  pan(dx: number, dy: number): void;
  /** The gesture is over: what is shown now stays. */
  settle(): void;
  /** The gesture is given up: what was seen before it is to be seen again. */
  giveUp(): void;
  reset(): void;
  /** Zoom factor of a turn of the wheel. */
  wheelFactor(delta: number, mode: number, pinch: boolean): number;
}

/** A click may shake by this much. */
const shake = 4;
/** A wheel turns in clicks: what it leads to is kept once it rests. */
const restMs = 250;

/**
 * Drags mark a range, over the labels of an axis that axis alone, with Shift or the middle button they move what is seen;
 * the wheel zooms about the pointer; two fingers zoom and move; a double click shows all again. One finger scrolls the page, a tap shows a bin.
 */
export class Gestures implements ReactiveController {
  readonly #target: GestureTarget;
  readonly #fingers = new Map<number, Point>();
  #box: HTMLElement | undefined;
  #drag:
    | { readonly kind: "band" | "pan"; readonly place: Place; readonly start: Point; last: Point; moved: boolean }
    | undefined;
  #pinched = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, target: GestureTarget) {
    this.#target = target;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#target.box();
    if (box === this.#box) return;
    this.#box = box;
    box.addEventListener("pointerdown", this.#down);
    box.addEventListener("pointermove", this.#move);
    box.addEventListener("pointerup", this.#up);
    box.addEventListener("pointercancel", this.#cancel);
    box.addEventListener("pointerleave", this.#leave);
    box.addEventListener("dblclick", this.#double);
    // The page must not move, nor the browser zoom, while a figure does.
    box.addEventListener("wheel", this.#wheel, { passive: false });
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
  }

  /** Ends a drag without taking what it marked or moved; whether there was one. */
  cancelDrag(): boolean {
    const drag = this.#drag;
    this.#drag = undefined;
    if (drag?.kind === "band") this.#target.band(drag.start, undefined, drag.place);
    else if (drag?.moved === true) this.#target.giveUp();
    return drag !== undefined && drag.moved;
  }

  /** What a wheel led to is kept now, not once it rests: what comes next may be given up without it. */
  #settle(): void {
    clearTimeout(this.#rest);
    this.#target.settle();
  }

  #at(event: MouseEvent): Point {
    const { left, top } = this.#box!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #place({ x, y }: Point): Place | undefined {
    const frame = this.#target.frame();
    if (frame === undefined || x > frame.right || y < frame.top) return undefined;
    if (x < frame.left) return y <= frame.bottom ? "y-axis" : undefined;
    return y > frame.bottom ? "x-axis" : "frame";
  }

  readonly #down = (event: PointerEvent): void => {
    const at = this.#at(event);
    if (event.pointerType === "touch") {
      this.#fingers.set(event.pointerId, at);
      if (this.#fingers.size === 2) {
        this.#settle();
        this.#pinched = true;
      }
      return;
    }
    const place = this.#place(at);
    if (event.button > 1 || place === undefined) return;
    const kind = event.button === 1 || event.shiftKey ? "pan" : "band";
    if (place !== "frame" && (kind === "pan" || !(at.y <= (this.#target.labelsEnd() ?? -Infinity)))) return;
    if (kind === "pan") {
      event.preventDefault(); // the middle button would scroll the page
      this.#settle();
    }
    this.#drag = { kind, place, start: at, last: at, moved: false };
    this.#box!.setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    const at = this.#at(event);
    const drag = this.#drag;
    if (this.#fingers.has(event.pointerId)) {
      this.#moveFinger(event.pointerId, at);
      return;
    }
    if (drag === undefined) {
      this.#target.point(at);
      return;
    }
    if (!drag.moved && Math.hypot(at.x - drag.start.x, at.y - drag.start.y) < shake) return;
    drag.moved = true;
    if (drag.kind === "pan") this.#target.pan(at.x - drag.last.x, at.y - drag.last.y);
    else {
      this.#target.point(undefined);
      this.#target.band(drag.start, at, drag.place);
    }
    drag.last = at;
  };

  #moveFinger(id: number, at: Point): void {
    const before = this.#fingers.get(id)!;
    const other = [...this.#fingers].find(([each]) => each !== id)?.[1];
    this.#fingers.set(id, at);
    if (other === undefined) {
      if (!this.#pinched) this.#target.point(at);
      return;
    }
    this.#target.point(undefined);
    const distance = (from: Point): number => Math.max(10, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    this.#target.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    this.#target.zoomAbout(middle, distance(before) / distance(at), "frame");
  }

  readonly #up = (event: PointerEvent): void => {
    const at = this.#at(event);
    if (this.#fingers.delete(event.pointerId)) {
      if (this.#fingers.size > 0) return;
      if (this.#pinched) this.#target.settle();
      else this.#target.point(at);
      this.#pinched = false;
      return;
    }
    const drag = this.#drag;
    this.#drag = undefined;
    if (drag === undefined) return;
    if (drag.kind === "band") this.#target.band(drag.start, undefined, drag.place);
    if (!drag.moved) {
      if (event.button === 0 && !event.shiftKey && drag.place === "frame") this.#target.click(at);
    } else if (drag.kind === "band") this.#target.zoomTo(drag.start, at, drag.place);
    else this.#target.settle();
  };

  readonly #cancel = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    if (this.#pinched) this.#target.giveUp();
    if (this.#fingers.size === 0) this.#pinched = false;
    this.cancelDrag();
    this.#target.point(undefined);
  };

  readonly #leave = (event: PointerEvent): void => {
    // A finger that is lifted leaves; what it pointed at is still to be read.
    if (event.pointerType !== "touch" && this.#drag === undefined) this.#target.point(undefined);
  };

  readonly #double = (event: MouseEvent): void => {
    if (this.#place(this.#at(event)) !== undefined) this.#target.reset();
  };

  readonly #wheel = (event: WheelEvent): void => {
    const at = this.#at(event);
    const place = this.#place(at);
    if (place === undefined || event.deltaY === 0) return;
    event.preventDefault();
    this.#target.zoomAbout(at, this.#target.wheelFactor(event.deltaY, event.deltaMode, event.ctrlKey), place);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#target.settle(), restMs);
  };
}
