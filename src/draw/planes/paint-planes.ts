import { layoutFigure, measures, ticksOf, type FigureSize, type Frame } from "../figure-layout.ts";
import { dashes, inkOf, strokePath } from "../ink.ts";
import { paintTitle, type Context2D } from "../latex/paint-title.ts";
import { paintColourBar } from "../paint-axes.ts";
import { defaultPalette, packPixel, paletteTable, parseHex, type PaletteName } from "../palettes.ts";
import { makeScale, type Scale } from "../scale.ts";
import { fontFamily, type Theme } from "../theme.ts";
import { rasterisePlane } from "./raster-plane.ts";
import type { PlaneLabel, PlaneModel, PlanesModel } from "./planes-model.ts";

/** Where a plane is on the canvas, in CSS px. */
export interface PlaneGeometry {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
}

const between = 18;
/** Above the planes the title of the colours, below them the scale bar. */
const above = 22;
const below = 26;
const rightOfPlanes = 64;

/** Paints planes over the whole size; returns where each of them is. */
export function paintPlanes(
  ctx: Context2D,
  model: PlanesModel,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName = defaultPalette,
): readonly PlaneGeometry[] {
  const ratio = size.pixelRatio;
  const places = placePlanes(model, size);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, Math.round((size.left ?? 0) * ratio), Math.round((size.top ?? 0) * ratio));
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, size.width, size.height);
  places.forEach((place, i) =>
    paintPlane(ctx, model, model.planes[i]!, place, size, theme, model.z.palette ?? palette),
  );
  if (places.length > 0) {
    paintBar(ctx, model, places.at(-1)!, size, theme, model.z.palette ?? palette);
    paintScaleBar(ctx, model, places, theme);
  }
  ctx.restore();
  return places;
}

/** As large as fits, one beside the other, on device pixels. */
export function placePlanes(model: PlanesModel, { width, height, pixelRatio }: FigureSize): readonly PlaneGeometry[] {
  const count = model.planes.length;
  const room = Math.min((width - rightOfPlanes - between * (count - 1)) / Math.max(1, count), height - above - below);
  const side = Math.max(8, Math.floor(room * pixelRatio) / pixelRatio);
  const [x, y] = squareOf(model);
  return model.planes.map((_, i) => {
    const left = Math.round(i * (side + between) * pixelRatio) / pixelRatio;
    const frame = { left, top: above, right: left + side, bottom: above + side };
    return {
      frame,
      x: makeScale(...x, false, frame.left, frame.right),
      y: makeScale(...y, false, frame.bottom, frame.top),
    };
  });
}

type Range = readonly [number, number];

/** The smallest square around what is wanted: lengths across and upwards are drawn alike. */
function squareOf({ x, y }: PlanesModel): readonly [Range, Range] {
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  const around = ([lo, hi]: Range): Range => [(lo + hi) / 2 - half, (lo + hi) / 2 + half];
  return [around(x), around(y)];
}

function paintPlane(
  ctx: Context2D,
  { z }: PlanesModel,
  plane: PlaneModel,
  { frame, x, y }: PlaneGeometry,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName,
): void {
  const ratio = size.pixelRatio;
  const pixels = Math.round((frame.right - frame.left) * ratio);
  const image = ctx.createImageData(pixels, pixels);
  rasterisePlane(
    plane.field,
    makeScale(x.lo, x.hi, false, 0, pixels),
    makeScale(y.lo, y.hi, false, pixels, 0),
    {
      lo: z.lo,
      hi: z.hi,
      log: z.log,
      table: paletteTable(palette),
      background: packPixel(parseHex(theme.background)),
    },
    pixels,
    new Uint32Array(image.data.buffer),
  );
  const corner = (offset: number | undefined, at: number): number => Math.round(((offset ?? 0) + at) * ratio);
  ctx.putImageData(image, corner(size.left, frame.left), corner(size.top, frame.top));
  ctx.save();
  ctx.beginPath();
  ctx.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
  ctx.clip();
  ctx.lineJoin = "round";
  ctx.strokeStyle = theme.strongLine;
  ctx.lineWidth = 0.8;
  ctx.beginPath();
  for (const path of plane.outlines) trace(ctx, path, x, y);
  ctx.stroke();
  for (const { ink, dash, rings } of plane.regions) {
    ctx.beginPath();
    for (const ring of rings) trace(ctx, [...Array.from(ring), ring[0]!, ring[1]!], x, y);
    strokePath(ctx, { colour: inkOf(ink, theme), width: 2, dash: dashes.line[dash], casing: theme.casing });
  }
  for (const label of plane.labels) paintLabel(ctx, label, x, y, theme);
  ctx.restore();
  if (plane.title !== "") {
    const at = [frame.left, frame.top - measures.titleAbove] as const;
    paintTitle(ctx, plane.title, ...at, { size: measures.titleSize, colour: theme.text });
  }
}

function trace(ctx: Context2D, path: ArrayLike<number>, x: Scale, y: Scale): void {
  let isDown = false;
  for (let at = 0; at + 1 < path.length; at += 2) {
    const [px, py] = [x.toPixel(path[at]!), y.toPixel(path[at + 1]!)];
    if (Number.isNaN(px)) isDown = false;
    else if (isDown) ctx.lineTo(px, py);
    else {
      ctx.moveTo(px, py);
      isDown = true;
    }
  }
}

const letterSize = 18;

function paintLabel(
  ctx: Context2D,
  { x: atX, y: atY, text, tone }: PlaneLabel,
  x: Scale,
  y: Scale,
  theme: Theme,
): void {
  const standsOut = tone === "bad" || tone === "medium";
  const height = tone === "letter" ? letterSize : measures.sectorSize;
  ctx.font = `${tone === "plain" ? 400 : 600} ${height}px ${fontFamily}`;
  ctx.fillStyle = standsOut ? inkOf(tone, theme) : tone === "letter" ? theme.text2 : theme.text3;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x.toPixel(atX), y.toPixel(atY) + height * 0.36);
  ctx.textAlign = "left";
}

/** The bar of colours stands beside the last plane. */
function paintBar(
  ctx: Context2D,
  { z }: PlanesModel,
  { frame }: PlaneGeometry,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName,
): void {
  const axis = { lo: 0, hi: 1, log: false, title: "" };
  const model = { x: axis, y: axis, z, layers: [] };
  const layout = layoutFigure(ctx, model, size);
  const scale = makeScale(z.lo, z.hi, z.log, frame.bottom, frame.top);
  const placed = { ...layout, frame, z: scale, zTicks: ticksOf(z, scale, "y") };
  paintColourBar({ ctx, model, layout: placed, size, theme }, palette);
}

function paintScaleBar(
  ctx: Context2D,
  { scaleBar }: PlanesModel,
  places: readonly PlaneGeometry[],
  theme: Theme,
): void {
  const last = places.at(-1)!;
  if (scaleBar === undefined) return;
  const width = Math.abs(last.x.toPixel(scaleBar.length) - last.x.toPixel(0));
  const middle = places.length > 1 ? last.frame.left - between / 2 : (last.frame.left + last.frame.right) / 2;
  const base = last.frame.bottom + 18;
  ctx.fillStyle = theme.axis;
  const [left, right] = [Math.round(middle - width / 2), Math.round(middle + width / 2)];
  ctx.fillRect(left, base, right - left, 1);
  for (const end of [left, right - 1]) ctx.fillRect(end, base - 3, 1, 7);
  paintTitle(ctx, scaleBar.label, middle, base - 5, {
    size: measures.labelSize,
    colour: theme.axis,
    align: "centre",
  });
}
