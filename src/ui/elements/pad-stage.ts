import type { LitElement, ReactiveController } from "lit";
import { inkOf, strokePath } from "../../draw/ink.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Theme } from "../../draw/theme.ts";
import type { FigureView } from "../../route/route.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { drawNever, drawSoon } from "../base/draw-queue.ts";
import { Gestures, type GestureTarget, type Point } from "../base/gestures.ts";
import { memoLast } from "../base/memo.ts";
import { paintBand } from "../figures/drag-band.ts";
import { settled } from "../figures/settled-view.ts";
import { wheelFactor } from "../figures/zoom.ts";
import type { HitId, PadDrawing, PadHit, PadInput, PadZoom } from "../pads/pad-drawing.ts";
import { isZoomed, padsOf, zoomedOut } from "../pads/pads-view.ts";

/** The element around a stage. */
export interface PadStageHost {
  /** Asked for after the first rendering. */
  box(): HTMLElement;
  canvases(): readonly [drawing: HTMLCanvasElement, over: HTMLCanvasElement];
  /** `undefined` while there is nothing to draw. */
  input(): PadInput | undefined;
  /** All besides the input that makes another drawing. */
  from(): readonly unknown[];
  paint(ctx: Context2D, input: PadInput, size: FigureSize, theme: Theme): PadDrawing;
  /** Drags, wheel and keys zoom and move it; else the page scrolls over it. */
  zoomable(): boolean;
  /** A gesture is over, or something was opened: this is what is wanted. */
  changed(view: FigureView): void;
}

interface Painted {
  readonly drawing: PadDrawing;
  readonly size: FigureSize;
  readonly theme: Theme;
  readonly kind: string;
}

/** What was at one point has come to another, zoomed by a factor. */
interface Carried {
  readonly from: Point;
  readonly to: Point;
  readonly factor: number;
}

/** How long after the last key press a view is kept. */
const restMs = 250;
const keyZoom = 0.8;
const keyPan = 0.1;

/**
 * Draws values per pad and what follows the pointer on two canvases, and lets hands and keys read, open, zoom and move.
 * While a gesture goes on the view is its own; when it is over the host is told.
 */
