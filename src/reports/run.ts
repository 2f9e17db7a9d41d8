import { clusters } from "./run/clusters.ts";
import { dca, dcaHigh } from "./run/dca.ts";
import { energyLoss } from "./run/energy-loss.ts";
import { geometry, properties } from "./run/tracks.ts";
import type { PanelTemplate, ReportTemplate } from "./template.ts";

/** The run report. */
export const runReport: ReportTemplate = {
  id: "run",
  title: "Run {run}, {period} {pass}",
  sections: [...clusters, geometry, properties, dca, dcaHigh, ...energyLoss],
};

export const findPanel = (report: ReportTemplate, id: string): PanelTemplate | undefined =>
  report.sections.flatMap((section) => section.panels).find((panel) => panel.id === id);
