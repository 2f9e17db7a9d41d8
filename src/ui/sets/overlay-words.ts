import { edgeOf } from "../../draw/bins.ts";
import type { Table } from "../../draw/export/table.ts";
import { formatBin, formatEstimate, formatNumber } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import type { CurveHit } from "../../draw/runs/nearest-curve.ts";
import { markWords } from "../base/marks.ts";
import { axisWords } from "../figures/axis-words.ts";
import type { Fact } from "../figures/fact.ts";
import { withUnit, type ReadOutRow } from "../figures/read-out.ts";
import { placesWord, type FigureRun } from "./figure-run.ts";
import { placeWords } from "./place-words.ts";
import type { DrawnOverlay, Overlay, OverlayReference } from "./overlay.ts";

/** A run in a bin: its value ± error, what it is to the reference, verdict and reason. */
export function overlayRows(
  overlay: Overlay,
  { model, runs: drawn }: DrawnOverlay,
  runs: readonly FigureRun[],
  reference: OverlayReference | undefined,
  { curve, bin }: CurveHit,
): readonly ReadOutRow[] {
  const run = drawn[curve]!;
  const [x, y] = [axisWords(overlay.xTitle), axisWords(overlay.yTitle)];
  const { values, errors } = overlay.curves[run]!;
  const value = { value: values[bin - 1]!, error: errors[bin - 1]! };
  const range = formatBin(edgeOf(overlay.x, bin - 1), edgeOf(overlay.x, bin));
  const below = model.below?.curves[curve]?.values[bin - 1];
  const [mark, why] = [overlay.marks[run]!, overlay.why[run]!];
  return [
    { name: placesWord(runs), value: runs[run]!.label, after: "" },
    { name: x.name, value: "", after: withUnit(range, x.unit) },
    { name: y.name, value: Number.isNaN(value.value) ? "none" : formatEstimate(value), after: y.unit },
    ...(reference === undefined || below === undefined || Number.isNaN(below)
      ? []
      : [{ name: reference.compare, value: formatNumber(below, 3), after: `to ${reference.name}` }]),
    ...(mark !== "good" ? [{ name: "quality", value: markWords[mark], after: placeWords(why, runs) }] : []),
  ];
}

/** How many runs, and of those that are off where; no other run is named. */
export function overlayFacts(
  overlay: Overlay,
  { runs: drawn }: DrawnOverlay,
  runs: readonly FigureRun[],
  reference: OverlayReference | undefined,
): readonly Fact[] {
  const off = drawn.filter((run) => overlay.marks[run] === "bad" || overlay.marks[run] === "medium");
  return [
    {
      before: "",
      value: String(drawn.length),
      after: `${placesWord(runs)}${drawn.length === 1 ? "" : "s"}${overlay.kind === "steps" ? ", integral 1" : ""}`,
    },
    ...off
      .slice(0, mostNamed)
      .map((run) => ({ before: "", value: runs[run]!.label, after: placeWords(overlay.why[run]!, runs) })),
    ...(off.length > mostNamed ? [{ before: "", value: String(off.length - mostNamed), after: "more are off" }] : []),
    ...absentFacts(overlay.absent, placesWord(runs)),
    ...(reference === undefined || reference.run !== undefined
      ? []
      : [
          {
            before: `dashed: ${reference.name}${reference.of.runs > 1 ? `; dotted: 68 % of its ${reference.of.runs} runs` : ""}`,
            value: "",
            after: "",
          },
        ]),
  ];
}

const mostNamed = 2;

/** "3 runs have no values per pad" */
function absentFacts(absent: readonly string[], word: string): readonly Fact[] {
  const reasons = [...new Set(absent)].filter((reason) => reason !== "");
  return reasons.map((reason) => {
    const count = absent.filter((each) => each === reason).length;
    return {
      before: "",
      value: String(count),
      after: count === 1 ? `${word} ${reason}` : `${word}s ${reason.replace(/^has /, "have ")}`,
    };
  });
}

/** In sentences, for those who do not see it. */
export function overlaySummary(
  overlay: Overlay,
  drawn: DrawnOverlay,
  runs: readonly FigureRun[],
  reference: OverlayReference | undefined,
): string {
  const facts = overlayFacts(overlay, drawn, runs, reference).map(({ before, value, after }) =>
    plainTitle([before, value, after].filter((part) => part !== "").join(" ")),
  );
  return [`${overlay.title}, curves of all ${placesWord(runs)}s`, ...facts].map((sentence) => `${sentence}.`).join(" ");
}

/** A row for each bin of each run in sight. */
export function overlayTable(
  overlay: Overlay,
  { model, runs: drawn }: DrawnOverlay,
  runs: readonly FigureRun[],
): Table {
  const { n } = overlay.x;
  const x = plainTitle(overlay.xTitle) || "x";
  const finite = (value: number | undefined): number | undefined =>
    value === undefined || Number.isNaN(value) ? undefined : value;
  const { below } = model;
  return {
    head: [
      placesWord(runs),
      `${x} from`,
      `${x} to`,
      plainTitle(overlay.yTitle),
      "error",
      ...(below === undefined ? [] : [plainTitle(below.title)]),
    ],
    count: drawn.length * n,
    row: (index) => {
      const [curve, bin] = [Math.floor(index / n), 1 + (index % n)];
      const run = drawn[curve]!;
      const { values, errors } = overlay.curves[run]!;
      return [
        runs[run]!.label,
        edgeOf(overlay.x, bin - 1),
        edgeOf(overlay.x, bin),
        finite(values[bin - 1]),
        finite(errors[bin - 1]),
        ...(below === undefined ? [] : [finite(below.curves[curve]?.values[bin - 1])]),
      ];
    },
  };
}
