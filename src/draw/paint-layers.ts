import { binAt } from "./bins.ts";
import { linePath, openStepPath, snap, stepPath, type Path } from "./decimate.ts";
import {
  sectorCount,
  sectorWidth,
  type BandLayer,
  type ColorsLayer,
  type CurveLayer,
  type Layer,
  type LineLayer,
  type RuleLayer,
  type StepsLayer,
} from "./figure-model.ts";
import { measures } from "./figure-layout.ts";
import { dashes, inkOf, strokePath, translucent } from "./ink.ts";
import { paintTitle, measureTitle } from "./latex/paint-title.ts";
import { packPixel, paletteTable, parseHex, stepTable, type PaletteName } from "./palettes.ts";
import { lineAtX, lineAtY, type Surroundings } from "./paint-axes.ts";
import { rasterise } from "./raster.ts";
import { paintPoints } from "./paint-points.ts";
import { paintTags } from "./paint-tags.ts";
import { makeScale } from "./scale.ts";

/** Paints one layer that lies above axes and sector boundaries; the caller clips to the frame. */
export function paintLayer(around: Surroundings, layer: Layer): void {
  switch (layer.kind) {
    case "steps":
      paintSteps(around, layer);
      break;
    case "line":
      paintLine(around, layer);
      break;
    case "curve":
      paintCurve(around, layer);
      break;
    case "points":
      paintPoints(around, layer);
      break;
    case "rule":
      paintRule(around, layer);
      break;
    case "tags":
      paintTags(around, layer);
      break;
    case "own":
      if (layer.place === "within") layer.paint(around);
      break;
    case "sectors":
    case "band":
    case "colors":
      break;
  }
}

function trace({ ctx }: Surroundings, path: Path): void {
  ctx.beginPath();
  let lifted = true;
  for (let at = 0; at < path.length; at += 2) {
    const [px, py] = [path[at]!, path[at + 1]!];
    if (Number.isNaN(px) || Number.isNaN(py)) lifted = true;
    else if (lifted) {
      // A point without neighbours is seen too.
      const isAlone = [path[at + 2], path[at + 3]].some((next) => Number.isNaN(next ?? NaN));
      ctx.moveTo(isAlone ? px - 1 : px, py);
      if (isAlone) ctx.lineTo(px + 1, py);
      lifted = false;
    } else ctx.lineTo(px, py);
  }
}

