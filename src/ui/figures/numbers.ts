import type { JsonContents } from "../../draw/export/json.ts";
import { binTable, type Table } from "../../draw/export/table.ts";
import type { Plotted } from "../../hist/graph.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { OfRun } from "./bethe-bloch.ts";
import { pidTable } from "./pid-table.ts";
import type { Plot } from "./plotted.ts";
import { windowTable } from "./window-table.ts";

/** All numbers of a figure as a table. */
export function tableOf(figure: FigureTemplate, { hist, windows }: Plot, of: OfRun): Table {
  if (windows !== undefined) return windowTable({ figure, windows, measurements: of.measurements });
  if (hist.kind === "graph") return binTable(hist);
  return pidTable({ figure, hist, ...of }) ?? binTable(hist);
}

export const jsonContentsOf = ({ hist, windows }: Plot): JsonContents => {
  if (windows !== undefined) return { windows };
  return hist.kind === "graph" ? { graph: hist } : { histogram: hist };
};

/** What the rows of the table are: "tracks per bin". */
export function tableWords({ draw, noun }: FigureTemplate, { kind }: Plotted): string {
  if (kind === "graph") return "one row per point";
  switch (draw) {
    case "time-trend":
      return "one row per window";
    case "overlay":
    case "time-map":
      return "one row per window and bin";
    case "ratio":
      return "ratio per bin";
    case "species":
      return "number of the species per bin";
    case "species-profiles":
    case "species-ratio":
      return "one row per species and bin";
    case "separation-momentum":
      return "one row per range of momentum";
    default:
      return `${noun} per bin`;
  }
}
