import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { BinHit, FigureGeometry } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import type { FigureView, PaletteName } from "../../route/route.ts";
import { drawNever, drawNow, drawSoon } from "../base/draw-queue.ts";
import { Gestures, type GestureTarget, type Place, type Point } from "../base/gestures.ts";
import { paintFocus, paintOver, type CanvasSize, type FocusDrawing, type FocusOver } from "../figures/focus-drawing.ts";
import { overOf, paintHeld, sliceAt } from "../figures/focus-over.ts";
import type { FocusInput } from "../figures/focus-parts.ts";
import { isFree } from "../figures/plot-model.ts";
import { middleOf } from "../figures/read-out.ts";
import { isOfEntries, sliceOfView } from "../figures/view.ts";
import { wheelFactor } from "../figures/zoom.ts";
import { settled } from "../figures/settled-view.ts";
import { markedBand, markedView, movedView, unzoomed, zoomedView } from "../figures/zoomed-view.ts";

/** What is to be drawn, as the link says it. */
export interface Scene {
  readonly input: FocusInput;
  readonly size: CanvasSize;
  readonly theme: Theme;
  readonly palette: PaletteName;
  /** Paper has one canvas: what is held is on it too. */
  readonly flat: boolean;
  /** All that makes a new drawing when it changes, told apart by identity. */
  readonly from: readonly unknown[];
}

/** The element around a stage. */
export interface StageHost {
  /** Asked for after the first rendering. */
  box(): HTMLElement;
  canvases(): readonly [figure: HTMLCanvasElement, over: HTMLCanvasElement] | undefined;
  /** `undefined` while there is nothing to draw. */
  scene(): Scene | undefined;
  /** A gesture is over, or a slice was held or let go: this is what is wanted. */
  changed(view: FigureView): void;
}

/** How long after the last key press a view is kept. */
const restMs = 250;
const keyZoom = 0.8;
const keyPan = 0.1;

/**
 * Draws a figure and what follows the pointer on two canvases, and lets hands and keys move it. While a gesture goes on
 * the view is its own; when it is over the host is told.
 */
