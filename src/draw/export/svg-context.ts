import { rectanglesOf } from "./rectangles.ts";
import { attributes, numberText, xmlText } from "./xml.ts";

/** Width of a text in px, in a CSS font. */
export type MeasureText = (text: string, font: string) => number;

interface State {
  readonly fillStyle: string | Gradient;
  readonly strokeStyle: string;
  readonly lineWidth: number;
  readonly lineCap: string;
  readonly lineJoin: string;
  readonly font: string;
  readonly textAlign: string;
  readonly textBaseline: string;
  readonly globalAlpha: number;
  readonly dash: readonly number[];
  /** Groups that are open, of clips since the last `save`. */
  readonly groups: number;
  readonly left: number;
  readonly top: number;
}

/** A gradient of the painter, told as SVG when it is first used. */
class Gradient {
  readonly ends: readonly number[];
  readonly stops: (readonly [offset: number, colour: string])[] = [];
  constructor(...ends: readonly number[]) {
    this.ends = ends;
  }
  addColorStop(offset: number, colour: string): void {
    this.stops.push([offset, colour]);
  }
}

/**
 * What our painter needs of a canvas, written down as SVG instead. Texts stay texts; colour maps become rectangles.
 * Nothing is written but shapes, texts and their colours, so there is no way for a link or a script into it.
 */
export class SvgContext {
  fillStyle: string | Gradient = "#000000";
  strokeStyle = "#000000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  font = "10px sans-serif";
  textAlign = "left";
  textBaseline = "alphabetic";
  globalAlpha = 1;

  readonly #measure: MeasureText;
  readonly #ratio: number;
  readonly #parts: (string | Iterable<string>)[] = [];
  readonly #saved: State[] = [];
  readonly #gradients = new Map<Gradient, string>();
  #clips = 0;
  #groups = 0;
  #dash: readonly number[] = [];
  #path: string[] = [];
  #left = 0;
  #top = 0;

  /** @param pixelRatio what the painter is told: its pixels are made CSS px again. */
  constructor(measure: MeasureText, pixelRatio: number) {
    this.#measure = measure;
    this.#ratio = pixelRatio;
  }

