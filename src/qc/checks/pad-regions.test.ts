import { describe, expect, it } from "vitest";
import type { Verdict } from "../check.ts";
import { findCheck } from "../checks.ts";
import { badDeviations, type Regions } from "../pads/regions.ts";
import type { PadRegion } from "../pads/region.ts";
import { padQuantities, type PadQuantityName } from "../recipe.ts";
import { padRegionsId } from "./pad-regions.ts";

function judge(found: Partial<Regions>, quantity: PadQuantityName = "N_Clusters"): Verdict {
  const check = findCheck(padRegionsId(quantity))!;
  const limits = Object.fromEntries(Object.entries(check.limits).map(([name, limit]) => [name, limit.value]));
  const all: Regions = {
    regions: [],
    judged: true,
    typical: 2600,
    block: 1,
    scatter: 0.03,
    scatterAllowed: badDeviations[quantity] / 3,
    smallest: 5,
    ...found,
  };
  return check.judge([{ kind: "pad-regions", rule: "robust", quantity, found: all }], "robust", limits, "here");
}

const region = (given: Partial<PadRegion>): PadRegion => ({
  class: "dead",
  sector: 22,
  stacks: [],
  size: 700,
  area: 420,
  rows: [70, 96],
  pads: [24, 55],
  share: [0.3, 0.6],
  ratio: 0,
  significance: -800,
  outline: [],
  ...given,
});

describe("pad-regions", () => {
  it("has a check for every quantity, and none in parity: today's tool only draws", () => {
    expect(padQuantities.map(padRegionsId)).toContain("pad-regions-n-clusters");
    for (const quantity of padQuantities) expect(findCheck(padRegionsId(quantity))?.rules).toEqual(["robust"]);
  });

  it.each([
    [[], "good", "", []],
    [[region({})], "bad", "C04 dead: 700 pads in rows 70 to 96", [4]],
    [[region({ sector: 5, stacks: ["IROC", "OROC1", "OROC2", "OROC3"] })], "bad", "A05 dead", [5]],
    [[region({ sector: 29, stacks: ["IROC"] })], "bad", "C11 IROC dead", [11]],
    [
      [region({}), region({ class: "high", sector: 10 }), region({ class: "low", sector: 31 })],
      "bad",
      "3 regions: C04 dead, A10 high, C13 low",
      [4, 10, 13],
    ],
    [[region({ size: 12, rows: [3, 3] })], "medium", "C04 dead: 12 pads in row 3", [4]],
    [[region({ class: "low", ratio: 0.8 })], "medium", "C04 low: 700 pads in rows 70 to 96", [4]],
    [[region({ size: 4 })], "good", "", []],
  ] as const)("judges %j", (regions, quality, why, sectors) => {
    expect(judge({ regions })).toEqual({ quality, why, place: "here", sectors });
  });

  it("names as many regions as there is room for", () => {
    const regions = Array.from({ length: 30 }, (_, sector) => region({ sector }));
    const { why } = judge({ regions });
    expect(why).toBe("30 regions: A00 dead, A01 dead, A02 dead and 27 more");
    expect(why.length).toBeLessThanOrEqual(60);
  });

  it("says why it cannot judge", () => {
    const few = { judged: false, typical: 0.8, block: 8, scatter: 0.14 };
    expect(judge(few)).toMatchObject({ quality: "null", why: "0.80 clusters per pad, 2.3 needed" });
    expect(judge(few, "Q_Max").why).toBe("values scatter by 14 %, 6.7 % can be judged");
    expect(judge({ judged: false, smallest: Infinity }).why).toBe("too many single pads are off to tell regions");
    expect(judge({ judged: false, typical: undefined, scatter: undefined }).why).toBe("no pad has clusters");
  });
});
