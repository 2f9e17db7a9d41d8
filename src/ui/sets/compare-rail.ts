import { compareSections } from "../../reports/period/compare.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import type { SetRoute } from "../../route/route.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import type { Mark } from "../base/marks.ts";
import type { RailEntry } from "./qc-set-rail.ts";

const overlays = compareSections.filter(({ id }) => id !== "trends");

/** The section of maps, and its page. */
export const mapsId = "maps";

/**
 * Sections of a comparison with the verdicts of their panels.
 *
 * @param word what is compared: "run".
 */
export function compareEntries(
  route: SetRoute,
  { differences }: Pick<SetsCompared, "differences">,
  word: string,
  hrefOf: (route: SetRoute) => string,
): readonly RailEntry[] {
  const to = (section: string | undefined): string => hrefOf({ ...route, section, panel: undefined, focus: undefined });
  const marksIn = (panels: readonly SetPanel[]): readonly Mark[] =>
    panels.flatMap(({ id }) => differences.find(({ figure }) => figure.id === id)?.quality ?? []);
  return [
    { id: undefined, title: "What differs", href: to(undefined), marks: differences.map(({ quality }) => quality) },
    { id: "matched", title: `Matched ${word}s`, href: to("matched"), marks: [] },
    ...(word === "run" ? [{ id: "parameters", title: "Run parameters", href: to("parameters"), marks: [] }] : []),
    { id: "trends", title: "Trends", href: to("trends"), marks: [] },
    ...overlays.map(({ id, title, panels }) => ({ id, title, href: to(id), marks: marksIn(panels) })),
    { id: mapsId, title: "2D maps", href: to(mapsId), marks: [] },
  ];
}
