import { rangeOf } from "../../hist/range.ts";
import { isMembers, type Members } from "./sound.ts";

/** Ranges in the units of the axes; contents are y of a histogram of one axis and z of a map. */
export interface RootRanges {
  readonly x?: readonly [number, number] | undefined;
  readonly y?: readonly [number, number] | undefined;
  readonly z?: readonly [number, number] | undefined;
}

/** ROOT's `TAxis::kAxisRange`: first and last bin hold. */
const axisRange = 1 << 11;

/**
 * Writes ranges into a histogram as ROOT keeps them: first and last bin of an axis, minimum and maximum of the contents.
 * Changes the object; what is no histogram stays as it is. Source: ROOT `TAxis::SetRangeUser`, `TH1::SetMinimum`.
 */
export function setRanges(object: Members, { x, y, z }: RootRanges): void {
  const className = String(object["_typename"]);
  const isMap = /^(TH2|TProfile2D)/.test(className);
  if (!isMap && !/^(TH1|TProfile)/.test(className)) return;
  if (x !== undefined) setAxis(object["fXaxis"], x);
  if (y !== undefined && isMap) setAxis(object["fYaxis"], y);
  const content = isMap ? z : y;
  if (content === undefined) return;
  [object["fMinimum"], object["fMaximum"]] = content;
}

function setAxis(axis: unknown, range: readonly [number, number]): void {
  if (!isMembers(axis)) return;
  const edges = axis["fXbins"] as ArrayLike<number> | undefined;
  const n = Number(axis["fNbins"]);
  const bins = {
    n,
    lo: Number(axis["fXmin"]),
    hi: Number(axis["fXmax"]),
    edges: edges?.length === n + 1 ? Float64Array.from(edges) : undefined,
  };
  const [first, last] = rangeOf(bins, ...range);
  [axis["fFirst"], axis["fLast"]] = [Math.max(first, 1), Math.min(last, n)];
  axis["fBits"] = Number(axis["fBits"] ?? 0) | axisRange;
}