export class FocusStage implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #target: StageHost;
  readonly #gestures: Gestures;
  /** What waits to be painted over the figure waits under a name of its own. */
  readonly #over = {};
  #drawing: FocusDrawing | undefined;
  #drawnFrom: readonly unknown[] = [];
  #rested: FocusDrawing | undefined;
  /** The view of a gesture that is not over, and the one it began with. */
  #live: { readonly view: FigureView; readonly began: FigureView } | undefined;
  #at: BinHit | undefined;
  #byKeys = false;
  #band: FocusOver["band"];
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, target: StageHost) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
    this.#gestures = new Gestures(host, this.#gestureTarget());
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
    drawNever(this);
    drawNever(this.#over);
  }

  get drawing(): FocusDrawing | undefined {
    return this.#drawing;
  }

  /** The last one that no gesture was going on in: what numbers are told of. */
  get rested(): FocusDrawing | undefined {
    return this.#rested;
  }

  /** The bin pointed at, by mouse or keys. */
  get at(): BinHit | undefined {
    return this.#at;
  }

  /** The read-out was moved by keys: then it is told aloud. */
  get byKeys(): boolean {
    return this.#byKeys;
  }

  /** What is wanted has changed: gestures begin anew from it. */
  takeView(): void {
    this.#live = undefined;
  }

  /** Nothing is drawn any more: what was stays under no other name. */
  clear(): void {
    for (const canvas of this.#target.canvases() ?? []) canvas.width = 0;
    this.#live = undefined;
    this.#band = undefined;
    this.#drawing = undefined;
    this.#rested = undefined;
    this.#drawnFrom = [];
    this.#at = undefined;
  }

  drawLater(): void {
    drawSoon(this, () => this.#draw());
  }

  #draw(): void {
    const scene = this.#target.scene();
    const canvases = this.#target.canvases();
    if (canvases === undefined) return;
    if (scene === undefined) {
      this.clear();
      return;
    }
    const view = this.#live?.view ?? scene.input.view;
    const from = [...scene.from, keyOf(view)];
    if (from.length !== this.#drawnFrom.length || from.some((part, i) => part !== this.#drawnFrom[i])) {
      this.#drawnFrom = from;
      const [canvas] = canvases;
      const ctx = prepared(canvas, scene.size);
      if (ctx === undefined) return;
      const { input, size, theme, palette, flat } = scene;
      this.#drawing = paintFocus(ctx, { ...input, view }, size, theme, palette);
      if (flat) paintHeld(ctx, this.#drawing, theme, palette);
      this.#at = this.#at && this.#sameBin(this.#at);
      if (this.#at !== undefined) this.#host.requestUpdate();
    }
    if (this.#live === undefined && this.#rested !== this.#drawing) {
      this.#rested = this.#drawing;
      this.#host.requestUpdate();
    }
    this.#drawOver(scene);
  }

  #drawOver(scene: Scene | undefined = this.#target.scene()): void {
    const canvas = this.#target.canvases()?.[1];
    const drawing = this.#drawing;
    if (drawing === undefined || scene === undefined || canvas === undefined) return;
    const ctx = prepared(canvas, drawing.size);
    const slice = sliceAt(drawing, scene.input.view.slice, this.#at);
    if (ctx !== undefined)
      paintOver(ctx, drawing, overOf(drawing, slice, this.#at, this.#band), scene.theme, scene.palette);
  }

  /** The bin in a drawing made after it was pointed at; `undefined` where it is out of sight. */
  #sameBin(hit: BinHit): BinHit | undefined {
    const geometry = this.#drawing!.geometry;
    const { top, bottom } = geometry.frame;
    if (geometry.pointAfter !== undefined) return geometry.pointAfter(hit, 0);
    const { x, y } = hit;
    return geometry.binAt(middleOf(x, geometry.x), y === undefined ? (top + bottom) / 2 : middleOf(y, geometry.y));
  }

  #pointAt(hit: BinHit | undefined, byKeys: boolean): void {
    const same = hit?.binX === this.#at?.binX && hit?.binY === this.#at?.binY;
    if (same && byKeys === this.#byKeys) return;
    this.#at = hit;
    this.#byKeys = byKeys;
    this.#host.requestUpdate();
    drawSoon(this.#over, () => this.#drawOver());
  }

  clearReadOut(): void {
    this.#pointAt(undefined, false);
  }

  /** Moves the read-out by bins, from the middle where there is none. */
  moveReadOut(dx: number, dy: number): void {
    drawNow(this);
    const geometry = this.#drawing?.geometry;
    if (geometry === undefined) return;
    const { frame, x, y } = geometry;
    const from = this.#at ?? geometry.binAt((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2);
    if (from === undefined) return;
    if (geometry.pointAfter !== undefined) {
      this.#pointAt(geometry.pointAfter(from, dx || dy) ?? from, true);
      return;
    }
    const middle = (frame.top + frame.bottom) / 2;
    const wide = Math.max(1, Math.abs(x.toPixel(from.x[1]) - x.toPixel(from.x[0])));
    const high = from.y === undefined ? 0 : Math.max(1, Math.abs(y.toPixel(from.y[1]) - y.toPixel(from.y[0])));
    const py = from.y === undefined ? middle : middleOf(from.y, y);
    this.#pointAt(geometry.binAt(middleOf(from.x, x) + dx * wide, py - dy * high) ?? from, true);
  }

  /** Zooms about the bin pointed at, else about the middle. */
  zoomByKey(closer: boolean): void {
    drawNow(this);
    const geometry = this.#drawing?.geometry;
    if (geometry === undefined) return;
    const { frame, x, y } = geometry;
    const at = {
      x: this.#at === undefined ? (frame.left + frame.right) / 2 : middleOf(this.#at.x, x),
      y: this.#at?.y === undefined ? (frame.top + frame.bottom) / 2 : middleOf(this.#at.y, y),
    };
    this.#zoom(at, closer ? keyZoom : 1 / keyZoom, "frame");
    this.#settleSoon();
  }

  /** Moves what is seen by a tenth of it, right and up. */
  panByKey(right: number, up: number): void {
    drawNow(this);
    const frame = this.#drawing?.geometry.frame;
    if (frame === undefined) return;
    const [x, y] = [-right * keyPan * (frame.right - frame.left), up * keyPan * (frame.bottom - frame.top)];
    this.#change((input, geometry) => movedView(input, geometry, { x, y }));
    this.#settleSoon();
  }

  /** Holds the slice at the bin pointed at, or lets go of the same one. */
  hold(): void {
    const drawing = this.#drawing;
    const view = this.#view;
    if (drawing === undefined || view === undefined) return;
    if (!isOfEntries(drawing.input.figure, drawing.input.hist)) return;
    const along = view.slice?.along ?? "column";
    const bin = along === "column" ? this.#at?.binX : this.#at?.binY;
    if (bin === undefined) return;
    this.#target.changed({ ...view, slice: sliceOfView(along, bin === view.slice?.bin ? undefined : bin) });
  }

  /** Gives up a drag, or lets go of a slice; false where there was neither. */
  escape(): boolean {
    if (this.#gestures.cancelDrag()) return true;
    const view = this.#view;
    if (view?.slice?.bin === undefined) return false;
    this.#target.changed({ ...view, slice: sliceOfView(view.slice.along, undefined) });
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
    return this.#live === undefined ? this.#target.scene()?.input.view : settled(this.#live.view, this.#live.began);
  }

  /** Goes on from what is seen now, or will be in the next frame: a gesture may tell more than once before it is drawn. */
  #change(make: (input: FocusInput, geometry: FigureGeometry) => FigureView): void {
    const input = this.#target.scene()?.input;
    const geometry = this.#drawing?.geometry;
    if (input === undefined || geometry === undefined) return;
    const view = make({ ...input, view: this.#live?.view ?? input.view }, geometry);
    this.#live = { view, began: this.#live?.began ?? input.view };
    this.drawLater();
  }

  #zoom(at: Point, factor: number, place: Place): void {
    this.#change((input, geometry) => {
      const isBoth = isFree(input);
      const axes = { x: place !== "y-axis", y: place === "y-axis" || (isBoth && place === "frame") };
      return zoomedView(input, geometry, at, factor, axes);
    });
  }

  #gestureTarget(): GestureTarget {
    return {
      box: () => this.#target.box(),
      frame: () => this.#drawing?.geometry.frame,
      point: (at) => this.#pointAt(at && this.#drawing?.geometry.binAt(at.x, at.y), false),
      click: () => this.hold(),
      labelsEnd: () => {
        const { places, size } = this.#drawing!;
        // Where there is no room beside a map its y axis stands below it.
        return places.side?.left === 0 ? places.side.top : size.height;
      },
      band: (from, to, place) => {
        const { geometry, input } = this.#drawing!;
        this.#band = to && markedBand(geometry, from, to, isFree(input), place);
        drawSoon(this.#over, () => this.#drawOver());
      },
      zoomTo: (from, to, place) => {
        this.#change((input, geometry) => markedView(input, geometry, from, to, place));
        this.settle();
      },
      zoomAbout: (at, factor, place) => this.#zoom(at, factor, place),
      pan: (x, y) => this.#change((input, geometry) => movedView(input, geometry, { x, y })),
      settle: () => this.settle(),
      giveUp: () => {
        this.takeView();
        this.drawLater();
      },
      reset: () => {
        const view = this.#target.scene()?.input.view;
        if (view !== undefined) this.#target.changed(unzoomed(view));
      },
      wheelFactor,
    };
  }
}

/** A canvas of a size, empty; `undefined` where the browser gives none. Setting the size also empties it. */
function prepared(
  canvas: HTMLCanvasElement,
  { width, height, pixelRatio }: CanvasSize,
): CanvasRenderingContext2D | undefined {
  const [w, h] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  const ctx = canvas.getContext("2d") ?? undefined;
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  else ctx?.clearRect(0, 0, w, h);
  return ctx;
}

/** All of a view that changes the drawing. */
const keyOf = ({ x, y, z, log, hide }: FigureView): string => JSON.stringify([x, y, z, log, hide]);
