import type { JsonContents } from "../../draw/export/json.ts";
import { binTable, type Table } from "../../draw/export/table.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { Drawn } from "./drawn.ts";
import { windowTable } from "./window-table.ts";

/** All numbers of a figure as a table. */
export const tableOf = (
  figure: FigureTemplate,
  { hist, windows }: Drawn,
  measurements: ReadonlyMap<string, Measurement>,
): Table => (windows === undefined ? binTable(hist) : windowTable({ figure, windows, measurements }));

export const jsonContentsOf = ({ hist, windows }: Drawn): JsonContents =>
  windows === undefined ? { histogram: hist } : { windows };

/** What the rows of the table are: "tracks per bin". */
export const tableWords = ({ draw, noun }: FigureTemplate): string => {
  if (draw === "time-trend") return "one row per window";
  return draw === "overlay" || draw === "time-map" ? "one row per window and bin" : `${noun} per bin`;
};
