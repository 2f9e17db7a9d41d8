import { colorsOf } from "../../draw/layers-of.ts";
import type { FigureSize } from "../../draw/figure-layout.ts";
import { sectorCount, sectorWidth, type FigureModel, type Layer } from "../../draw/figure-model.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintFigure, type FigureGeometry } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import { formatBin } from "../../draw/format.ts";
import { findPad } from "../../qc/pads/find-pad.ts";
import { polarRing } from "../../qc/pads/polar.ts";
import { sectorName, sectorsOfSide, type Side } from "../../qc/pads/geometry.ts";
import type { PaletteName } from "../../route/route.ts";
import { middleOf } from "../figures/read-out.ts";
import { between, movedBy, zoomedAbout, type Interval, type ZoomAxis } from "../figures/zoom.ts";
import { frameAround, within, type HitId, type PadDrawing, type PadInput, type PadZoom } from "./pad-drawing.ts";
import { regionRow, valueRows } from "./pad-words.ts";
import { padsOf, toSector, toWindow, zoomedOut } from "./pads-view.ts";
import { regionAt } from "./shown-regions.ts";

const gap = 6;
/** What numbers and title of φ take below the last one: frames are of one height. */
const labels = 26;

/** Paints maps in φ and r, one side under the other, so that a sector is one column. */
export function paintRphiView(
  ctx: Context2D,
  input: PadInput,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName,
): PadDrawing {
  const height = (size.height - labels - gap * (input.sides.length - 1)) / input.sides.length;
  const figures = input.sides.map((side, i) => {
    const top = Math.round(i * (height + gap));
    const isLast = i === input.sides.length - 1;
    const own = { ...size, height: Math.round(height) + (isLast ? labels : 0), top: (size.top ?? 0) + top };
    const geometry = paintFigure(ctx, rphiModel(input, side, isLast), own, theme, palette);
    return { side, geometry: moved(geometry, top) };
  });
  const frame = frameAround(figures.map(({ geometry }) => geometry.frame));
  return { ...hitsOf(input, figures), frame, zoom: zoomOf(input, figures) };
}

/** A figure further down the canvas. */
function moved(geometry: FigureGeometry, by: number): FigureGeometry {
  const { frame, y } = geometry;
  return {
    ...geometry,
    frame: { ...frame, top: frame.top + by, bottom: frame.bottom + by },
    y: {
      ...y,
      from: y.from + by,
      to: y.to + by,
      toPixel: (value) => y.toPixel(value) + by,
      toValue: (at) => y.toValue(at - by),
    },
    binAt: (px, py) => geometry.binAt(px, py - by),
  };
}

/** What is seen along φ and r. */
export function rphiWindow({ x, y, pads }: PadInput["view"]): { readonly x: Interval; readonly y: Interval } {
  const slot = pads?.sector === undefined ? undefined : pads.sector % sectorsOfSide;
  const sector = slot === undefined ? whole.x : ([slot * sectorWidth, (slot + 1) * sectorWidth] as const);
  return { x: x ?? sector, y: y ?? whole.y };
}

const whole = { x: [0, 2 * Math.PI], y: [80, 255] } as const;

export function rphiModel(input: PadInput, side: Side, last: boolean): FigureModel {
  const { data, view, z, figure } = input;
  const window = rphiWindow(view);
  const own = input.regions.filter((region) => region.side === side);
  const marked = Array.from({ length: sectorCount }, (_, sector) => sector).flatMap((sector) => {
    const there = own.filter((region) => region.sector !== undefined && region.sector % sectorsOfSide === sector);
    const quality = (["bad", "medium"] as const).find((each) => there.some((region) => region.quality === each));
    return quality === undefined ? [] : [{ sector, quality }];
  });
  const outlines = own.flatMap(({ rings, ink, dash }) =>
    rings
      .map(polarRing)
      .map((ring): Layer => ({ kind: "line", x: ring.phi, y: ring.r, ink, dash, cased: true, width: 2 })),
  );
  const isWhole = window.x[0] === whole.x[0] && window.x[1] === whole.x[1];
  return {
    x: { lo: window.x[0], hi: window.x[1], log: false, title: "#it{#phi} (rad)", labelled: last },
    y: { lo: window.y[0], hi: window.y[1], log: false, title: `${side} side, #it{r} (cm)` },
    z: { ...z, title: figure.zTitle ?? "" },
    layers: [colorsOf(data.rphi!.maps[side]), { kind: "sectors" }, ...outlines],
    margins: { left: 46, right: 64 },
    ...(isWhole ? { sectorRow: { marked } } : {}),
  };
}

interface SideFigure {
  readonly side: Side;
  readonly geometry: FigureGeometry;
}

