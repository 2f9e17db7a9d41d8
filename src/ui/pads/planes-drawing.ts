import { binAt, edgeOf } from "../../draw/bins.ts";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintPlanes, type PlaneGeometry } from "../../draw/planes/paint-planes.ts";
import type { Theme } from "../../draw/theme.ts";
import { findPad, type PadAddress } from "../../qc/pads/find-pad.ts";
import { padCentre, padIndex, padRows, sectorsOfSide, sideOfSector, type Side } from "../../qc/pads/geometry.ts";
import type { PaletteName } from "../../route/route.ts";
import type { Point } from "../base/gestures.ts";
import { frameAround, within, type HitId, type PadDrawing, type PadHit, type PadInput } from "./pad-drawing.ts";
import { cornersOfPad } from "./outlines.ts";
import { binRows, padRowsOf } from "./pad-words.ts";
import { padsOf, toSector } from "./pads-view.ts";
import { planesModel } from "./planes-model.ts";
import { planeZoom } from "./planes-zoom.ts";
import { regionAt } from "./shown-regions.ts";

/** Paints maps in x and y of one side or both, of bins or of every pad. */
export function paintPlanesView(
  ctx: Context2D,
  input: PadInput,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName,
): PadDrawing {
  const model = planesModel(input, size);
  const places = paintPlanes(ctx, model, size, theme, palette);
  const hits = padsOf(input.view).show === "plane" ? padHits(input, places) : binHits(input, places);
  return { ...hits, frame: frameAround(places.map(({ frame }) => frame)), zoom: planeZoom(input.view, places) };
}

type Hits = Pick<PadDrawing, "idAt" | "hitOf" | "next">;

/** The side under a position, and where on it, cm. */
function placeAt(
  input: PadInput,
  places: readonly PlaneGeometry[],
  at: Point,
): { side: Side; x: number; y: number } | undefined {
  const i = places.findIndex(({ frame }) => within(frame, at));
  const place = places[i];
  return place && { side: input.sides[i]!, x: place.x.toValue(at.x), y: place.y.toValue(at.y) };
}

/** A pad in the middle of what is seen, else in the middle of a sector that is. */
function padInSight({ sides, view }: PadInput, places: readonly PlaneGeometry[]): PadAddress {
  const { x, y } = places[0]!;
  const middle = findPad({ x: (x.lo + x.hi) / 2, y: (y.lo + y.hi) / 2 }, sides[0]!);
  if (middle !== undefined) return middle;
  const slot = (padsOf(view).sector ?? 0) % sectorsOfSide;
  return { sector: sides[0] === "A" ? slot : slot + sectorsOfSide, row: 31, pad: 40 };
}

/** A click zooms to the sector, once nothing is zoomed. */
const opened = ({ view }: PadInput, sector: number): PadHit["opens"] =>
  padsOf(view).sector === undefined && view.x === undefined && view.y === undefined
    ? toSector(view, sector)
    : undefined;

