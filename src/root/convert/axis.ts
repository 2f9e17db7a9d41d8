import type { Axis } from "../../hist/hist.ts";
import { Damage } from "../damage.ts";
import { fromByteText } from "../text.ts";
import { doublesOf, isMembers, listOf, membersOf, numberOf, textOf, type Members } from "./fields.ts";

type AxisMember = "fXaxis" | "fYaxis" | "fZaxis";

/** A TAxis. `title` stands in where the axis has none of its own. */
export function toAxis(hist: Members, member: AxisMember, title: string | undefined): Axis {
  const axis = membersOf(hist, member);
  const n = numberOf(axis, "fNbins");
  const lo = numberOf(axis, "fXmin");
  const hi = numberOf(axis, "fXmax");
  if (!Number.isInteger(n) || n < 1) throw new Damage(`an axis of ${n} bins`);
  if (!(Number.isFinite(lo) && Number.isFinite(hi) && lo < hi)) throw new Damage(`an axis from ${lo} to ${hi}`);
  return {
    n,
    lo,
    hi,
    edges: toEdges(doublesOf(axis, "fXbins"), n),
    labels: toLabels(axis["fLabels"], n),
    title: axisTitle(hist, member, title),
  };
}

/** Title of an axis; `title` stands in where it has none of its own. */
export const axisTitle = (hist: Members, member: AxisMember, title: string | undefined): string =>
  textOf(membersOf(hist, member), "fTitle") || (title ?? "");

function toEdges(edges: Float64Array, n: number): Float64Array | undefined {
  if (edges.length === 0) return undefined;
  if (edges.length !== n + 1) throw new Damage(`${edges.length} edges of ${n} bins`);
  for (let i = 0; i < n; i++) if (!(edges[i]! < edges[i + 1]!)) throw new Damage("edges of bins that do not rise");
  return edges;
}

/** ROOT keeps labels as texts that carry the number of their bin. */
function toLabels(stored: unknown, n: number): readonly string[] | undefined {
  const entries = listOf(stored) ?? [];
  if (entries.length === 0) return undefined;
  const labels = Array.from<string>({ length: n }).fill("");
  for (const entry of entries) {
    if (!isMembers(entry)) continue;
    const { fUniqueID: bin, fString: label } = entry;
    if (typeof bin === "number" && bin >= 1 && bin <= n && typeof label === "string") {
      labels[bin - 1] = fromByteText(label);
    }
  }
  return labels;
}
