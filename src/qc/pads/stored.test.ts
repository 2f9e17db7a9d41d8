import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist2D } from "../../hist/build.ts";
import type { Hist } from "../../hist/hist.ts";
import type { PlainObject } from "../../hist/object.ts";
import { isPadRecipe, padQuantities, partnersOf, type PadRecipe } from "../recipe.ts";
import { chamberDistributions, sideDistributions } from "./distributions.ts";
import { padRows, padsOfInner } from "./geometry.ts";
import { measurePads } from "./measure-pads.ts";
import { storedNames } from "./quantity.ts";
import { rphiMaps } from "./rphi.ts";
import { countsOf, fillPads, padMapsOf } from "./testing/synthetic.ts";
import { firstPadMaps } from "./xy-map.ts";

const values = fillPads(({ sector, row, pad }) => (sector === 7 || sector === 30 ? 0 : 100 + sector + row + (pad % 3)));
const pads = countsOf(values);
const raw: PlainObject = { kind: "pads", name: "ClusterData", pads: padMapsOf({ N_Clusters: values }) };
const canvas = (name: string, hists: readonly Hist[]): PlainObject => ({ kind: "canvas", name, hists, graphs: [] });

const xy = firstPadMaps(pads);
const distributions = sideDistributions(pads, "parity");
const chambers = chamberDistributions(pads, "parity").filter(({ sums }) => sums[2] > 0);
const rphi = rphiMaps(pads, "parity");
const sides = canvas(storedNames.sides("N_Clusters"), [xy.A, xy.C, distributions.A, distributions.C]);
const all: readonly PlainObject[] = [
  sides,
  canvas(storedNames.chambers("N_Clusters"), chambers),
  canvas(storedNames.values("N_Clusters"), chamberMaps()),
  { kind: "histogram", name: rphi.A.name, hist: rphi.A },
  { kind: "histogram", name: rphi.C.name, hist: rphi.C },
];

/** As `painter::getHistogram2D` fills them; chambers without data have none. */
function chamberMaps(): readonly Hist[] {
  return [...Array(72).keys()].flatMap((roc) => {
    if (roc % 36 === 7 || roc % 36 === 30) return [];
    const rows = padRows.filter(({ stack }) => (stack === 0) === roc < 36);
    const bins = rows.at(-1)!.pads + 6;
    const cells = new Float32Array((rows.length + 2) * (bins + 2));
    const first = roc < 36 ? roc * padsOfInner : 36 * padsOfInner + (roc - 36) * 9280 - padsOfInner;
    rows.forEach(({ pads: count, offset }, i) => {
      for (let pad = 0; pad < count; pad++) {
        const y = Math.floor(pad - count / 2 + bins / 2) + 1;
        cells[i + 1 + (rows.length + 2) * y] = values[first + offset + pad]!;
      }
    });
    const axes = { x: fixedAxis(rows.length, 0, rows.length), y: fixedAxis(bins, -bins / 2, bins / 2) };
    return [hist2D({ name: storedNames.chamberValues("N_Clusters", roc), ...axes, cells })];
  });
}

const finder = (objects: readonly PlainObject[]) => (name: string) => objects.find((object) => object.name === name);
const quantity = "N_Clusters" as const;
const kinds = ["pad-xy", "pad-rphi", "pad-projections", "pad-distributions", "pad-chambers", "pad-regions"] as const;
const recipes: readonly PadRecipe[] = [
  { kind: "pad-summary", quantity },
  { kind: "pad-values", quantity },
  ...kinds.flatMap((kind) => (["parity", "robust"] as const).map((rule) => ({ kind, quantity, rule }))),
];

describe("measurePads of an extracted file", () => {
  it("gives what the raw file gives, from the canvas that has all values, but for the time frames", () => {
    for (const recipe of recipes) {
      const want = measurePads(raw, recipe, () => undefined);
      const got = measurePads(sides, recipe, finder(all));
      const told = want?.kind === "pad-summary" ? { ...want, timeFrames: undefined } : want;
      expect([recipe, isDeepStrictEqual(got, told)]).toEqual([recipe, true]);
    }
  });

  it("gives the maps and distributions as they are stored where there are no values, and says so", () => {
    const without = finder(all.filter(({ name }) => name !== storedNames.values(quantity)));
    const given = recipes.map((recipe) => [recipe, measurePads(sides, recipe, without)] as const);
    for (const [recipe, got] of given) {
      const stored = "rule" in recipe && !(recipe.kind === "pad-regions" && recipe.rule === "robust");
      if (!stored) expect(got).toBeUndefined();
      else expect([got?.kind, got !== undefined && "rule" in got && got.rule]).toEqual([recipe.kind, "parity"]);
    }
    const map = measurePads(sides, { kind: "pad-xy", quantity, rule: "robust" }, without);
    expect(isDeepStrictEqual(map, { kind: "pad-xy", rule: "parity", maps: xy })).toBe(true);
    const byChamber = measurePads(sides, { kind: "pad-chambers", quantity, rule: "parity" }, without);
    const got = byChamber?.kind === "pad-chambers" ? byChamber.chambers : [];
    // Chambers are packed without gaps: the name tells which one it is.
    expect(got.map((chamber) => chamber?.name)).toEqual(
      [...Array(72).keys()].map((roc) =>
        roc % 36 === 7 || roc % 36 === 30 ? undefined : storedNames.chamber(quantity, roc),
      ),
    );
  });

  it("gives nothing of what is missing or is no map of a chamber", () => {
    for (const recipe of recipes) {
      expect(measurePads(canvas("c_Q_Max", []), recipe, finder(all))).toBeUndefined();
      expect(measurePads(canvas(storedNames.sides(quantity), []), recipe, () => undefined)).toBeUndefined();
    }
    const wrong = canvas(storedNames.values(quantity), [{ ...xy.A, name: storedNames.chamberValues(quantity, 3) }]);
    expect(measurePads(wrong, { kind: "pad-values", quantity }, () => undefined)).toBeUndefined();
  });

  it("asks for the objects it takes", () => {
    for (const recipe of recipes.filter(isPadRecipe))
      expect(all.map(({ name }) => name).toSorted()).toEqual(partnersOf(recipe).toSorted());
    expect(padQuantities.map((each) => storedNames.rphi(each, "C"))).toContain("h2DRPhiSigmaPadCside");
  });
});

describe("measurePads", () => {
  it("gives only what can be posted and stored, and can be given away", () => {
    for (const recipe of recipes) {
      const first = measurePads(raw, recipe, () => undefined);
      const buffers = new Set<ArrayBuffer>();
      const visit = (data: unknown): void => {
        if (ArrayBuffer.isView(data)) buffers.add(data.buffer as ArrayBuffer);
        else if (typeof data === "object" && data !== null) Object.values(data).forEach(visit);
      };
      visit(first);
      const posted = structuredClone(first, { transfer: [...buffers] });
      const again = measurePads(raw, recipe, () => undefined);
      expect([recipe, isDeepStrictEqual(again, posted)]).toEqual([recipe, true]);
    }
  });
});
