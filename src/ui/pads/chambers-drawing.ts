import type { FigureSize, Frame } from "../../draw/figure-layout.ts";
import { formatCount } from "../../draw/format.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintSmall, placeSmall } from "../../draw/small/paint-small.ts";
import type { SmallCell, SmallModel } from "../../draw/small/small-model.ts";
import type { Theme } from "../../draw/theme.ts";
import type { Hist1D } from "../../hist/hist.ts";
import { rebin } from "../../hist/rebin.ts";
import { rocName, rocs, sectors, sectorsOfSide, sideOfRoc, type Side } from "../../qc/pads/geometry.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import { filledRange } from "./distribution.ts";
import { frameAround, within, type HitId, type PadDrawing, type PadInput } from "./pad-drawing.ts";
import { ofAll, regionRow, valueRow } from "./pad-words.ts";
import { toChamber } from "./pads-view.ts";
import { innerRows, type ShownRegion } from "./shown-regions.ts";

const columns = 6;

/** Chambers of a side: inner ones, then outer ones. */
const chambersOf = (side: Side): readonly number[] =>
  Array.from({ length: rocs }, (_, roc) => roc).filter((roc) => sideOfRoc(roc) === side);

/** Regions that reach into a chamber. */
export const regionsIn = (regions: readonly ShownRegion[], roc: number): readonly ShownRegion[] =>
  regions.filter(({ sector, from }) => {
    if (sector === undefined || sector !== roc % sectors || !("rows" in from)) return false;
    return roc < sectors ? from.rows[0] < innerRows : from.rows[1] >= innerRows;
  });

export function chambersModel(input: PadInput, perCell: number): SmallModel {
  const { data, sides, regions, figure } = input;
  const all = data.chambers!.chambers;
  const known = all.filter((hist) => hist !== undefined);
  const [lo, hi] = filledRange(known);
  const bins = known[0]?.x;
  const seen = bins === undefined ? 0 : (bins.n * (hi - lo)) / (bins.hi - bins.lo);
  // A bin a pixel is as much as a cell can show.
  const group = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20].find((each) => seen / each <= perCell) ?? 30;
  const joined = all.map((hist) => hist && rebin(hist, group));
  const cellOf = (roc: number): SmallCell => {
    const hist = joined[roc];
    const isEmpty =
      hist === undefined || (data.summary !== undefined && data.summary.chambers[roc]!.mean === undefined);
    const own = regionsIn(regions, roc);
    return {
      label: `${roc < sectors ? "I" : "O"} ${roc % sectorsOfSide}`,
      values: isEmpty ? undefined : hist.values,
      bins: hist?.x ?? { n: 1, lo: 0, hi: 1, edges: undefined },
      words: "empty",
      quality: (["bad", "medium"] as const).find((each) => own.some(({ quality }) => quality === each)),
    };
  };
  return {
    groups: sides.map((side) => ({
      title: `${side} side (I: IROC, O: OROC)`,
      columns,
      cells: chambersOf(side).map(cellOf),
    })),
    x: { lo, hi, title: figure.zTitle ?? "" },
    top: 1.3 * Math.max(1, ...joined.map((hist) => (hist === undefined ? 0 : largest(hist)))),
    log: true,
  };
}

const largest = ({ values, x }: Hist1D): number => {
  let most = 0;
  for (let bin = 1; bin <= x.n; bin++) most = Math.max(most, values[bin]!);
  return most;
};

/** Paints the distributions of all chambers of one side or both. */
export function paintChambers(ctx: Context2D, input: PadInput, size: FigureSize, theme: Theme): PadDrawing {
  const rocsOf = input.sides.map(chambersOf);
  const { left: from, right: to } = placeSmall(
    rocsOf.map((cells) => ({ columns, cells })),
    size,
  )[0]![0]!;
  const places = paintSmall(ctx, chambersModel(input, to - from), size, theme);
  const frameOf = (roc: number): Frame | undefined => {
    const side = rocsOf.findIndex((all) => all.includes(roc));
    return side < 0 ? undefined : places[side]![rocsOf[side]!.indexOf(roc)];
  };
  return {
    frame: frameAround(places.flat()),
    zoom: undefined,
    idAt(at) {
      const roc = rocsOf.flat().find((each) => within(frameOf(each)!, at));
      return roc === undefined ? undefined : [roc];
    },
    hitOf([roc = 0]) {
      const frame = frameOf(roc);
      if (frame === undefined) return undefined;
      const { left, top, right, bottom } = frame;
      return {
        id: [roc],
        at: { x: (left + right) / 2, y: (top + bottom) / 2 },
        outline: [left, top, right, top, right, bottom, left, bottom],
        rows: chamberRows(input, roc),
        opens: toChamber(input.view, roc),
      };
    },
    next(id, right, up) {
      const from = id?.[0];
      if (from === undefined) return [rocsOf[0]![0]!];
      const group = rocsOf.findIndex((all) => all.includes(from));
      const at = rocsOf[group]!.indexOf(from);
      // Groups stand beside one another.
      const column = (at % columns) + group * columns + right;
      const row = Math.floor(at / columns) - up;
      const clamped = Math.max(0, Math.min(rocsOf.length * columns - 1, column));
      const all = rocsOf[Math.floor(clamped / columns)]!;
      const rows = Math.ceil(all.length / columns);
      return [all[Math.max(0, Math.min(rows - 1, row)) * columns + (clamped % columns)]!] as HitId;
    },
  };
}

/** Mean and empty pads of a chamber, and what stands out there. */
export function chamberRows({ figure, data, regions }: PadInput, roc: number): readonly ReadOutRow[] {
  const summary = data.summary?.chambers[roc];
  const own = regionsIn(regions, roc);
  return [
    { name: "chamber", value: rocName(roc), after: "" },
    ...(summary === undefined
      ? []
      : [
          { ...valueRow(figure, summary.mean ?? 0), name: "mean of filled pads" },
          { name: "empty", value: "", after: `${ofAll(summary.empty, summary.pads)} pads` },
        ]),
    ...(summary === undefined && data.chambers?.chambers[roc] !== undefined
      ? [{ name: "pads", value: formatCount(data.chambers.chambers[roc].entries), after: "" }]
      : []),
    ...own.flatMap(regionRow),
  ];
}