function paintSteps(around: Surroundings, layer: StepsLayer): void {
  const { ctx, layout, theme, size } = around;
  const colour = inkOf(layer.ink, theme);
  const { x, y, frame } = layout;
  const pixel = 1 / size.pixelRatio;
  const sideways = layer.sideways === true;
  const floor = sideways
    ? Math.min(frame.right, Math.max(frame.left, x.toPixel(0)))
    : Math.min(frame.bottom, Math.max(frame.top, y.toPixel(0)));
  const [along, across] = sideways ? [y, x] : [x, y];
  const steps =
    layer.open === true
      ? openStepPath(layer.x, layer.values, along, across, pixel)
      : stepPath(layer.x, layer.values, along, across, snap(floor, pixel), pixel);
  const path = sideways ? steps.map((_, at) => steps[at ^ 1]!) : steps;
  if (path.length === 0) return;
  trace(around, path);
  if (layer.filled) {
    ctx.fillStyle = translucent(colour, theme.fillOpacity);
    ctx.fill();
  }
  ctx.lineJoin = "miter";
  ctx.lineCap = "butt";
  ctx.setLineDash([...dashes.steps[layer.dash ?? "solid"]]);
  ctx.strokeStyle = colour;
  ctx.lineWidth = layer.width ?? 1.25;
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintLine(around: Surroundings, layer: LineLayer): void {
  const { ctx, layout, theme, size } = around;
  trace(around, linePath(layer.x, layer.y, layout.x, layout.y, 1 / size.pixelRatio));
  strokePath(ctx, {
    colour: inkOf(layer.ink, theme),
    width: layer.width ?? 1.4,
    dash: dashes.line[layer.dash ?? "solid"],
    casing: layer.cased ? theme.casing : undefined,
  });
}

function paintCurve(around: Surroundings, layer: CurveLayer): void {
  const { layout, size } = around;
  const { x } = layout;
  const from = Math.max(x.from, x.toPixel(layer.lo));
  const to = Math.min(x.to, x.toPixel(layer.hi));
  const count = Math.ceil((to - from) * Math.min(size.pixelRatio, 2)) + 1;
  if (!(count > 1)) return;
  const xs = Float64Array.from({ length: count }, (_, index) => x.toValue(from + ((to - from) * index) / (count - 1)));
  const { dash, width = 1.5 } = layer;
  const style = { ink: layer.ink, cased: layer.cased, width, ...(dash ? { dash } : {}) };
  paintLine(around, { kind: "line", x: xs, y: xs.map((value) => layer.at(value)), ...style });
}

function paintRule({ ctx, layout, theme, size }: Surroundings, layer: RuleLayer): void {
  const { frame, x, y } = layout;
  const scale = layer.axis === "x" ? x : y;
  if (!(layer.at >= scale.lo && layer.at <= scale.hi)) return;
  const ratio = size.pixelRatio;
  ctx.beginPath();
  if (layer.axis === "x") {
    const at = lineAtX(x.toPixel(layer.at), ratio) + 0.5;
    ctx.moveTo(at, frame.bottom);
    ctx.lineTo(at, frame.top);
  } else {
    const at = lineAtY(y.toPixel(layer.at), ratio) + 0.5;
    ctx.moveTo(frame.left, at);
    ctx.lineTo(frame.right, at);
  }
  strokePath(ctx, {
    colour: inkOf(layer.ink, theme),
    width: layer.dash === "dotted" ? 1.2 : 1,
    dash: dashes.line[layer.dash],
    casing: layer.cased ? theme.casing : undefined,
  });
}

export function paintSectors({ ctx, layout, theme, size }: Surroundings): void {
  const { frame, x } = layout;
  ctx.beginPath();
  for (let sector = 0; sector <= sectorCount; sector++) {
    const px = x.toPixel(sector * sectorWidth);
    if (px < frame.left + 1 || px > frame.right - 1) continue;
    const at = lineAtX(px, size.pixelRatio) + 0.5;
    ctx.moveTo(at, frame.top);
    ctx.lineTo(at, frame.bottom);
  }
  strokePath(ctx, { colour: theme.sectorLine, width: 1, dash: [1, 3], casing: undefined });
}

export function paintBand({ ctx, layout, theme }: Surroundings, layer: BandLayer): void {
  const { frame, x, y } = layout;
  const scale = layer.axis === "x" ? x : y;
  const [lo, hi] = [Math.max(layer.lo ?? scale.lo, scale.lo), Math.min(layer.hi ?? scale.hi, scale.hi)];
  if (!(hi > lo)) return;
  ctx.fillStyle = theme.bands[layer.quality];
  if (layer.axis === "x") {
    const from = x.toPixel(lo);
    ctx.fillRect(from, frame.top, x.toPixel(hi) - from, frame.bottom - frame.top);
  } else {
    const from = y.toPixel(hi);
    ctx.fillRect(frame.left, from, frame.right - frame.left, y.toPixel(lo) - from);
  }
}

/** Labels of bands and rules, in axis colour, kept inside the frame. */
export function paintLayerLabel({ ctx, layout, theme }: Surroundings, layer: BandLayer | RuleLayer): void {
  if (layer.label === undefined) return;
  const { frame, x, y } = layout;
  const { width } = measureTitle(ctx, layer.label, measures.labelSize);
  const style = { size: measures.labelSize, colour: theme.axis };
  const [lo, hi] =
    layer.kind === "band" ? [layer.lo ?? -Infinity, layer.hi ?? Infinity] : ([layer.at, layer.at] as const);
  if (layer.axis === "x") {
    const right = x.toPixel(Math.min(hi, x.hi)) + 5;
    const left = right + width > frame.right ? x.toPixel(Math.max(lo, x.lo)) - 5 - width : right;
    paintTitle(ctx, layer.label, left, frame.top + 12, style);
  } else {
    const at = y.toPixel(Math.max(lo, y.lo)) - 4;
    paintTitle(ctx, layer.label, frame.right - 5, Math.max(at, frame.top + 12), { ...style, align: "right" });
  }
}

/** A colour map, pixel by device pixel; empty bins are the background. */
export function paintColours(around: Surroundings, layer: ColorsLayer, palette: PaletteName): void {
  const { ctx, model, layout, theme, size } = around;
  const inks = model.z?.inks;
  const { frame, z } = layout;
  if (!z) return;
  const ratio = size.pixelRatio;
  const width = Math.round((frame.right - frame.left) * ratio);
  const height = Math.round((frame.bottom - frame.top) * ratio);
  const image = ctx.createImageData(width, height);
  rasterise(
    layer,
    makeScale(layout.x.lo, layout.x.hi, layout.x.log, 0, width),
    makeScale(layout.y.lo, layout.y.hi, layout.y.log, height, 0),
    {
      lo: z.lo,
      hi: z.hi,
      log: z.log,
      table: inks === undefined ? paletteTable(palette) : stepTable(inks.map((ink) => inkOf(ink, theme))),
      background: packPixel(parseHex(theme.background)),
    },
    width,
    height,
    new Uint32Array(image.data.buffer),
  );
  const corner = (offset: number | undefined, side: number): number => Math.round(((offset ?? 0) + side) * ratio);
  ctx.putImageData(image, corner(size.left, frame.left), corner(size.top, frame.top));
}

/** Bin of a layer's axis under a value, `undefined` outside. */
export function binUnder(axis: StepsLayer["x"], value: number): number | undefined {
  const bin = binAt(axis, value);
  return bin >= 1 && bin <= axis.n ? bin : undefined;
}