function binHits(input: PadInput, places: readonly PlaneGeometry[]): Hits {
  const maps = input.data.xy!.maps;
  const sideOf = ([side]: HitId): Side => (side === 0 ? "A" : "C");
  const { x: across, y: upwards } = maps.A;
  const middleOf = ([, ix, iy]: HitId): Point => ({
    x: (edgeOf(across, ix! - 1) + edgeOf(across, ix!)) / 2,
    y: (edgeOf(upwards, iy! - 1) + edgeOf(upwards, iy!)) / 2,
  });
  const valueOf = (id: HitId): number => maps[sideOf(id)].values[id[1]! + (across.n + 2) * id[2]!]!;
  const idOf = (side: Side, x: number, y: number): HitId => [side === "A" ? 0 : 1, binAt(across, x), binAt(upwards, y)];
  /** Bins between chambers and around them tell nothing. */
  const isTold = (id: HitId): boolean =>
    id[1]! >= 1 &&
    id[1]! <= across.n &&
    id[2]! >= 1 &&
    id[2]! <= upwards.n &&
    (valueOf(id) > 0 || findPad(middleOf(id), sideOf(id)) !== undefined);
  return {
    idAt(at) {
      const place = placeAt(input, places, at);
      const id = place && idOf(place.side, place.x, place.y);
      return id !== undefined && isTold(id) ? id : undefined;
    },
    hitOf(id) {
      const side = sideOf(id);
      const place = places[input.sides.indexOf(side)];
      if (place === undefined) return undefined;
      const [, ix, iy] = id as [number, number, number];
      const [x, y] = [
        [edgeOf(across, ix - 1), edgeOf(across, ix)],
        [edgeOf(upwards, iy - 1), edgeOf(upwards, iy)],
      ] as const;
      const [left, right] = x.map((each) => place.x.toPixel(each)) as [number, number];
      const [bottom, top] = y.map((each) => place.y.toPixel(each)) as [number, number];
      const at = { x: (left + right) / 2, y: (bottom + top) / 2 };
      if (!within(place.frame, at)) return undefined;
      const middle = middleOf(id);
      const pad = findPad(middle, side);
      const region = regionAt(input.regions, side, middle.x, middle.y);
      return {
        id,
        at,
        outline: [left, top, right, top, right, bottom, left, bottom],
        rows: binRows(input.figure, side, x, y, pad, valueOf(id), region),
        opens: pad && opened(input, pad.sector),
      };
    },
    next(id, right, up) {
      if (id === undefined) {
        const { sector, row, pad } = padInSight(input, places);
        const { x, y } = padCentre(sector, row, pad);
        return idOf(sideOfSector(sector), x, y);
      }
      return [id[0]!, Math.max(1, Math.min(across.n, id[1]! + right)), Math.max(1, Math.min(upwards.n, id[2]! + up))];
    },
  };
}

function padHits(input: PadInput, places: readonly PlaneGeometry[]): Hits {
  const { values } = input.data.plane!;
  return {
    idAt(at) {
      const place = placeAt(input, places, at);
      const pad = place && findPad(place, place.side);
      return pad && [pad.sector, pad.row, pad.pad];
    },
    hitOf(id) {
      const [sector, row, pad] = id as [number, number, number];
      const side = sideOfSector(sector);
      const place = places[input.sides.indexOf(side)];
      if (place === undefined) return undefined;
      const centre = padCentre(sector, row, pad);
      const at = { x: place.x.toPixel(centre.x), y: place.y.toPixel(centre.y) };
      if (!within(place.frame, at)) return undefined;
      const corners = cornersOfPad(sector, row, pad);
      const value = values[padIndex(sector, row, pad)]!;
      const region = regionAt(input.regions, side, centre.x, centre.y);
      return {
        id,
        at,
        outline: corners.map((each, i) => (i % 2 === 0 ? place.x.toPixel(each) : place.y.toPixel(each))),
        rows: padRowsOf(input.figure, { sector, row, pad }, centre, value, region),
        opens: opened(input, sector),
      };
    },
    next(id, right, up) {
      const { sector, row, pad } =
        id === undefined ? padInSight(input, places) : { sector: id[0]!, row: id[1]!, pad: id[2]! };
      if (id === undefined) return [sector, row, pad];
      const to = padRows[Math.max(0, Math.min(padRows.length - 1, row + up))]!;
      const along = Math.round(((pad + 0.5) / padRows[row]!.pads) * to.pads - 0.5) + right;
      // Beyond the ends of a row the next sector of the side begins.
      const by = Math.floor(along / to.pads);
      const first = sector - (sector % sectorsOfSide);
      const slot = (sector + (sideOfSector(sector) === "A" ? by : -by) + 2 * sectorsOfSide) % sectorsOfSide;
      return [first + slot, to.row, along - by * to.pads];
    },
  };
}
