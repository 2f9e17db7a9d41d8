import { describe, expect, it } from "vitest";
import type { Measurement } from "../../qc/measurement.ts";
import { padCentre } from "../../qc/pads/geometry.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import type { FigureState } from "../../state/session-state.ts";
import { padData } from "./pad-data.ts";
import { padFacts } from "./pad-facts.ts";
import { padInputs } from "./pad-input.ts";
import { padTable, padTableWords } from "./pad-numbers.ts";
import { distributionSummary, padSummary } from "./pad-summary.ts";
import { toSector, toShow, toSide } from "./pads-view.ts";
import { regionRows } from "./region-rows.ts";
import { worstRegion } from "./shown-regions.ts";
import { charge, counts, inputOf, padState } from "./testing/inputs.ts";

type Ready = Extract<FigureState, { readonly kind: "ready" }>;

describe("what is drawn of a quantity", () => {
  const both = padState("robust", ["Q_Max", "N_Clusters"]) as Ready;

  it("is of that quantity alone, in whatever order they were measured", () => {
    const [ofCounts, ofCharge] = (["N_Clusters", "Q_Max"] as const).map((quantity) =>
      padData(quantity, both.measurements),
    );
    expect(ofCounts!.summary!.quantity).toBe("N_Clusters");
    expect(ofCharge!.summary!.quantity).toBe("Q_Max");
    expect(ofCounts!.summary!.sides.A.mean).toBeGreaterThan(500);
    expect(ofCharge!.summary!.sides.A.mean).toBeCloseTo(53, 1);
    expect(ofCharge!.plane!.values).not.toBe(ofCounts!.plane!.values);
  });

  it("stays the same object while others are measured, and is another once it changes", () => {
    const made = padInputs();
    const { measurements } = padState("robust") as Ready;
    // Compared by identity alone: a difference of half a million values is nothing to print.
    const isSame = (of: Ready["measurements"], view: FigureView): boolean =>
      made(counts, { ...both, measurements: of }, [], view, false) === first;
    const first = made(counts, { ...both, measurements }, [], plainView, false);
    const others = [...both.measurements].filter(([key]) => key.includes("Q_Max"));
    expect(isSame(new Map([...measurements, ...others]), { ...plainView })).toBe(true);
    expect(isSame(measurements, toSector(plainView, 3))).toBe(false);
    expect(isSame(both.measurements, plainView)).toBe(false);
  });

  it("has the colours of what most pads have, by today's rule those of today's maps", () => {
    const { summary } = inputOf().data;
    expect(inputOf().z).toMatchObject({ lo: summary!.range![0], hi: summary!.range![1], log: false });
    const { sides } = inputOf({}, "parity").data.distributions!;
    expect(inputOf({}, "parity").z).toMatchObject({ lo: 0, hi: sides.A.x.hi });
    expect(inputOf({ z: [10, 20] }).z).toMatchObject({ lo: 10, hi: 20 });
    const log = inputOf({ log: ["z"] }).z;
    expect(log.log && log.lo > 0).toBe(true);
  });

  it("is nothing of an object that failed, or of a figure without a quantity", () => {
    const failed: FigureState = { kind: "failed", error: { kind: "cancelled" } };
    expect(padInputs()(counts, failed, [], plainView, false)).toBeUndefined();
    expect(padInputs()({ ...charge, quantity: undefined }, both, [], plainView, false)).toBeUndefined();
  });
});

describe("regions in rows", () => {
  it("have sector, rows, pads and area, and zoom to their sector", () => {
    const found = regionRows(inputOf(), undefined);
    if (found.kind !== "rows") throw new Error(found.words);
    expect(found.head.map(({ name }) => name)).toEqual([
      "Region",
      "Class",
      "Rows",
      "Pads",
      "Area (cm²)",
      "Of reference",
    ]);
    const [high, dead] = [
      found.rows.find(({ cells }) => cells[1] === "high")!,
      found.rows.find(({ cells }) => cells[1] === "dead")!,
    ];
    expect(found.rows).toHaveLength(2);
    expect(high.cells[0]).toBe("A05 IROC");
    expect(high.cells[2]).toBe("0\u201362");
    expect(Number(high.cells[5])).toBeCloseTo(2, 1);
    expect(high.view.pads).toMatchObject({ show: "xy", sector: 5 });
    expect(dead.cells.slice(0, 3)).toEqual(["C13", "dead", "70\u201390"]);
    expect([dead.cells[5], dead.quality]).toEqual(["0.00", "bad"]);
  });

  it("zoom to their chamber among the chambers, also when it is an outer one", () => {
    const found = regionRows(inputOf(toShow(plainView, "chambers")), undefined);
    if (found.kind !== "rows") throw new Error(found.words);
    const chamberOf = (kind: string) => found.rows.find(({ cells }) => cells[1] === kind)!.view.pads?.chamber;
    expect([chamberOf("high"), chamberOf("dead")]).toEqual([5, 31 + 36]);
  });

  it("by today's rule have centre, bins and area, and zoom to a square around them", () => {
    const found = regionRows(inputOf({}, "parity"), undefined);
    if (found.kind !== "rows") throw new Error(found.words);
    expect(found.head.map(({ name }) => name)).toEqual(["Region", "x (cm)", "y (cm)", "Bins", "Hull (cm²)"]);
    const dead = found.rows.find(({ cells }) => cells[0]!.includes("C-Side"))!;
    const { x, y, pads } = dead.view;
    expect(pads).toMatchObject({ show: "xy", side: "C" });
    expect((x![0] + x![1]) / 2).toBeCloseTo(Number(dead.cells[1]!.replace("\u2212", "-")), -1);
    expect(x![1] - x![0]).toBeCloseTo(y![1] - y![0], 9);
  });

  it("say why there are none", () => {
    const input = inputOf();
    const none = { ...input, regions: [] };
    expect(regionRows(none, undefined)).toEqual({ kind: "words", words: "No region stands out." });
    const unmeasured = { ...none, data: { ...input.data, regions: undefined } };
    expect(regionRows(unmeasured, undefined)).toMatchObject({ kind: "words" });
    const { regions } = input.data;
    if (regions?.rule !== "robust") throw new Error("not by ours");
    const unjudged = {
      ...none,
      data: { ...input.data, regions: { ...regions, found: { ...regions.found, judged: false } } },
    };
    expect(regionRows(unjudged, { why: "few clusters" })).toEqual({
      kind: "words",
      words: "Regions were not judged: few clusters.",
    });
  });
});