export class PadStage implements ReactiveController {
  readonly #host: LitElement;
  readonly #target: PadStageHost;
  readonly #canvas: CanvasDrawing;
  readonly #gestures: Gestures;
  /** What waits to be painted over the drawing waits under a name of its own. */
  readonly #over = {};
  readonly #inputFor = memoLast((input: PadInput, view: FigureView): PadInput => ({ ...input, view }));
  #painted: Painted | undefined;
  #live: { readonly view: FigureView; readonly began: FigureView } | undefined;
  /** How hands have moved what is painted, until it is painted anew. */
  #carried: Carried | undefined;
  #at: HitId | undefined;
  #byKeys = false;
  #band: readonly [number, number, number, number] | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, target: PadStageHost) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
    this.#canvas = new CanvasDrawing(host, {
      box: () => target.box(),
      canvas: () => target.canvases()[0],
      from: () => {
        const input = this.#input();
        return input && [input, ...target.from()];
      },
      paint: (ctx, size, theme) => this.#paint(ctx, size, theme),
    });
    this.#gestures = new Gestures(host, this.#gestureTarget());
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
    drawNever(this.#over);
  }

  /** What is wanted has changed: gestures begin anew from it. */
  takeView(): void {
    this.#live = undefined;
    this.#carried = undefined;
  }

  /** Nothing is drawn any more. */
  clear(): void {
    this.#painted = undefined;
    this.#at = undefined;
    this.takeView();
  }

  /** What is pointed at, by mouse or keys. */
  get hit(): PadHit | undefined {
    return this.#at && this.#painted?.drawing.hitOf(this.#at);
  }

  get frame(): PadDrawing["frame"] | undefined {
    return this.#painted?.drawing.frame;
  }

  /** The read-out was moved by keys: then it is told aloud. */
  get byKeys(): boolean {
    return this.#byKeys;
  }

  #input(): PadInput | undefined {
    const input = this.#target.input();
    return input && this.#live ? this.#inputFor(input, this.#live.view) : input;
  }

  #paint(ctx: Context2D, size: FigureSize, theme: Theme): void {
    const input = this.#input()!;
    const drawing = this.#target.paint(ctx, input, size, theme);
    // What can be pointed at is of another kind in every view.
    const { show, chamber } = padsOf(input.view);
    const kind = `${show} ${chamber ?? ""}`;
    if (kind !== this.#painted?.kind) this.#at = undefined;
    this.#painted = { drawing, size, theme, kind };
    this.#carried = undefined;
    if (this.#at !== undefined && drawing.hitOf(this.#at) === undefined) this.#at = undefined;
    this.#host.requestUpdate();
    this.#drawOver();
  }

  /** The outline of what is pointed at, and what a drag has marked. */
  #drawOver(): void {
    const [, canvas] = this.#target.canvases();
    const { size, theme } = this.#painted!;
    const { hit } = this;
    if (hit === undefined && this.#band === undefined) {
      canvas.width = 0; // no memory while there is nothing over it
      return;
    }
    const [width, height] = [Math.round(size.width * size.pixelRatio), Math.round(size.height * size.pixelRatio)];
    const ctx = canvas.getContext("2d");
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    else ctx?.clearRect(0, 0, width, height);
    if (ctx === null) return;
    ctx.save();
    ctx.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0);
    if (hit !== undefined) {
      ctx.beginPath();
      for (let i = 0; i + 1 < hit.outline.length; i += 2) ctx.lineTo(hit.outline[i]!, hit.outline[i + 1]!);
      ctx.closePath();
      strokePath(ctx, { colour: inkOf("B", theme), width: 1.5, dash: [], casing: theme.casing });
    }
    if (this.#band !== undefined) paintBand(ctx, this.#band, theme);
    ctx.restore();
  }

  #overLater(): void {
    drawSoon(this.#over, () => this.#painted && this.#drawOver());
  }

  #pointAt(id: HitId | undefined, byKeys: boolean): void {
    if (String(id) === String(this.#at) && byKeys === this.#byKeys) return;
    this.#at = id;
    this.#byKeys = byKeys;
    this.#host.requestUpdate();
    this.#overLater();
  }

  clearReadOut(): void {
    this.#pointAt(undefined, false);
  }

  /** Moves the read-out to what lies so many to the right and up, from the middle where there is none. */
  moveReadOut(right: number, up: number): void {
    const drawing = this.#painted?.drawing;
    const to = drawing?.next(this.#at, right, up);
    if (to !== undefined && drawing?.hitOf(to) !== undefined) this.#pointAt(to, true);
  }

  /** Shows more of what is pointed at; false where there is no more. */
  open(): boolean {
    const opens = this.hit?.opens;
    if (opens !== undefined) this.#target.changed(opens);
    return opens !== undefined;
  }

  /** A click, where it is no part of a gesture. */
  click(at: Point): void {
    const drawing = this.#painted?.drawing;
    if (drawing === undefined || this.#zoom !== undefined) return;
    this.#pointAt(drawing.idAt(at), false);
    this.open();
  }

  get #zoom(): PadZoom | undefined {
    return this.#target.zoomable() ? this.#painted?.drawing.zoom : undefined;
  }

  zoomByKey(closer: boolean): void {
    const { frame, hit } = this;
    if (frame === undefined) return;
    const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
    this.#zoomAbout(hit?.at ?? middle, closer ? keyZoom : 1 / keyZoom);
    this.#settleSoon();
  }

  /** Moves what is seen by a tenth of it, right and up. */
  panByKey(right: number, up: number): void {
    const { frame } = this;
    if (frame === undefined) return;
    const side = Math.min(frame.right - frame.left, frame.bottom - frame.top);
    this.#move(-right * keyPan * side, up * keyPan * side);
    this.#settleSoon();
  }

  /** Gives up a drag, or shows all again; false where there was neither. */
  escape(): boolean {
    if (this.#gestures.cancelDrag()) return true;
    const view = this.#view;
    if (view === undefined || !isZoomed(view)) return false;
    this.#target.changed(zoomedOut(view));
    return true;
  }

  #settleSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.settle(), restMs);
  }

  /** Tells the host at once of a view that waits for more turns of the wheel or keys. */
  settle(): void {
    clearTimeout(this.#rest);
    if (this.#live !== undefined) this.#target.changed(settled(this.#live.view, this.#live.began));
  }

  /** What is wanted: what the link says, or will say once a gesture settles. */
  get #view(): FigureView | undefined {
    return this.#live === undefined ? this.#target.input()?.view : settled(this.#live.view, this.#live.began);
  }

  #zoomAbout(at: Point, factor: number): void {
    const { from, to, factor: before } = this.#carried ?? { from: at, to: at, factor: 1 };
    const next = { x: at.x + (to.x - at.x) / factor, y: at.y + (to.y - at.y) / factor };
    this.#carry({ from, to: next, factor: before * factor });
  }

  #move(dx: number, dy: number): void {
    const { frame } = this;
    if (frame === undefined) return;
    const corner = { x: frame.left, y: frame.top };
    const { from, to, factor } = this.#carried ?? { from: corner, to: corner, factor: 1 };
    this.#carry({ from, to: { x: to.x + dx, y: to.y + dy }, factor });
  }

  /** Goes on from what is painted: a gesture may tell more than once before it is painted anew. */
  #carry(carried: Carried): void {
    this.#carried = carried;
    this.#show((zoom) => zoom.carried(carried.from, carried.to, carried.factor));
  }

  #show(make: (zoom: PadZoom) => FigureView): void {
    const zoom = this.#zoom;
    const input = this.#input();
    if (zoom === undefined || input === undefined) return;
    this.#live = { view: make(zoom), began: this.#live?.began ?? input.view };
    this.#canvas.later();
  }

  #gestureTarget(): GestureTarget {
    return {
      box: () => this.#target.box(),
      frame: () => this.#zoom && this.frame,
      point: (at) => this.#pointAt(at && this.#painted?.drawing.idAt(at), false),
      click: (at) => {
        this.#pointAt(this.#painted?.drawing.idAt(at), false);
        this.open();
      },
      labelsEnd: () => undefined,
      band: (from, to) => {
        this.#band = to && this.#zoom?.marked(from, to)?.rectangle;
        this.#overLater();
      },
      zoomTo: (from, to) => {
        const view = this.#zoom?.marked(from, to)?.view;
        if (view === undefined) return;
        this.#show(() => view);
        this.settle();
      },
      zoomAbout: (at, factor) => this.#zoomAbout(at, factor),
      pan: (dx, dy) => this.#move(dx, dy),
      settle: () => this.settle(),
      giveUp: () => {
        this.takeView();
        this.#canvas.later();
      },
      reset: () => {
        const view = this.#target.input()?.view;
        if (view !== undefined) this.#target.changed(zoomedOut(view));
      },
      wheelFactor,
    };
  }
}
