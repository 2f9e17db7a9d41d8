import { expect, it } from "vitest";
import { periodSections } from "../../reports/period/period.ts";
import { fakeChambers, fakeRuns, fakeTrend } from "../testing/fake-runs.ts";
import { chambersOfRuns } from "./matrices.ts";
import { matrixCounts } from "./matrix-words.ts";
import { viewOf } from "./matrix.ts";
import { marksOf, panelMark, titleOf } from "./panel-marks.ts";
import { robustRunTrend } from "./run-trend.ts";
import type { SetView } from "./set-view.ts";

const panel = (id: string) => periodSections.flatMap(({ panels }) => panels).find((each) => each.id === id)!;
const view = (hidden: readonly number[], rule: SetView["rule"] = "robust"): SetView =>
  ({
    figureRuns: fakeRuns,
    rule,
    trends: [robustRunTrend(fakeTrend())],
    chambers: chambersOfRuns(fakeRuns, fakeChambers()),
    shown: { hidden: new Set(hidden), raised: undefined },
  }) as unknown as SetView;

it("the mark of a panel is the worst of what is in sight, of a matrix that of its legend", () => {
  const marks = (of: SetView) => ["chambers", "qualities", "trend-mip"].map((id) => panelMark(panel(id), of));
  expect(marks(view([]))).toEqual(["bad", "bad", "bad"]);
  // 559104 and 559105 have chambers that are off, 559107 the MIP mean.
  expect(marks(view([3, 4]))).toEqual(["good", "bad", "bad"]);
  expect(marks(view([5]))).toEqual(["bad", "good", "good"]);
  expect(marksOf(panel("trend-mip"), view([5]))[5]).toBeUndefined();
  const { chambers, shown } = view([3, 4]);
  expect(matrixCounts(chambers!, viewOf(chambers!, shown, { by: "order" })).bad).toBe(0);
});

it("chambers are called by what the rule compares them with", () => {
  const title = (rule: SetView["rule"]) => titleOf(panel("chambers"), view([], rule));
  expect([title("robust"), title("parity")]).toEqual([
    "Clusters per pad, chamber against its median over the runs",
    "Clusters per pad, chamber over the mean of the run",
  ]);
  expect(titleOf(panel("qualities"), view([], "parity"))).toBe(panel("qualities").title);
});
