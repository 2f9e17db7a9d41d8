import type { LitElement, ReactiveController } from "lit";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";
import type { Painting } from "./painting.ts";
import { drawNever, drawSoon } from "./draw-queue.ts";
import { Intersections } from "./intersections.ts";
import { roomIn, roomOf, themeOf, type Room } from "./room.ts";
import { screenLook } from "./screen.ts";
import { Watch } from "./watch.ts";

/** How far outside the window a figure is drawn already, so that scrolling meets no empty box. */
const sight = new Intersections("600px 0px");
/** Farther away a drawing is given up, and made again on the way back: a report has more than a hundred. */
const nearby = new Intersections("1800px 0px");

export interface Canvas {
  /** The element whose size the drawing has, and the canvas in it; asked for after the first rendering. */
  readonly box: () => HTMLElement;
  readonly canvas: () => HTMLCanvasElement;
  /** All that the drawing is made of besides size and theme: it is drawn anew when one of them is another. `undefined`: nothing. */
  readonly from: () => readonly unknown[] | undefined;
  readonly paint: (ctx: Context2D, size: FigureSize, theme: Theme) => void;
  /** Of drawings that are as high as their width makes them: the box follows. */
  readonly height?: (width: number) => number;
}

/**
 * Keeps the drawing of its host up to date: when it comes into sight, changes its size or what it is made of, when the
 * theme changes and before printing; in slices of frames. For a key, which asks where things are drawn, at once.
 */
export class CanvasDrawing implements ReactiveController {
  readonly #host: LitElement;
  readonly #canvas: Canvas;
  readonly #look: Watch<ReturnType<typeof screenLook>["value"]>;
  readonly #sizes = new ResizeObserver(() => {
    this.#room = roomOf(this.#canvas.box());
    this.later();
  });
  #visible = false;
  #watched: Element | undefined;
  /** As the browser told it when it was laid out: to ask for it while drawing would lay out the page for each drawing. */
  #room: Room | undefined;
  #drawnFrom: readonly unknown[] = [];

  constructor(host: LitElement, canvas: Canvas) {
    this.#host = host;
    this.#canvas = canvas;
    this.#look = new Watch(host, screenLook, { atOnce: () => this.later() });
    host.addController(this);
  }

  /** In the window, or near. */
  get inSight(): boolean {
    return this.#visible;
  }

  hostConnected(): void {
    this.#host.addEventListener("keydown", this.#now, { capture: true });
    sight.observe(this.#host, (isInside) => {
      this.#visible = isInside;
      this.later();
      if (isInside && this.#canvas.from() === undefined) this.#host.requestUpdate();
    });
    nearby.observe(this.#host, (isInside) => {
      if (!isInside && this.#look.value?.printing !== true) this.#giveUp();
    });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener("keydown", this.#now, { capture: true });
    sight.unobserve(this.#host);
    nearby.unobserve(this.#host);
    this.#sizes.disconnect();
    this.#watched = undefined;
    this.#room = undefined;
    drawNever(this);
  }

  hostUpdated(): void {
    const box = this.#canvas.box();
    if (box !== this.#watched && this.#host.isConnected) {
      this.#sizes.disconnect();
      this.#sizes.observe(box);
      this.#watched = box;
      this.#room = undefined;
    }
    this.later();
  }

  later(): void {
    if (!this.#host.hasUpdated) return;
    if (this.#canvas.from() === undefined) this.#clear();
    else if (this.#visible || this.#look.value?.printing === true) drawSoon(this, () => this.#draw(this.#room));
  }

  readonly #now = (): void => {
    if (!this.#host.hasUpdated) return;
    drawNever(this);
    this.#draw(roomOf(this.#canvas.box()));
  };

  /** Where the room is not known yet it is drawn as soon as it is. */
  #draw(known: Room | undefined): void {
    const look = this.#look.value!;
    const made = this.#canvas.from();
    const room = look.printing ? roomOf(this.#canvas.box()) : known;
    if (made === undefined || room === undefined) return;
    const size = this.#fitted(roomIn(room, look));
    if (size.width === 0 || size.height === 0) return;
    const theme = themeOf(look);
    const from = [...made, size.width, size.height, size.pixelRatio, theme];
    if (from.length === this.#drawnFrom.length && from.every((part, i) => part === this.#drawnFrom[i])) return;
    this.#drawnFrom = from;
    show(this.#canvas.canvas(), size, (ctx) => this.#canvas.paint(ctx, size, theme));
  }

  #fitted(room: FigureSize): FigureSize {
    const height = this.#canvas.height?.(room.width);
    if (height === undefined) return room;
    this.#canvas.box().style.height = `${height}px`;
    return { ...room, height };
  }

  /** The box keeps its size. */
  #giveUp(): void {
    const isDrawn = this.#drawnFrom.length > 0;
    // One that was only asked for, in passing, would be drawn out of sight, and nothing would give it up again. Not where drawing
    // makes the height: what lies below would move when a person is there.
    if (isDrawn || this.#canvas.height === undefined) drawNever(this);
    if (!isDrawn) return;
    this.#drawnFrom = [];
    unshow(this.#canvas.canvas());
  }

  #clear(): void {
    if (this.#drawnFrom.length === 0) return;
    this.#giveUp();
    if (this.#canvas.height !== undefined) this.#canvas.box().style.height = "";
  }

  /** The same with another resolution; `undefined` where there is nothing yet. */
  painting(pixelRatio: number): Painting | undefined {
    if (this.#canvas.from() === undefined) return undefined;
    const size = this.#fitted({ ...roomOf(this.#canvas.box()), pixelRatio });
    const theme = themeOf(this.#look.value!);
    return { size, paint: (ctx) => this.#canvas.paint(ctx, size, theme) };
  }
}

/** One for all: each would be kept, with its pixels, until the browser clears up. */
let apart: OffscreenCanvas | undefined;

/**
 * Painted apart, and handed over: where a canvas of the page is painted itself the style of the whole page is found for its first
 * font, and without a graphics card its pixels are copied in every frame in which it is near the window.
 */
function show(
  canvas: HTMLCanvasElement,
  { width, height, pixelRatio }: FigureSize,
  paint: (ctx: Context2D) => void,
): void {
  apart ??= new OffscreenCanvas(1, 1);
  [apart.width, apart.height] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  const ctx = apart.getContext("2d");
  if (ctx === null) return;
  paint(ctx);
  // To set a size, the same one too, has the page laid out anew.
  if (canvas.width !== apart.width) canvas.width = apart.width;
  if (canvas.height !== apart.height) canvas.height = apart.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(apart.transferToImageBitmap());
}

/** Nothing, of the size that a canvas has, takes as much room as a drawing: it is made small first. */
function unshow(canvas: HTMLCanvasElement): void {
  [canvas.width, canvas.height] = [1, 1];
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(null);
  canvas.width = 0;
}
