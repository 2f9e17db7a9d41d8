import { sectionsFor } from "../../reports/period/period.ts";
import type { SetRoute } from "../../route/route.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import { panelMark } from "./panel-marks.ts";
import type { RailEntry } from "./qc-set-rail.ts";
import type { SetView } from "./set-view.ts";

/** Sections of a period with the verdicts of their panels. Slices of a run have its parameters, which are no section. */
export function periodEntries(
  route: SetRoute,
  view: SetView,
  hrefOf: (route: SetRoute) => string,
): readonly RailEntry[] {
  const to = (section: string | undefined): string => hrefOf({ ...route, section, panel: undefined, focus: undefined });
  const areSlices = runOfSlices(view.runs) !== undefined;
  return [
    { id: undefined, title: "Stands out", href: to(undefined), marks: [] },
    ...(!areSlices ? [{ id: "parameters", title: "Run parameters", href: to("parameters"), marks: [] }] : []),
    ...sectionsFor(areSlices, route.arrangement.reference !== undefined).map(({ id, title, panels }) => ({
      id,
      title,
      href: to(id),
      marks: panels.map((panel) => panelMark(panel, view)),
    })),
  ];
}
