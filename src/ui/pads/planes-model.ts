import type { FigureSize } from "../../draw/figure-layout.ts";
import { placePlanes } from "../../draw/planes/paint-planes.ts";
import type { PlaneField, PlaneLabel, PlaneModel, PlanesModel } from "../../draw/planes/planes-model.ts";
import { padRows, sectorName, sectorsOfSide, type Side } from "../../qc/pads/geometry.ts";
import { lookUpPlane, planeValues } from "../../qc/pads/plane-raster.ts";
import { isCount } from "../../qc/pads/quantity.ts";
import { memoLast } from "../base/memo.ts";
import { numberAt, padBorders, sectorBox, sideOutlines } from "./outlines.ts";
import type { PadInput } from "./pad-drawing.ts";
import { padsOf } from "./pads-view.ts";
import type { Box } from "./shown-regions.ts";

/** Half of what is seen of a whole side, cm: the outer corners of the sectors and some room. */
export const wholeHalf = 254;
const whole: Box = [
  [-wholeHalf, wholeHalf],
  [-wholeHalf, wholeHalf],
];
/** Pads this wide, in CSS px, have their borders drawn. */
const bordersFrom = 6;

/** What is seen: ranges of x and y, else a sector with some room around it, else all. */
export function windowOf({ x, y, pads }: PadInput["view"]): Box {
  if (x !== undefined && y !== undefined) return [x, y];
  if (pads?.sector === undefined) return whole;
  const room = 3;
  return sectorBox(pads.sector % sectorsOfSide).map(([lo, hi]) => [lo - room, hi + room] as const) as unknown as Box;
}

export function planesModel(input: PadInput, size: FigureSize): PlanesModel {
  const { view, sides, figure, z } = input;
  const [x, y] = windowOf(view);
  const model: PlanesModel = {
    planes: sides.map((side) => planeOf(input, side)),
    x,
    y,
    z: { ...z, title: figure.zTitle ?? "" },
    scaleBar: scaleBarOf(Math.max(x[1] - x[0], y[1] - y[0])),
  };
  const [place] = placePlanes(model, size);
  if (padsOf(view).show !== "plane" || place === undefined) return model;
  const perPad = (padRows[0]!.width * (place.frame.right - place.frame.left)) / (place.x.hi - place.x.lo);
  if (perPad < bordersFrom) return model;
  const borders = padBorders([
    [place.x.lo, place.x.hi],
    [place.y.lo, place.y.hi],
  ]);
  return { ...model, planes: model.planes.map((plane) => ({ ...plane, outlines: [...plane.outlines, ...borders] })) };
}

/** A round length of about a fifth of what is seen. */
function scaleBarOf(seen: number): PlanesModel["scaleBar"] {
  const length = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2].find((each) => each <= 0.22 * seen) ?? 0.1;
  return { length, label: `${length} cm` };
}

function planeOf(input: PadInput, side: Side): PlaneModel {
  const { regions, view, sides } = input;
  const own = regions.filter((region) => region.side === side);
  const isWhole = windowOf(view) === whole;
  const slot = padsOf(view).sector;
  const name = slot === undefined ? `${side} side` : sectorName((slot % sectorsOfSide) + (side === "A" ? 0 : 18));
  return {
    field: fieldOf(input, side),
    title: isWhole || sides.length === 0 ? "" : name,
    outlines: sideOutlines,
    labels: labelsOf(side, own),
    regions: own.map(({ ink, dash, rings }) => ({ ink, dash, rings })),
  };
}

function labelsOf(side: Side, regions: PadInput["regions"]): readonly PlaneLabel[] {
  const numbers = Array.from({ length: sectorsOfSide }, (_, slot): PlaneLabel => {
    const [x, y] = numberAt(slot);
    const own = regions.filter(({ sector }) => sector !== undefined && sector % sectorsOfSide === slot);
    const tone = (["bad", "medium"] as const).find((each) => own.some(({ quality }) => quality === each)) ?? "plain";
    return { x, y, text: String(slot), tone };
  });
  return [...numbers, { x: 0, y: 0, text: side, tone: "letter" }];
}

/** Both sides, and panels of one size, look at the same places. */
const lookupFor = memoLast((left: number, right: number, bottom: number, top: number, pixels: number) =>
  lookUpPlane({ x: [left, right], y: [bottom, top], pixels }),
);

function fieldOf({ data, view }: PadInput, side: Side): PlaneField {
  const { plane, xy, quantity } = data;
  if (padsOf(view).show === "plane" && plane !== undefined) {
    const of = (x: { lo: number; hi: number }, y: { lo: number; hi: number }, pixels: number): Float32Array =>
      planeValues(lookupFor(x.lo, x.hi, y.lo, y.hi, pixels), plane.values, side, isCount(quantity));
    return { kind: "pixels", of };
  }
  const map = xy!.maps[side];
  return { kind: "bins", x: map.x, y: map.y, cells: map.values };
}
