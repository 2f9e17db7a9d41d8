import { edgeOf, type BinAxis } from "./bins.ts";
import type {
  BandLayer,
  ColorsLayer,
  FigureModel,
  Layer,
  LineLayer,
  OwnLayer,
  PointsLayer,
  RuleLayer,
  StepsLayer,
} from "./figure-model.ts";
import { layoutFigure, type FigureLayout, type FigureSize, type Frame } from "./figure-layout.ts";
import { paintAxes, paintColourBar, paintGrid, paintSectorRow, paintYTitle, type Surroundings } from "./paint-axes.ts";
import { binUnder, paintBand, paintColours, paintLayer, paintLayerLabel, paintSectors } from "./paint-layers.ts";
import { paintLegend } from "./paint-legend.ts";
import { paintMessage } from "./paint-message.ts";
import { pointing } from "./pointing.ts";
import type { Context2D } from "./latex/paint-title.ts";
import { defaultPalette, type PaletteName } from "./palettes.ts";
import type { Scale } from "./scale.ts";
import type { Theme } from "./theme.ts";

/** The bin under a position: of the first map, else of the first histogram or profile; else the point of a graph next to it. */
export interface BinHit {
  /** Counted from 1; of a graph the point. */
  readonly binX: number;
  readonly binY: number | undefined;
  /** NaN where a profile has no mean. */
  readonly value: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number] | undefined;
}

/** Where things are in a painted figure, in CSS px from its corner. Scales lead from pixels to values and back. */
export interface FigureGeometry {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly z: Scale | undefined;
  readonly binAt: (x: number, y: number) => BinHit | undefined;
  /** Of a graph: the point so many after another, the last where there are no more; by 0 the same, where it is in sight. */
  readonly pointAfter?: ((hit: BinHit, by: number) => BinHit | undefined) | undefined;
}

/**
 * Paints a figure over its whole size, background included. The context's transform is set anew; all else of its state
 * is as before when the call returns.
 */
export function paintFigure(
  ctx: Context2D,
  model: FigureModel,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName = defaultPalette,
): FigureGeometry {
  const ratio = size.pixelRatio;
  ctx.save();
  const corner = (side: number | undefined): number => Math.round((side ?? 0) * ratio);
  ctx.setTransform(ratio, 0, 0, ratio, corner(size.left), corner(size.top));
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, size.width, size.height);
  const layout = layoutFigure(ctx, model, size);
  const around: Surroundings = { ctx, model, layout, size, theme };
  if (model.message) paintMessage(around, model.message);
  else paintContent(around, model.z?.palette ?? palette);
  ctx.restore();
  return geometryOf(model, layout);
}

function paintContent(around: Surroundings, palette: PaletteName): void {
  const { model, layout } = around;
  const { frame } = layout;
  for (const layer of model.layers) if (layer.kind === "band") paintBand(around, layer);
  paintGrid(around);
  paintOwn(around, "below");
  for (const layer of model.layers) if (layer.kind === "colors") paintColours(around, layer, palette);
  paintAxes(around);
  withinFrame(around, () => {
    // Boundaries of sectors lie below all that tells something.
    for (const layer of model.layers) if (layer.kind === "sectors") paintSectors(around);
    for (const layer of model.layers) paintLayer(around, layer);
  });
  for (const layer of model.layers)
    if (layer.kind === "band" || layer.kind === "rule") paintLayerLabel(around, layer satisfies BandLayer | RuleLayer);
  paintSectorRow(around);
  const yTitleEnd = paintYTitle(around);
  const zTitleStart = paintColourBar(around, palette);
  paintLegend(around, [yTitleEnd, zTitleStart - (zTitleStart < frame.right ? 14 : 0)]);
  paintOwn(around, "around");
}

function paintOwn(around: Surroundings, place: "below" | "around"): void {
  const own = around.model.layers.filter(
    (layer) => layer.kind === "own" && layer.place === place,
  ) as readonly OwnLayer[];
  if (own.length === 0) return;
  const paint = (): void => own.forEach((layer) => layer.paint(around));
  if (place === "below") withinFrame(around, paint);
  else paint();
}

function withinFrame({ ctx, layout: { frame } }: Surroundings, paint: () => void): void {
  ctx.save();
  ctx.beginPath();
  // One pixel more below and beside: a line at 0 lies on the axis, not under it.
  ctx.rect(frame.left - 1, frame.top, frame.right - frame.left + 2, frame.bottom - frame.top + 1);
  ctx.clip();
  paint();
  ctx.restore();
}

/** Layers whose bins can be pointed at. */
type BinnedLayer = ColorsLayer | StepsLayer | ((LineLayer | PointsLayer) & { readonly bins: BinAxis });

const isBinned = (layer: Layer): layer is BinnedLayer =>
  (layer.kind === "steps" && layer.sideways !== true) ||
  ((layer.kind === "points" || layer.kind === "line") && layer.bins !== undefined);

function geometryOf(model: FigureModel, layout: FigureLayout): FigureGeometry {
  const { frame, x, y, z } = layout;
  const hit: BinnedLayer | undefined = model.message
    ? undefined
    : (model.layers.find((layer) => layer.kind === "colors") ?? model.layers.find(isBinned));
  const single =
    hit || model.message ? undefined : model.layers.find((layer) => layer.kind === "points" && layer.single);
  if (single?.kind === "points") return { frame, x, y, z, ...pointing(single, layout) };
  return {
    frame,
    x,
    y,
    z,
    binAt: (px, py) => {
      if (!hit || px < frame.left || px > frame.right || py < frame.top || py > frame.bottom) return undefined;
      const across = "bins" in hit ? hit.bins : hit.x;
      const binX = binUnder(across, x.toValue(px));
      if (binX === undefined) return undefined;
      const rangeX = [edgeOf(across, binX - 1), edgeOf(across, binX)] as const;
      if (hit.kind !== "colors") {
        const value = hit.kind === "steps" ? hit.values[binX]! : hit.y[binX - 1]!;
        return { binX, binY: undefined, value, x: rangeX, y: undefined };
      }
      const binY = binUnder(hit.y, y.toValue(py));
      if (binY === undefined) return undefined;
      const rangeY = [edgeOf(hit.y, binY - 1), edgeOf(hit.y, binY)] as const;
      return { binX, binY, value: hit.cells[binX + (hit.x.n + 2) * binY]!, x: rangeX, y: rangeY };
    },
  };
}
