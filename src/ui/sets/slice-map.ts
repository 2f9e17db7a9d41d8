import type { FigureModel } from "../../draw/figure-model.ts";
import { isEmpty } from "../../draw/layers-of.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { MeasuredGroup } from "../../state/sets/set-session.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { QcError } from "../../base/result.ts";
import type { Rule } from "../../qc/quality.ts";
import { parseObject } from "../../qc/object-path.ts";
import { objectsOf } from "../../reports/own.ts";
import { mapKey, type SliceMaps } from "../../reports/period/slice-maps.ts";
import { plainView } from "../../route/route.ts";
import { drawnIn } from "../figures/drawn.ts";
import { figureModel } from "../figures/figure-model.ts";

/** What came of reading one map: the map, or why there is none. */
export type SliceMap =
  | { readonly kind: "ready"; readonly model: FigureModel; readonly hist: Hist2D }
  | { readonly kind: "empty" }
  | { readonly kind: "failed"; readonly error: QcError };

/** The map of one slice in what was read of it. */
export function sliceMapIn(
  maps: SliceMaps,
  { objects }: Pick<MeasuredGroup, "objects">,
  rule: Rule,
  info: Pick<RunInfo, "run" | "period">,
): SliceMap {
  const names = objectsOf(maps.figure).map((object) => parseObject(object)!.name);
  const found = names.flatMap((name) => objects.find((each) => each.name === name) ?? []);
  const object = found.find(({ object: read }) => read.ok && read.value.kind !== "failed") ?? found[0];
  const failure = object === undefined || object.object.ok ? undefined : object.object.error;
  if (object === undefined || failure !== undefined || !object.object.ok) {
    return { kind: "failed", error: failure ?? { kind: "object-missing", path: maps.figure.object, source: "" } };
  }
  const measurements = new Map(object.measurements);
  const key = mapKey(maps, rule);
  const pads = key === undefined ? undefined : measurements.get(key);
  const hist =
    pads?.kind === "pad-rphi"
      ? pads.maps[maps.side ?? "A"]
      : drawnIn(maps.figure, { kind: "ready", object: object.object.value, measurements })?.hist;
  if (hist?.kind !== "2d" || isEmpty(hist)) return { kind: "empty" };
  const model = figureModel({ figure: maps.figure, hist, measurements, info, verdicts: [], view: plainView });
  return { kind: "ready", model, hist };
}

/** Columns of the grid for n maps. Source: `algorithms.md` A4.6. */
export function gridColumns(n: number): number {
  const most = 6;
  const side = Math.sqrt(n);
  if (Math.ceil(side) > most) return most;
  return n <= 2 ? Math.ceil(side) : Math.round(side);
}

/** In words, for those who do not see it. */
export const mapWords = (title: string, label: string, map: SliceMap): string =>
  map.kind === "ready" ? `${title}, ${label}: map of ${map.hist.x.n} × ${map.hist.y.n} bins.` : `${title}, ${label}.`;
