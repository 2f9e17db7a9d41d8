import { describe, expect, it } from "vitest";
import { parityChambers } from "../../qc/period/chambers-parity.ts";
import { parityChecked } from "../../qc/period/parity-judged.ts";
import { referencePoint } from "../../qc/period/reference-point.ts";
import { fakeChambers, fakePoints, fakeRuns, fakeTrend, mipQuantity } from "../testing/fake-runs.ts";
import { allShown } from "./figure-run.ts";
import { matrixModel, viewOf, wholeView } from "./matrix.ts";
import { matrixCounts, matrixRows, matrixSummary, matrixTable } from "./matrix-words.ts";
import { chambersOfRuns, parityChambersOfRuns, trendsOfRuns } from "./matrices.ts";
import { parityRunTrend, robustRunTrend } from "./run-trend.ts";

const chambers = chambersOfRuns(fakeRuns, fakeChambers());
const all = viewOf(chambers, allShown, { by: "order" });
const labels = (rows: readonly number[]) => rows.map((row) => fakeRuns[row]!.label.slice(-3));

describe("a matrix of chambers", () => {
  it("has 4 × 18 columns and a row for every run, in words where there is nothing", () => {
    const model = matrixModel(chambers, all, allShown, false);
    expect(model.groups.map(({ title, columns }) => [title, columns.length])).toEqual([
      ["IROC A", 18],
      ["IROC C", 18],
      ["OROC A", 18],
      ["OROC C", 18],
    ]);
    expect(model.rows.filter(({ word }) => word !== undefined).map(({ label }) => label)).toEqual(["559117", "559121"]);
    expect([model.cell(3, 5).mark, model.cell(4, 10).mark, model.cell(9, 0).mark]).toEqual(["bad", "medium", "null"]);
    expect(model.scale).toBeUndefined();
  });

  it("leaves hidden runs out, raises one, and sorts by what is off or by a column", () => {
    const shown = { hidden: new Set([0, 13]), raised: 4 };
    const view = viewOf(chambers, shown, { by: "worst" });
    expect(labels(view.rows).slice(0, 3)).toEqual(["104", "105", "102"]);
    expect(labels(view.rows).at(-1)).toBe("117");
    expect(view.rows).toHaveLength(12);
    expect(matrixModel(chambers, view, shown, false).raised).toEqual({ row: 1, column: undefined });
    const byChamber = viewOf(chambers, allShown, { by: "column", id: "IROC A05" });
    expect(labels(byChamber.rows).indexOf("104")).toBe(10);
    expect(viewOf(chambers, allShown, { by: "column", id: "no such" }).rows).toEqual(all.rows);
  });

  it("tells of a cell its number ± error, verdict and reason", () => {
    const words = (row: number, column: number) =>
      matrixRows(chambers, row, column).map(({ name, value, after }) => [name, value, after].join("|"));
    expect(words(4, 10)).toEqual([
      "|559105, IROC A10|",
      expect.stringMatching(/^value\|0\.9\d+\u2009±\u20090\.00\d+\|of typical$/),
      expect.stringMatching(/^quality\|medium\|3\.\d % fewer clusters per pad than typical$/),
    ]);
    expect(words(13, 0)).toEqual(["|559121, IROC A00|", "|not read: the file is cut at 60 % of its length|"]);
  });

  it("counts and names what is off", () => {
    expect(matrixCounts(chambers, all)).toEqual({ good: 11 * 72 - 5, medium: 2, bad: 3, null: 72, "not-read": 0 });
    expect(matrixSummary(chambers, all)).toMatch(
      /14 rows, 72 columns\. 559104, IROC A05 bad; .*559105, OROC C13 medium\. 787 good, 72 not judged\.$/,
    );
  });

  it("is a table of all cells in the order on screen, with those of hidden runs", () => {
    const shown = { hidden: new Set([0]), raised: undefined };
    const place = chambers.rows[0]!.name;
    const worst = { by: "worst" } as const;
    const table = matrixTable(chambers, wholeView(chambers, shown, worst), shown);
    expect(table.count).toBe(14 * 72);
    const cells = Array.from({ length: table.count }, (_, index) => table.row(index));
    const of = (hidden: string) => new Set(cells.filter((row) => row[2] === hidden).map(([row]) => row));
    expect(of("yes")).toEqual(new Set([place]));
    expect([...of("no")]).toEqual(viewOf(chambers, shown, worst).rows.map((row) => chambers.rows[row]!.name));
    expect(cells).toContainEqual(["559104", "IROC A05", "no", 0, 0, "of typical", "bad", "no clusters"]);
    expect(cells.at(-1)!.slice(0, 4)).toEqual(["559121", "OROC C17", "no", undefined]);
  });
});

