import { layoutFigure, type Frame } from "./figure-layout.ts";
import type { FigureModel } from "./figure-model.ts";
import type { Context2D } from "./latex/paint-title.ts";
import { paintFigure, type FigureGeometry } from "./paint-figure.ts";
import { defaultPalette, type PaletteName } from "./palettes.ts";
import { makeScale, type Scale } from "./scale.ts";
import type { Theme } from "./theme.ts";

/** Where a figure lies on a canvas that it shares, in CSS px from the corner of the canvas. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A figure with those that share its axes. */
export interface FigureParts {
  readonly main: FigureModel;
  /** On the same x axis, above. */
  readonly above?: FigureModel | undefined;
  /** On the same x axis, below: the ratio. */
  readonly below?: FigureModel | undefined;
  /** Of a map: on the same y axis, sideways; where there is no room for that, upright and below. */
  readonly side?: FigureModel | undefined;
}

export interface PartPlaces {
  readonly main: Part;
  readonly above: Part | undefined;
  readonly below: Part | undefined;
  readonly side: Part | undefined;
}

const sizes = { above: 116, belowRatio: 152, side: 246, sideBelow: 170, leastMain: 180 } as const;
/** Narrower, a figure beside a map would leave too little of it. */
export const roomForSide = 640;

/** Divides a canvas; on a low one figures above and below leave most of the height to the main one. */
export function placeParts(
  has: { readonly [K in keyof PartPlaces]?: boolean },
  width: number,
  height: number,
): PartPlaces {
  const beside = has.side === true && width >= roomForSide;
  const share = (wanted: number): number => Math.round(Math.min(wanted, Math.max(height - sizes.leastMain, 0) * 0.5));
  const above = has.above === true ? share(beside ? sizes.above : Math.min(sizes.above, height * 0.22)) : 0;
  const sideBelow = has.side === true && !beside ? share(sizes.sideBelow) : 0;
  const below = has.below === true ? share(sizes.belowRatio) : sideBelow;
  const mainWidth = beside ? width - sizes.side : width;
  const mainHeight = Math.max(height - above - below, 1);
  const part = (left: number, top: number, w: number, h: number): Part => ({ left, top, width: w, height: h });
  return {
    main: part(0, above, mainWidth, mainHeight),
    above: above > 0 ? part(0, 0, mainWidth, above) : undefined,
    below: has.below === true ? part(0, above + mainHeight, width, below) : undefined,
    side: beside
      ? part(mainWidth, above, sizes.side, mainHeight)
      : sideBelow > 0
        ? part(0, above + mainHeight, width, sideBelow)
        : undefined,
  };
}

/** Left margin of a figure beside a map: the frames stand close. */
const sideMargin = 14;
const bottomBare = 8;
const barMargin = 64;

/** The models with the margins that make frames of figures under one another and side by side meet. */
export function alignParts(ctx: Context2D, parts: FigureParts, places: PartPlaces, pixelRatio: number): FigureParts {
  const { main, above, below, side } = parts;
  const beside = places.side !== undefined && places.side.left > 0;
  const stacked = [
    [main, places.main],
    [above, places.above],
    [below, places.below],
  ] as const;
  const lefts = stacked.map(([model, place]) =>
    model === undefined || place === undefined
      ? 0
      : layoutFigure(ctx, model, { ...place, pixelRatio, left: 0, top: 0 }).frame.left,
  );
  const left = Math.max(...lefts);
  // The colour bar of a map stands right of the figure beside it.
  const bar = main.z !== undefined && !beside;
  const right = bar ? barMargin : 10;
  const bare = below !== undefined && places.below !== undefined;
  const top = main.margins?.top ?? (main.sectorRow ? 36 : 22);
  const lift = (model: FigureModel, more: FigureModel["margins"]): FigureModel => ({
    ...model,
    margins: { ...model.margins, left, right, ...more },
  });
  return {
    main: {
      ...lift(main, bare ? { bottom: bottomBare } : {}),
      ...(bare ? { x: { ...main.x, labelled: false } } : {}),
      ...(main.z === undefined || !beside ? {} : { z: { ...main.z, bar: false } }),
    },
    above: above && lift({ ...above, x: { ...above.x, labelled: false } }, { bottom: bottomBare }),
    below: below && lift(below, {}),
    side:
      side &&
      (beside
        ? {
            ...side,
            sideways: true,
            y: { ...main.y, labelled: false },
            ...(main.z === undefined ? {} : { z: main.z }),
            margins: { left: sideMargin, right: barMargin, top },
          }
        : { ...side, margins: { left, right } }),
  };
}

/** Frames of the parts around the main one, in CSS px of the canvas. */
export type PartFrames = Readonly<Record<"above" | "below" | "side", Frame | undefined>>;

/** Paints aligned parts; the geometry is that of the main figure on the shared canvas. */
export function paintParts(
  ctx: Context2D,
  parts: FigureParts,
  places: PartPlaces,
  pixelRatio: number,
  theme: Theme,
  palette: PaletteName = defaultPalette,
): { readonly geometry: FigureGeometry; readonly frames: PartFrames } {
  const paint = (name: keyof PartFrames): Frame | undefined => {
    const [model, place] = [parts[name], places[name]];
    return model && place && paintPart(ctx, model, place, pixelRatio, theme, palette).frame;
  };
  const [above, below] = [paint("above"), paint("below")];
  const geometry = paintPart(ctx, parts.main, places.main, pixelRatio, theme, palette);
  // Last: its legend may stand above it.
  return { geometry, frames: { above, below, side: paint("side") } };
}

/** Paints one part; its geometry is in CSS px of the canvas. */
export function paintPart(
  ctx: Context2D,
  model: FigureModel,
  place: Part,
  pixelRatio: number,
  theme: Theme,
  palette: PaletteName = defaultPalette,
): FigureGeometry {
  const { left, top } = place;
  const { frame, x, y, z, binAt, pointAfter } = paintFigure(ctx, model, { ...place, pixelRatio }, theme, palette);
  const move = (scale: Scale, by: number): Scale =>
    makeScale(scale.lo, scale.hi, scale.log, scale.from + by, scale.to + by);
  return {
    frame: { left: frame.left + left, right: frame.right + left, top: frame.top + top, bottom: frame.bottom + top },
    x: move(x, left),
    y: move(y, top),
    z: z && move(z, top),
    binAt: (px, py) => binAt(px - left, py - top),
    pointAfter,
  };
}