  /** All that was painted, line by line: pictures take long and are written only when asked for. */
  *lines(): Generator<string, void, undefined> {
    for (const part of this.#parts) {
      if (typeof part === "string") yield part;
      else yield* part;
    }
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, globalAlpha } = this;
    const styles = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline, globalAlpha };
    this.#saved.push({ ...styles, dash: this.#dash, groups: this.#groups, left: this.#left, top: this.#top });
    this.#groups = 0;
  }

  restore(): void {
    const state = this.#saved.pop();
    if (state === undefined) return;
    for (; this.#groups > 0; this.#groups--) this.#parts.push("</g>");
    const { dash, groups, left, top, ...styles } = state;
    Object.assign(this, styles);
    [this.#dash, this.#groups, this.#left, this.#top] = [dash, groups, left, top];
  }

  /** Scale by the pixel ratio, and a place: all that the painter uses. */
  setTransform(_a: number, _b: number, _c: number, _d: number, left: number, top: number): void {
    [this.#left, this.#top] = [left / this.#ratio, top / this.#ratio];
  }

  translate(x: number, y: number): void {
    [this.#left, this.#top] = [this.#left + x, this.#top + y];
  }

  /** Of what follows, until `restore`: upright words. */
  rotate(angle: number): void {
    const degrees = numberText((angle * 180) / Math.PI);
    const turn = `rotate(${degrees} ${numberText(this.#left)} ${numberText(this.#top)})`;
    this.#parts.push(`<g${attributes({ transform: turn })}>`);
    this.#groups++;
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${this.#x(x)} ${this.#y(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`L${this.#x(x)} ${this.#y(y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    const [w, h] = [numberText(width), numberText(height)];
    this.#path.push(`M${this.#x(x)} ${this.#y(y)}h${w}v${h}h${numberText(-width)}z`);
  }

  /** Whole circles only, in two halves. */
  arc(x: number, y: number, radius: number): void {
    const r = numberText(radius);
    const half = (to: number): string => `A${r} ${r} 0 0 1 ${this.#x(to)} ${this.#y(y)}`;
    this.#path.push(`M${this.#x(x + radius)} ${this.#y(y)}${half(x - radius)}${half(x + radius)}z`);
  }

  fill(): void {
    this.#shape({ d: this.#path.join(""), fill: this.#paint(), "fill-opacity": this.#alpha() });
  }

  stroke(): void {
    this.#shape({
      d: this.#path.join(""),
      fill: "none",
      stroke: this.strokeStyle,
      "stroke-width": numberText(this.lineWidth),
      "stroke-linecap": this.lineCap,
      "stroke-linejoin": this.lineJoin,
      "stroke-dasharray": this.#dash.length === 0 ? undefined : this.#dash.map(numberText).join(" "),
      "stroke-opacity": this.#alpha(),
    });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const [left, top] = [width < 0 ? x + width : x, height < 0 ? y + height : y];
    const [w, h] = [Math.abs(width), Math.abs(height)];
    if (!(w > 0) || !(h > 0)) return;
    const place = { x: this.#x(left), y: this.#y(top), width: numberText(w), height: numberText(h) };
    const fill = this.#paint();
    this.#parts.push(`<rect${attributes({ ...place, fill, "fill-opacity": this.#alpha() })}/>`);
  }

  clip(): void {
    const id = `clip${++this.#clips}`;
    const shape = `<path${attributes({ d: this.#path.join("") })}/>`;
    this.#parts.push(`<clipPath id="${id}">${shape}</clipPath>`, `<g clip-path="url(#${id})">`);
    this.#groups++;
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#measure(text, this.font) };
  }

  fillText(text: string, x: number, y: number): void {
    const [, style, weight, size, family] = /^(italic )?(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const given = {
      x: this.#x(x),
      y: this.#y(y),
      fill: this.#paint(),
      "font-family": family,
      "font-size": size,
      "font-style": style?.trim(),
      "font-weight": weight,
      "text-anchor": this.textAlign === "center" ? "middle" : this.textAlign === "right" ? "end" : undefined,
    };
    this.#parts.push(`<text${attributes(given)}>${xmlText(text)}</text>`);
  }

  createLinearGradient(...ends: readonly [number, number, number, number]): Gradient {
    return new Gradient(...ends);
  }

  createImageData(width: number, height: number): Pick<ImageData, "data" | "width" | "height"> {
    return { data: new Uint8ClampedArray(4 * width * height), width, height };
  }

  /** A picture at a place in device pixels: rectangles, which no viewer smears. Its pixels must stay as they are. */
  putImageData(image: Pick<ImageData, "data" | "width" | "height">, left: number, top: number): void {
    this.#parts.push(this.#picture(image, left, top));
  }

  *#picture({ data, width, height }: Pick<ImageData, "data" | "width" | "height">, left: number, top: number) {
    const pixels = new Uint32Array(data.buffer);
    const scale = numberText(1 / this.#ratio);
    const place = `translate(${numberText(left / this.#ratio)} ${numberText(top / this.#ratio)}) scale(${scale})`;
    const background = commonest(pixels);
    yield `<g${attributes({ transform: place, "shape-rendering": "crispEdges" })}>`;
    const line = (pixel: number, path: string): string => `<path${attributes({ fill: colourOf(pixel), d: path })}/>`;
    yield line(background, `M0 0h${width}v${height}h${-width}z`);
    for (const { pixel, path } of rectanglesOf(pixels, width, height, background)) yield line(pixel, path);
    yield "</g>";
  }

  #x = (x: number): string => numberText(x + this.#left);
  #y = (y: number): string => numberText(y + this.#top);
  #alpha = (): string | undefined => (this.globalAlpha === 1 ? undefined : numberText(this.globalAlpha));

  #shape(given: Readonly<Record<string, string | undefined>>): void {
    if (given["d"] !== "") this.#parts.push(`<path${attributes(given)}/>`);
  }

  #paint(): string {
    const { fillStyle } = this;
    if (typeof fillStyle === "string") return fillStyle;
    const id = this.#gradients.get(fillStyle) ?? this.#define(fillStyle);
    return `url(#${id})`;
  }

  #define(gradient: Gradient): string {
    const id = `gradient${this.#gradients.size + 1}`;
    this.#gradients.set(gradient, id);
    const [x1, y1, x2, y2] = gradient.ends as readonly [number, number, number, number];
    const ends = {
      id,
      gradientUnits: "userSpaceOnUse",
      x1: this.#x(x1),
      y1: this.#y(y1),
      x2: this.#x(x2),
      y2: this.#y(y2),
    };
    const stops = gradient.stops.map(
      ([offset, colour]) => `<stop${attributes({ offset: numberText(offset), "stop-color": colour })}/>`,
    );
    this.#parts.push(`<linearGradient${attributes(ends)}>${stops.join("")}</linearGradient>`);
    return id;
  }
}

/** Colour of most pixels, of some of them all over the picture: one rectangle for all of that colour. */
function commonest(pixels: Uint32Array): number {
  const counts = new Map<number, number>();
  let best = pixels[0] ?? 0;
  const step = Math.ceil(pixels.length / 50_000) | 1;
  for (let at = 0; at < pixels.length; at += step) {
    const pixel = pixels[at]!;
    const count = (counts.get(pixel) ?? 0) + 1;
    counts.set(pixel, count);
    if (count > (counts.get(best) ?? 0)) best = pixel;
  }
  return best;
}

/** Bytes of a pixel are red, green, blue, opacity. */
function colourOf(pixel: number): string {
  const [red, green, blue] = new Uint8Array(Uint32Array.of(pixel).buffer);
  return `#${[red!, green!, blue!].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