it("by the rule of today's tool chambers are told from the mean of their run", () => {
  const means = Array.from({ length: 4 }, (_, run) => Array.from({ length: 72 }, (_, i) => 100 + run * (i % 3)));
  const matrix = parityChambersOfRuns(fakeRuns.slice(0, 4), parityChambers(means));
  const cell = matrix.cell(0, 2);
  expect(cell.quality).toBe(parityChambers(means).checks[2]!.qualities[0]);
  expect(cell.value?.value).toBe(1);
  expect(cell.why).toMatch(/^\d\.\d standard deviations from the mean of the runs$/);
  expect(matrixRows(matrix, 0, 2)[1]).toEqual({ name: "value", value: "1", after: "of the run's mean" });
});

it("quantities stand in rows, runs in columns that are hidden and raised as runs are", () => {
  const trend = robustRunTrend(fakeTrend());
  const matrix = trendsOfRuns(fakeRuns, [trend]);
  const shown = { hidden: new Set([0]), raised: 5 };
  const view = viewOf(matrix, shown, { by: "order" });
  const model = matrixModel(matrix, view, shown, true);
  const table = matrixTable(matrix, wholeView(matrix, shown, { by: "order" }), shown);
  expect(Array.from({ length: table.count }, (_, i) => table.row(i)[2])).toEqual(
    fakeRuns.map((_, run) => (run === 0 ? "yes" : "no")),
  );
  expect(model.groups[0]).toEqual({
    title: "run 559…",
    columns: fakeRuns.slice(1).map(({ label, word }) => ({ label: label.slice(-3), word })),
  });
  // What has no cells is not counted: every circle is.
  const circles = model.groups[0]!.columns.flatMap(({ word }, column) =>
    word === undefined && model.cell(0, column).mark === "null" ? [column] : [],
  );
  expect(circles).toHaveLength(matrixCounts(matrix, view).null);
  expect(model.groups[0]!.columns.flatMap(({ word }) => word ?? [])).toEqual(["no TPC", "cut"]);
  expect(model.raised).toEqual({ row: undefined, column: 4 });
  expect(model.cell(0, 4).mark).toBe("bad");
  expect(model.cell(0, 4).shade).toBeLessThan(-6);
  expect(matrixRows(matrix, 0, 10)).toEqual([
    { name: "", value: "MIP mean, Qtot, 559117", after: "" },
    { name: "", value: "TPC not in the run", after: "" },
  ]);
});

describe("a reference in the matrix of trends", () => {
  const named = { name: "median of LHC24zz apass1", of: referencePoint(fakePoints(-0.7))!, run: undefined };
  const trend = robustRunTrend(fakeTrend(), named);
  const plain = trendsOfRuns(fakeRuns, [robustRunTrend(fakeTrend())]);
  const view = (matrix: typeof plain) => viewOf(matrix, allShown, { by: "order" });

  it("has the first column, told apart and not counted by the robust rule", () => {
    const matrix = trendsOfRuns(fakeRuns, [trend]);
    expect(matrix.groups.map(({ title, columns }) => [title, columns.length])).toEqual([
      ["", 1],
      ["run 559…", 14],
    ]);
    expect(matrix.cell(0, 0)).toMatchObject({
      quality: "null",
      why: expect.stringMatching(/^takes no part/) as string,
    });
    expect(matrix.cell(0, 6)).toEqual(plain.cell(0, 5));
    expect(matrixCounts(matrix, view(matrix))).toEqual(matrixCounts(plain, view(plain)));
    expect(matrixRows(matrix, 0, 0)[0]!.value).toBe("MIP mean, Qtot, reference, median of LHC24zz apass1");
  });

  it("is judged and counted by the rule of today's tool", () => {
    const points = fakePoints();
    const of = { ...named.of, value: 40 };
    const matrix = trendsOfRuns(fakeRuns, [
      parityRunTrend(mipQuantity, points, parityChecked(points, of), { ...named, of }),
    ]);
    expect(matrix.cell(0, 0).quality).toBe("bad");
    expect(matrixCounts(matrix, view(matrix)).bad).toBe(1);
  });

  it("of this set is told by the name of its column", () => {
    const own = { name: "559102", of: referencePoint([fakePoints()[1]])!, run: 1 };
    const matrix = trendsOfRuns(fakeRuns, [robustRunTrend(fakeTrend(), own)]);
    expect(matrix.groups).toHaveLength(1);
    expect(matrixRows(matrix, 0, 1)[0]!.value).toBe("MIP mean, Qtot, 559102, the reference");
  });
});

it("a cell of a run that has nothing yet says why, not that it has no entries", () => {
  const trend = robustRunTrend(fakeTrend());
  const without = [...trend.markers.keys()].find((run) => trend.markers[run] === undefined)!;
  const runs = fakeRuns.map((run, i) => (i === without ? { ...run, word: "waits", reason: "not read yet" } : run));
  expect(trendsOfRuns(runs, [trend]).cell(0, without).why).toBe("not read yet");
});
