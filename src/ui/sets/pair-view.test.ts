import { expect, it } from "vitest";
import type { FigureDifference } from "../../qc/period/differs.ts";
import type { RunPair } from "../../qc/period/match-runs.ts";
import { dcaHighFigures, overlayFigures } from "../../qc/period/overlay.ts";
import { plainView } from "../../route/route.ts";
import type { ReadyRun } from "../../state/sets/ready-run.ts";
import { fakeHist1D } from "../testing/fake-runs.ts";
import { allShown } from "./figure-run.ts";
import { drawnOverlay, raisedIn } from "./overlay.ts";
import { overlayRows, overlaySummary, overlayTable } from "./overlay-words.ts";
import { allPairsOverlay, allSideColours, allSidesOf, joinedWords, togetherWords } from "./pair-view.ts";

const figure = overlayFigures.find(({ id }) => id === "clusters")!;
const side = (run: number, seed: number, place: number, empty = false): ReadyRun =>
  ({
    place,
    label: String(run),
    info: { run },
    phase: {
      kind: "ready",
      run: { measured: () => (empty ? undefined : { kind: "contents", hist: fakeHist1D(seed, 0) }) },
    },
  }) as unknown as ReadyRun;
// Places in A are not those of the matched runs: one run of A is not in B.
const matched: readonly RunPair<ReadyRun>[] = [
  { run: 559101, a: side(559101, 1, 0), b: side(559101, 2, 4) },
  { run: 559102, a: side(559102, 3, 2), b: side(559102, 4, 5, true) },
  { run: 559103, a: side(559103, 5, 3), b: side(559103, 6, 6) },
];
const difference = {
  figure,
  runs: [{}, undefined, {}],
  compared: 2,
  apart: [{ run: 2, quality: "bad", change: "mean 130 → 124" }],
  together: {
    chi2: 361.4,
    ndf: 359,
    kolmogorov: { distance: 0.01234, p: 0.4 },
    jensenShannon: { distance: 0.000123, p: 0.5 },
    corrected: 1,
    of: 2,
  },
} as unknown as FigureDifference;

const runs = allSidesOf(matched);
const { overlay, reference } = allPairsOverlay(figure, matched, difference);
const drawn = drawnOverlay(overlay!, runs, allSideColours(3), allShown.hidden, reference, plainView);

it("has A and B of all matched runs in the colours of their sides, each A over its own B below", () => {
  expect(runs.map(({ label }) => label)).toEqual(
    ["559101", "559102", "559103"].flatMap((run) => [`${run} A`, `${run} B`]),
  );
  // One side has no curve, and what it would be compared with has none below.
  expect(drawn.runs).toEqual([0, 1, 2, 4, 5]);
  const { curves, below, legend, reference: over } = drawn.model;
  expect(curves.map(({ ink, dash }) => [ink, dash])).toEqual([
    ["A", undefined],
    ["B", "dashed"],
    ["A", undefined],
    ["A", undefined],
    ["B", "dashed"],
  ]);
  expect(legend.map(({ label }) => label)).toEqual(["A", "B"]);
  expect(over).toBeUndefined();
  expect(below!.title).toBe("A / B");
  const has = below!.curves.map(({ values }) => values.some((value) => !Number.isNaN(value)));
  expect(has).toEqual([true, false, false, true, false]);
  const bin = 150;
  const [a, b] = [4, 5].map((run) => overlay!.curves[run]!.values[bin]!);
  expect(below!.curves[3]!.values[bin]).toBeCloseTo(a! / b!, 12);
});

it("raises both sides of a run, and names the run that is apart on that of A", () => {
  const raised = (place: number) => raisedIn(drawn, runs, { ...allShown, raised: place }).curves;
  expect([raised(0), raised(2), raised(3)]).toEqual([[0, 1], [2], [3, 4]]);
  expect(drawn.model.curves.map(({ tag }) => tag)).toEqual([undefined, undefined, undefined, "559103 A", undefined]);
  const rows = overlayRows(overlay!, drawn, runs, reference, { curve: 3, bin: 150 });
  expect(rows.find(({ name }) => name === "ratio")).toMatchObject({ after: "to B" });
  expect(rows.at(-1)).toMatchObject({ value: "bad", after: "mean 130 → 124" });
});

it("has a run that is not compared, though both sides have a curve, grey", () => {
  const few = { ...difference, runs: [{}, undefined, undefined] } as unknown as FigureDifference;
  const { overlay: of } = allPairsOverlay(figure, matched, few);
  // Of the second run one side has none.
  expect([...of!.faint]).toEqual([4, 5]);
  expect([of!.marks[5], of!.why[5]]).toEqual(["null", "too few entries"]);
  expect(overlay!.faint.size).toBe(0);
});

it("is a table of each run and side, and says what all together tell", () => {
  const table = overlayTable(overlay!, drawn, runs, undefined, undefined);
  expect(table.count).toBe(5 * 360 + 1);
  expect(table.head.slice(0, 1)).toEqual(["run"]);
  expect([table.row(0)[0], table.row(360)[0]]).toEqual(["559101 A", "559101 B"]);
  const summary = overlaySummary(overlay!, drawn, runs, reference);
  expect(summary).toMatch(/curves of all runs\. 3 runs, integral 1\./);
  expect(summary).not.toContain("dashed");
  expect(togetherWords(difference, matched, "run")).toBe(
    "2 runs together: χ²/ndf 361/359, Kolmogorov D 0.0123, Jensen–Shannon 0.00012, p 1.0 corrected; apart: 559103",
  );
  expect(togetherWords({ ...difference, together: undefined }, matched, "run")).toMatch(/^not compared/);
});

it("says of how many columns a point is where they are joined", () => {
  const high = dcaHighFigures[0]!;
  expect([figure, high, high.coarser!].map(joinedWords)).toEqual(["", "", ". Each point is of 10 columns"]);
});