function hitsOf(input: PadInput, figures: readonly SideFigure[]): Pick<PadDrawing, "idAt" | "hitOf" | "next"> {
  const { maps } = input.data.rphi!;
  const { x: across, y: upwards } = maps.A;
  const sideOf = ([side]: HitId): Side => (side === 0 ? "A" : "C");
  const edges = (axis: typeof across, bin: number): readonly [number, number] => {
    const width = (axis.hi - axis.lo) / axis.n;
    return [axis.lo + (bin - 1) * width, axis.lo + bin * width];
  };
  const middle = ([, ix, iy]: HitId): { readonly phi: number; readonly x: number; readonly y: number } => {
    const [[from, to], [inner, outer]] = [edges(across, ix!), edges(upwards, iy!)];
    const [phi, r] = [(from + to) / 2, (inner + outer) / 2];
    return { phi, x: r * Math.cos(phi), y: r * Math.sin(phi) };
  };
  const padUnder = (id: HitId) => findPad(middle(id), sideOf(id));
  return {
    idAt(at) {
      const found = figures.find(({ geometry }) => within(geometry.frame, at));
      const bin = found?.geometry.binAt(at.x, at.y);
      if (found === undefined || bin?.binY === undefined) return undefined;
      const id = [found.side === "A" ? 0 : 1, bin.binX, bin.binY];
      // Bins between chambers and around them tell nothing; dead pads do.
      return bin.value > 0 || padUnder(id) !== undefined ? id : undefined;
    },
    hitOf(id) {
      const side = sideOf(id);
      const geometry = figures.find((each) => each.side === side)?.geometry;
      if (geometry === undefined) return undefined;
      const [, ix, iy] = id as [number, number, number];
      const [phi, r] = [edges(across, ix), edges(upwards, iy)];
      const at = { x: middleOf(phi, geometry.x), y: middleOf(r, geometry.y) };
      if (!within(geometry.frame, at)) return undefined;
      const { x, y, phi: angle } = middle(id);
      const slot = Math.min(sectorsOfSide - 1, Math.floor(angle / sectorWidth));
      const sector = side === "A" ? slot : slot + sectorsOfSide;
      const pad = padUnder(id);
      const region = regionAt(input.regions, side, x, y);
      const [left, right] = phi.map((each) => geometry.x.toPixel(each)) as [number, number];
      const [bottom, top] = r.map((each) => geometry.y.toPixel(each)) as [number, number];
      const value = maps[side].values[ix + (across.n + 2) * iy]!;
      return {
        id,
        at,
        outline: [left, top, right, top, right, bottom, left, bottom],
        rows: [
          { name: "#it{#phi}", value: "", after: `${formatBin(...phi)} rad` },
          { name: "#it{r}", value: "", after: `${formatBin(...r)} cm` },
          pad === undefined && !(value > 0)
            ? { name: "side", value: side, after: ", between chambers" }
            : { name: "sector", value: sectorName(sector), after: pad === undefined ? "" : `, row ${pad.row}` },
          ...valueRows(input.figure, value, pad),
          ...regionRow(region),
        ],
        opens:
          padsOf(input.view).sector === undefined && input.view.x === undefined
            ? toSector(input.view, sector)
            : undefined,
      };
    },
    next(id, right, up) {
      if (id === undefined) {
        const { x, y } = rphiWindow(input.view);
        const bin = ([lo, hi]: Interval, axis: typeof across): number =>
          Math.floor(((lo + hi) / 2 - axis.lo) / ((axis.hi - axis.lo) / axis.n)) + 1;
        return [input.sides[0] === "A" ? 0 : 1, bin(x, across), bin(y, upwards)];
      }
      return [id[0]!, Math.max(1, Math.min(across.n, id[1]! + right)), Math.max(1, Math.min(upwards.n, id[2]! + up))];
    },
  };
}

function zoomOf({ view }: PadInput, figures: readonly SideFigure[]): PadZoom | undefined {
  const first = figures[0]?.geometry;
  if (first === undefined) return undefined;
  const now = rphiWindow(view);
  const axis = (of: "x" | "y"): ZoomAxis => ({ range: now[of], log: false, whole: whole[of] });
  const seen = (x: Interval | undefined, y: Interval | undefined): FigureView =>
    x === undefined && y === undefined ? zoomedOut(view) : toWindow(view, x, y);
  const geometryAt = (at: { x: number; y: number }): FigureGeometry =>
    figures.find(({ geometry }) => within(geometry.frame, at))?.geometry ?? first;
  return {
    carried(from, to, factor) {
      const { frame, ...scales } = geometryAt(from);
      const along = (of: "x" | "y", share: number): Interval | undefined => {
        const range = zoomedAbout(axis(of), scales[of].toValue(from[of]), factor) ?? whole[of];
        return movedBy({ ...axis(of), range }, share);
      };
      return seen(
        along("x", -(to.x - from.x) / (frame.right - frame.left)),
        along("y", (to.y - from.y) / (frame.bottom - frame.top)),
      );
    },
    marked(from, to) {
      const { frame, x, y } = geometryAt(from);
      const clamp = (value: number, lo: number, hi: number): number => Math.max(lo, Math.min(hi, value));
      const [left, right] = [from.x, to.x]
        .map((each) => clamp(each, frame.left, frame.right))
        .toSorted((a, b) => a - b);
      const [top, bottom] = [from.y, to.y]
        .map((each) => clamp(each, frame.top, frame.bottom))
        .toSorted((a, b) => a - b);
      if (!(right! > left!) || !(bottom! > top!)) return undefined;
      const view = seen(
        between(axis("x"), x.toValue(left!), x.toValue(right!)),
        between(axis("y"), y.toValue(bottom!), y.toValue(top!)),
      );
      return { rectangle: [left!, top!, right!, bottom!], view };
    },
  };
}

type FigureView = PadInput["view"];
