import type { SpeciesFigures } from "../../qc/period/period-figures.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import { worst, type Mark } from "../base/marks.ts";
import { parityChambersTitle, trendsOfRuns } from "./matrices.ts";
import { matrixCounts } from "./matrix-words.ts";
import { viewOf, type Matrix } from "./matrix.ts";
import { placeWords } from "./place-words.ts";
import type { SetView } from "./set-view.ts";

/** What a panel is called: by the rule of today's tool chambers are compared with something else. */
export const titleOf = ({ title, figure }: SetPanel, { rule, figureRuns }: SetView): string =>
  figure.kind === "chambers" && rule === "parity" ? placeWords(parityChambersTitle, figureRuns) : title;

/** Trends in which something is judged. */
export const judgedTrends = (view: SetView): SetView["trends"] => view.trends.filter(({ rule }) => rule.length > 0);

/** All of them in rows; `undefined`: nothing is judged. */
export function qualitiesOf(view: SetView): Matrix | undefined {
  const trends = judgedTrends(view);
  return trends.length === 0 ? undefined : trendsOfRuns(view.figureRuns, trends);
}

/** Of each run, by its index; of a hidden one, which the figure does not show, none. */
export function marksOf({ figure }: SetPanel, view: SetView): readonly (Mark | undefined)[] {
  switch (figure.kind) {
    case "trend": {
      const trend = view.trends.find(({ quantity }) => quantity.id === figure.quantity.id);
      return ofShown(trend?.markers.map((each) => each?.mark) ?? [], view);
    }
    case "overlay":
      return ofShown(view.marks(figure.figure), view);
    case "species":
      return ofSpecies(figure.of.figures.map((each) => ofShown(view.marks(each), view)));
    case "chambers":
    case "maps":
    case "qualities":
    case "deviations":
      return [];
  }
}

const ofShown = (marks: readonly (Mark | undefined)[], { figureRuns, shown }: SetView): readonly (Mark | undefined)[] =>
  marks.map((each, run) => (shown.hidden.has(figureRuns[run]!.place) ? undefined : each));

/** The worst of all species, run by run. */
const ofSpecies = (all: readonly (readonly (Mark | undefined)[])[]): readonly (Mark | undefined)[] =>
  Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, run) =>
    worstJudged(all.map((marks) => marks[run])),
  );

export const speciesMarks = ({ figures }: SpeciesFigures, view: SetView): readonly (Mark | undefined)[] =>
  figures.map((figure) => worstJudged(ofShown(view.marks(figure), view)));

/** The worst that the panel shows; of a matrix of what stands in its legend. */
export function panelMark(panel: SetPanel, view: SetView): Mark | undefined {
  const { figure } = panel;
  if (figure.kind === "qualities") return matrixMark(qualitiesOf(view), view);
  if (figure.kind === "chambers") return matrixMark(view.chambers, view);
  return worstJudged(marksOf(panel, view));
}

function matrixMark(matrix: Matrix | undefined, { shown }: SetView): Mark | undefined {
  if (matrix === undefined) return undefined;
  const counts = matrixCounts(matrix, viewOf(matrix, shown, { by: "order" }));
  const there = (["good", "medium", "bad", "null"] as const).filter((mark) => counts[mark] > 0);
  return worstJudged(there);
}

/** Runs that could not be judged do not hide that the others are good. */
function worstJudged(marks: readonly (Mark | undefined)[]): Mark | undefined {
  const judged = marks.filter((each) => each !== undefined && each !== "null");
  return worst(judged.length > 0 ? judged : marks);
}
