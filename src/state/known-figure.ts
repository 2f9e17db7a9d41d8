import { findPanel, runReport } from "../reports/run.ts";
import type { ParsedRoute } from "../route/route.ts";

/** A link to a figure that its panel has not is one to the first, and says so: links know panels by their names only. */
export function withKnownFigure(parsed: ParsedRoute): ParsedRoute {
  const { route, dropped } = parsed;
  if (route.page !== "panel") return parsed;
  const figures = findPanel(runReport, route.panel)?.figures;
  if (figures === undefined || route.figure < figures.length) return parsed;
  const lost = `figure ${route.figure} of the panel (the last is ${figures.length - 1}, counted from 0)`;
  return { route: { ...route, figure: 0 }, dropped: [...dropped, lost] };
}
