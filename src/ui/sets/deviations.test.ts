import { describe, expect, it } from "vitest";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { referencePoint } from "../../qc/period/reference-point.ts";
import { fakePoints, fakeRuns, fakeTrend } from "../testing/fake-runs.ts";
import { deviationsOf, deviationTable, furthestRun, sortedDeviations } from "./deviations.ts";
import { robustRunTrend } from "./run-trend.ts";

const named = (shift: number) => ({ name: "apass1", of: referencePoint(fakePoints(shift))!, run: undefined });
const etaQuantity = trendQuantities.find(({ id }) => id === "eta")!;
const tracksQuantity = trendQuantities.find(({ id }) => id === "tracks")!;
const trends = [
  robustRunTrend({ ...fakeTrend(), quantity: tracksQuantity }, named(-9)),
  robustRunTrend(fakeTrend(), named(-0.7)),
  robustRunTrend({ ...fakeTrend(), quantity: etaQuantity }),
];
const all = [...fakeRuns.keys()];

describe("deviations from a reference", () => {
  it("are of every quantity that it has, in the order of the trends", () => {
    const rows = deviationsOf(trends, 5);
    expect(rows.map(({ quantity, quality, why }) => [quantity.id, quality, why])).toEqual([
      ["tracks", "null", "depends on how long a run is"],
      ["mip", "bad", ""],
    ]);
    expect(rows[1]!.deviation!.difference.value).toBeCloseTo(46.66 - 49.48, 1);
  });

  it("say why a number is not judged", () => {
    const why = (run: number) => deviationsOf(trends, run)[1]!.why;
    expect([why(9), why(10)]).toEqual(["too few entries: 2\u2009561", "no entries"]);
  });

  it("are sorted by size, or by verdict, what has none last", () => {
    const ids = (by: Parameters<typeof sortedDeviations>[1], run = 5) =>
      sortedDeviations(deviationsOf(trends, run), by).map(({ quantity }) => quantity.id);
    expect([ids("quantity"), ids("difference"), ids("spreads"), ids("verdict")]).toEqual([
      ["tracks", "mip"],
      ["tracks", "mip"],
      ["mip", "tracks"],
      ["mip", "tracks"],
    ]);
    expect(ids("errors", 10)).toEqual(["tracks", "mip"]);
  });

  it("tell which run is furthest off", () => {
    expect(furthestRun(trends, all)).toBe(5);
    expect(furthestRun(trends, [])).toBeUndefined();
  });

  it("are a table with a row for each quantity of each run", () => {
    const table = deviationTable(trends, fakeRuns, [5, 10], {
      shown: { hidden: new Set([10]), raised: undefined },
      sort: "quantity",
    });
    expect(table.count).toBe(4);
    expect(table.row(1)).toHaveLength(table.head.length);
    expect(table.row(1).slice(0, 4)).toEqual(["559107", "no", "MIP mean, Qtot", "arb. u."]);
    expect(table.row(3)[1]).toBe("yes");
    expect(table.row(1).slice(-2)).toEqual(["bad", ""]);
    expect(table.row(3).slice(-5)).toEqual([undefined, undefined, undefined, "not judged", "no entries"]);
  });
});
