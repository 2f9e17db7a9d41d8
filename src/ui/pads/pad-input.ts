import type { Limits, Verdict } from "../../qc/check.ts";
import { memoLast } from "../base/memo.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import type { FigureState } from "../../state/session-state.ts";
import { padData, regionLimits, type PadData } from "./pad-data.ts";
import type { PadInput } from "./pad-drawing.ts";
import { sidesOf } from "./pads-view.ts";
import { shownRegions, worstRegion } from "./shown-regions.ts";
import { zRange } from "./z-range.ts";

/**
 * Makes what a view of pads is drawn from: the same object as long as nothing of it has changed, whatever else was measured
 * of the other quantities meanwhile.
 */
export function padInputs(): (
  figure: FigureTemplate,
  state: FigureState | undefined,
  verdicts: readonly Verdict[],
  view: FigureView,
  narrow: boolean,
) => PadInput | undefined {
  let last: PadData | undefined;
  let seen: FigureView | undefined;
  const regionsOf = memoLast((regions: PadData["regions"], quantity: PadData["quantity"], limits: string) =>
    shownRegions({ regions, quantity }, JSON.parse(limits) as Limits),
  );
  const inputOf = memoLast(
    (
      figure: FigureTemplate,
      data: PadData,
      view: FigureView,
      narrow: boolean,
      regions: PadInput["regions"],
    ): PadInput => ({
      figure,
      data,
      view,
      sides: sidesOf(view, narrow, worstRegion(regions)?.side),
      regions,
      z: zRange(data, view),
    }),
  );
  return (figure, state, verdicts, view, narrow) => {
    const { quantity } = figure;
    if (quantity === undefined || state?.kind !== "ready") return undefined;
    const made = padData(quantity, state.measurements);
    const data = last !== undefined && isSame(last, made) ? last : made;
    last = data;
    if (seen === undefined || JSON.stringify(seen) !== JSON.stringify(view)) seen = view;
    const regions = regionsOf(data.regions, quantity, JSON.stringify(regionLimits(quantity, verdicts)));
    return inputOf(figure, data, seen, narrow, regions);
  };
}

const isSame = (a: PadData, b: PadData): boolean =>
  (Object.keys(a) as (keyof PadData)[]).every((part) => a[part] === b[part]);