describe("words of values per pad", () => {
  const textOf = (view = plainView, narrow = false) =>
    padFacts(inputOf(view, "robust", narrow))
      .map(({ before, value, after }) => [before, value, after].filter((each) => each !== "").join(" "))
      .join("; ");

  it("tell means, empty pads and how the map was made", () => {
    const { C } = inputOf().data.summary!.sides;
    expect(C.empty).toBeGreaterThan(500);
    expect(textOf()).toContain("C side");
    expect(textOf()).toContain(`${C.empty} of 262\u2009080 pads empty`.replace(/^(\d)(\d{3}) /, "$1\u2009$2 "));
    expect(textOf()).toContain("mean by area in 330 × 330 bins");
    expect(textOf(toShow(plainView, "chambers"))).not.toContain("colours");
    expect(textOf(toSector(plainView, 5))).toContain("sectors A05 and C05");
  });

  it("tell of the sectors of both sides where both are seen", () => {
    const both = textOf(toSector(plainView, 10));
    for (const name of ["IROC A10", "OROC A10", "IROC C10", "OROC C10", "sectors A10 and C10"])
      expect(both).toContain(name);
    expect(padSummary("Clusters per pad", inputOf(toSector(plainView, 10)), [])).toContain("sectors A10 and C10");
    const one = textOf(toSector(toSide(plainView, "C"), 28));
    expect(one).toContain("OROC C10");
    expect(one).toContain("sector C10");
    expect(one).not.toContain("A10");
  });

  /** Sides that are seen where there is room for one, of a run of which only what lies on the C side stands out. */
  function sidesIn(view: FigureView): readonly string[] {
    const state = padState("robust") as Ready;
    const measurements = new Map(
      [...state.measurements].map(([key, each]): [string, Measurement] => {
        if (each.kind !== "pad-regions" || each.rule !== "robust") return [key, each];
        const regions = each.found.regions.filter(({ sector }) => sector >= 18);
        return [key, { ...each, found: { ...each.found, regions } }];
      }),
    );
    return padInputs()(counts, { ...state, measurements }, [], view, true)!.sides;
  }

  it("say which side is seen where there is room for one: that of the worst region", () => {
    const { regions } = inputOf();
    const [high, dead] = ["A05 IROC high", "C13 dead"].map((name) => regions.find(({ words }) => words === name)!);
    expect(worstRegion([dead!, high!])).toBe(high); // the larger of two that are bad
    expect(worstRegion([{ ...high!, quality: "medium" }, dead!])).toBe(dead);
    expect(worstRegion([])).toBeUndefined();
    expect(inputOf({}, "robust", true).sides).toEqual(["A"]);
    expect(textOf(plainView, true)).toMatch(/^A side with the worst region; 1 more on the C side; A side /);
    expect(textOf(plainView)).not.toContain("worst");
    expect(sidesIn(plainView)).toEqual(["C"]);
    expect(sidesIn(toSide(plainView, "A"))).toEqual(["A"]);
    expect(textOf(toSide(plainView, "A"), true)).not.toContain("worst");
  });

  it("say for those who do not see it what is shown, found and judged", () => {
    const verdicts = [{ quality: "bad", why: "A05 high" }] as unknown as Parameters<typeof padSummary>[2];
    const said = padSummary("Clusters per pad", inputOf(), verdicts);
    expect(said).toMatch(/^Clusters per pad, map in x and y, A and C side\. A side: mean/);
    expect(said).toContain("Regions: ");
    expect(said).toContain("C13 dead");
    expect(said).toMatch(/Quality: bad, A05 high\.$/);
    expect(distributionSummary("Clusters per pad", inputOf())).toMatch(/A side: most pads, .* at .*\. C side: .*\.$/);
  });
});

describe("tables of values per pad", () => {
  it("have a row for every pad, bin, or bin of a chamber", () => {
    const of = (show: "xy" | "plane" | "rphi" | "chambers") => padTable(inputOf(toShow(plainView, show)))!;
    const plane = of("plane");
    expect(plane.count).toBe(524_160);
    const { values } = inputOf().data.plane!;
    const { x, y } = padCentre(0, 0, 0);
    expect(plane.row(0)).toEqual(["A00", "IROC", 0, 0, x, y, values[0]]);
    expect(plane.row(524_159).slice(0, 4)).toEqual(["C17", "OROC3", 151, 137]);
    expect(of("xy").count).toBe(2 * 330 * 330);
    expect(of("rphi").count).toBe(2 * 360 * 350);
    const cells = inputOf().data.chambers!.chambers[0]!.x.n + 2;
    expect(of("chambers").count).toBe(72 * cells);
    expect(of("chambers").row(cells)[1]).toBe("IROC A01");
    expect(padTableWords(inputOf(toShow(plainView, "plane")))).toBe("clusters per pad");
  });

  it("are not there before what they tell of was measured", () => {
    const input = inputOf(toShow(plainView, "plane"));
    expect(padTable({ ...input, data: { ...input.data, plane: undefined } })).toBeUndefined();
  });
});
