import { bisectRight } from "d3-array";
import { edgeOf } from "../../draw/bins.ts";
import type { Cell, Table } from "../../draw/export/table.ts";
import { formatBin, formatCount, formatEstimate, formatNumber, formatRange } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { countBeyond } from "../../draw/runs/beyond.ts";
import type { CurveHit } from "../../draw/runs/nearest-curve.ts";
import type { MostDivergent } from "../../qc/period/parity-divergence.ts";
import { unjudgedWords } from "../../qc/period/trend-words.ts";
import { markWords } from "../base/marks.ts";
import { axisWords } from "../figures/axis-words.ts";
import type { Fact } from "../figures/fact.ts";
import { withUnit, type ReadOutRow } from "../figures/read-out.ts";
import { hiddenCell, placesWord, type FigureRun, type RunsShown } from "./figure-run.ts";
import { placeWords } from "./place-words.ts";
import { isDrawnOver, type DrawnOverlay, type Overlay, type OverlayReference } from "./overlay.ts";

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

/** How many runs, and of those that are off where and by how much; no other run is named. */
export function overlayFacts(
  overlay: Overlay,
  of: DrawnOverlay,
  runs: readonly FigureRun[],
  reference: OverlayReference | undefined,
): readonly Fact[] {
  const { runs: drawn } = of;
  const off = overlay.off.filter((run) => drawn.includes(run));
  const faint = drawn.filter((run) => overlay.faint.has(run));
  const { divergent } = overlay;
  // A run of two sets has two curves.
  const count = new Set(drawn.map((run) => runs[run]!.place)).size;
  return [
    {
      before: "",
      value: String(count),
      after: `${placesWord(runs)}${count === 1 ? "" : "s"}${overlay.kind === "steps" ? ", integral 1" : ""}`,
    },
    ...off.slice(0, mostNamed).map((run, at) => ({
      before: at === 0 ? "most different:" : "",
      value: runs[run]!.label,
      after: [placeWords(overlay.why[run]!, runs), overlay.measures[run]!].filter((part) => part !== "").join("; "),
    })),
    ...(off.length > mostNamed ? [{ before: "", value: String(off.length - mostNamed), after: "more are off" }] : []),
    ...(divergent === undefined || !drawn.includes(divergent.run)
      ? []
      : [
          {
            before: "furthest from the mean shape:",
            value: runs[divergent.run]!.label,
            after: divergenceWords(divergent),
          },
        ]),
    ...(faint.length === 0
      ? []
      : [{ before: "grey:", value: faint.map((run) => runs[run]!.label).join(", "), after: "too few entries" }]),
    ...absentFacts(overlay.absent, placesWord(runs)),
    ...(reference === undefined ? [] : beyondFacts(of)),
    ...(!isDrawnOver(reference)
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

/** "Kullback–Leibler 0.373, 0.00012 by chance" */
function divergenceWords({ divergence, expected, isBeyondChance }: MostDivergent): string {
  const [value, byChance] = [divergence.toPrecision(3), expected.toPrecision(2)];
  return `Kullback–Leibler ${value}, ${isBeyondChance ? `${byChance} by chance` : `no more than the ${byChance} of chance`}`;
}

const mostNamed = 2;

/** "▲ 3 points beyond 0 to 2": in the comparison they are arrow heads at the edge. */
function beyondFacts({ model }: DrawnOverlay): readonly Fact[] {
  const count = countBeyond(model);
  if (count === 0 || model.below === undefined) return [];
  const { lo, hi } = model.below.range;
  return [
    {
      before: "▲",
      value: formatCount(count),
      after: `${count === 1 ? "point" : "points"} beyond ${formatRange(lo, hi)}`,
    },
  ];
}

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

/**
 * A row for each bin of each run, and one for a run without a curve, with the reason; in the order of the runs. Last are the
 * bins of a reference that is none of them, whose error is half of what 68 % of its runs lie within.
 *
 * @param drawn curves of all runs, hidden ones too.
 * @param shown `undefined`: none can be hidden.
 */
export function overlayTable(
  overlay: Overlay,
  { model, runs: drawn }: DrawnOverlay,
  runs: readonly FigureRun[],
  shown: RunsShown | undefined,
  reference: OverlayReference | undefined,
): Table {
  const { n } = overlay.x;
  const last = isDrawnOver(reference) ? reference : undefined;
  const x = plainTitle(overlay.xTitle) || "x";
  const { below } = model;
  const curveOf = new Map(drawn.map((run, curve) => [run, curve]));
  // First row of each run.
  const starts: number[] = [];
  let count = 0;
  for (const run of runs.keys()) {
    starts.push(count);
    count += curveOf.has(run) ? n : 1;
  }
  const hidden = (run: number): readonly Cell[] => (shown === undefined ? [] : [hiddenCell(shown, runs[run]!.place)]);
  const head = [
    placesWord(runs),
    ...(shown === undefined ? [] : ["hidden"]),
    `${x} from`,
    `${x} to`,
    plainTitle(overlay.yTitle),
    "error",
    ...(below === undefined ? [] : [plainTitle(below.title)]),
    // The error of a pull is 1.
    ...(below?.middle === 1 ? [`error of ${plainTitle(below.title)}`] : []),
    "why",
  ];
  return {
    head,
    count: count + (last === undefined ? 0 : n),
    row: (index) => {
      if (index >= count) return referenceRow(last!, 1 + index - count);
      const run = bisectRight(starts, index) - 1;
      const { label } = runs[run]!;
      const curve = curveOf.get(run);
      const before = [label, ...hidden(run)];
      if (curve === undefined) {
        const nothing = Array.from({ length: head.length - before.length - 1 }, () => undefined);
        return [...before, ...nothing, whyNone(runs[run]!, overlay.absent[run] || overlay.why[run])];
      }
      const bin = 1 + index - starts[run]!;
      const { values, errors } = overlay.curves[run]!;
      const beside = below?.curves[curve];
      const [ratio, error] = [finite(beside?.values[bin - 1]), finite(beside?.errors?.[bin - 1])];
      return [
        ...before,
        edgeOf(overlay.x, bin - 1),
        edgeOf(overlay.x, bin),
        finite(values[bin - 1]),
        finite(errors[bin - 1]),
        ...(below === undefined ? [] : [ratio]),
        ...(below?.middle === 1 ? [ratio === undefined ? undefined : error] : []),
        overlay.why[run],
      ];
    },
  };

  function referenceRow({ name, of }: OverlayReference, bin: number): readonly Cell[] {
    const place = [edgeOf(overlay.x, bin - 1), edgeOf(overlay.x, bin)];
    const before = [name, ...(shown === undefined ? [] : ["no"]), ...place];
    const beside = Array.from({ length: head.length - before.length - 3 }, () => undefined);
    return [...before, finite(of.values[bin - 1]), finite(of.spread[bin - 1]), ...beside, "reference"];
  }
}

/**
 * Of a figure in which no run has a curve: a row for each run, with the reason.
 *
 * @param absent of each run why it has no curve; "" where that is told by the run itself, or not known better.
 * @param shown `undefined`: none can be hidden.
 */
export function absentTable(
  runs: readonly FigureRun[],
  absent: readonly string[],
  shown: RunsShown | undefined,
): Table {
  return {
    head: [placesWord(runs), ...(shown === undefined ? [] : ["hidden"]), "why"],
    count: runs.length,
    row: (index) => {
      const run = runs[index]!;
      const hidden = shown === undefined ? [] : [hiddenCell(shown, run.place)];
      return [run.label, ...hidden, whyNone(run, absent[index])];
    },
  };
}

/** Why a run has no curve: what is known of the run, else of the figure. */
const whyNone = ({ reason }: FigureRun, absent: string | undefined): string =>
  reason ?? (absent || unjudgedWords({ kind: "missing" }, undefined));

/** "No run has this curve: each has no values per pad." */
export function absentWords(absent: readonly string[]): string {
  if (absent.length === 0) return "No run is read yet.";
  const reasons = [...new Set(absent)].filter((reason) => reason !== "");
  return reasons.length === 1 ? `No run has this curve: each ${reasons[0]}.` : "No run has this curve.";
}

const finite = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;
