import { describe, expect, it } from "vitest";
import { expectedRegions, shapes, smallestRegion } from "./false-alarms.ts";
import { areaOfPad, padRows, padsOfSector, rowOfPad, sectors } from "./geometry.ts";
import { connected } from "./groups.ts";
import type { PadRegion } from "./region.ts";
import { regionPlace, regionWords } from "./region.ts";
import { findRegions } from "./regions.ts";
import { padsWithin } from "./testing/inside.ts";
import {
  countsOf,
  fillPads,
  goodCounts,
  isIn,
  mapPads,
  normal,
  plant,
  thinned,
  uniformOf,
  type Block,
} from "./testing/synthetic.ts";
import { blockSides, unitsOf } from "./units.ts";
import type { PadValues } from "./values.ts";

const uniform = uniformOf(5);
const good = goodCounts(2600, uniform);
const planted = (...blocks: readonly Block[]): readonly PadRegion[] =>
  findRegions(countsOf(plant(good, blocks, uniform))).regions;

const whole = { rows: [0, 151], share: [0, 1] } as const;
const named = (regions: readonly PadRegion[]): readonly string[] => regions.map(regionWords).toSorted();

describe("findRegions", () => {
  it("finds nothing in good runs, of many clusters or few", () => {
    for (const mean of [20_000, 2600, 300, 30, 5]) {
      const found = findRegions(countsOf(goodCounts(mean, uniform)));
      expect({ mean, judged: found.judged, regions: found.regions }).toEqual({ mean, judged: true, regions: [] });
    }
  });

  it("says that there are too few clusters, or none", () => {
    const few = findRegions(countsOf(goodCounts(1, uniform)));
    expect(few).toMatchObject({ judged: false, regions: [], block: 8 });
    expect(few.typical).toBeCloseTo(1, 0);
    expect(findRegions(countsOf(fillPads(() => 0)))).toMatchObject({ judged: false, typical: undefined });
  });

  it.each([
    { sector: 22, rows: [70, 96], share: [0.3, 0.6], factor: 0 },
    { sector: 10, rows: [20, 30], share: [0.1, 0.3], factor: 2.5 },
    { sector: 31, rows: [130, 140], share: [0.5, 0.8], factor: 0.15 },
    { sector: 3, rows: [50, 75], share: [0, 0.2], factor: 0.5 },
    { sector: 19, rows: [90, 130], share: [0.8, 1], factor: 1.5 },
    { sector: 35, rows: [0, 2], share: [0.4, 0.5], factor: 0.5 },
  ] as const satisfies readonly Block[])("finds the very pads of a block: sector $sector, × $factor", (block) => {
    const [region, ...others] = planted(block);
    expect(others).toEqual([]);
    const pads = new Map<number, number[]>();
    fillPads((pad) => {
      if (isIn(block, pad)) pads.set(pad.row, [...(pads.get(pad.row) ?? []), pad.pad]);
      return 0;
    });
    expect(region).toMatchObject({
      class: block.factor === 0 ? "dead" : block.factor < 1 ? "low" : "high",
      sector: block.sector,
      rows: block.rows,
      stacks: [],
      size: [...pads.values()].flat().length,
    });
    expect(padsWithin(region!.outline, block.sector)).toEqual([...pads]);
    expect(region!.ratio).toBeCloseTo(block.factor, 1);
    expect(region!.significance * (block.factor - 1)).toBeGreaterThan(0);
    const all = [...pads.values()].flat();
    expect([Math.min(...all), Math.max(...all)]).toEqual(region!.pads);
    expect(region!.share[0]).toBeCloseTo(block.share[0], 1);
    expect(region!.share[1]).toBeCloseTo(block.share[1], 1);
  });

  it("finds a dead sector as one region, with an outline a stack", () => {
    const [region, ...others] = planted({ ...whole, sector: 5, factor: 0 });
    expect(others).toEqual([]);
    expect(region).toMatchObject({ class: "dead", sector: 5, rows: [0, 151], pads: [0, 137], share: [0, 1], ratio: 0 });
    expect([regionWords(region!), region!.size, region!.outline.length]).toEqual(["A05 dead", padsOfSector, 4]);
    // Two steps a row: the sides, and how far rows stand out beyond each other.
    for (const ring of region!.outline) expect(ring.length / 2).toBeLessThanOrEqual(4 * 63);
  });

  it("finds chambers and stacks that are dead", () => {
    const regions = planted(
      { sector: 1, rows: [0, 62], share: [0, 1], factor: 0 },
      { sector: 20, rows: [63, 151], share: [0, 1], factor: 0 },
      { sector: 30, rows: [97, 126], share: [0, 1], factor: 0 },
    );
    expect(named(regions)).toEqual(["A01 IROC dead", "C02 OROC dead", "C12 OROC2 dead"]);
  });

  it("finds dead sectors however many there are, as long as three are alive", () => {
    const dead = Array.from({ length: sectors }, (_, sector) => sector).filter(
      (sector) => ![4, 9, 21].includes(sector),
    );
    const regions = planted(...dead.map((sector) => ({ ...whole, sector, factor: 0 })));
    expect(regions.map(({ sector }) => sector).toSorted((a, b) => a - b)).toEqual(dead);
  });

  it.each([0.5, 1.5])("finds 17 sectors that are off by × %f, and blames none of the others", (factor) => {
    const off = Array.from({ length: 17 }, (_, i) => (2 * i + 1) % sectors);
    const regions = planted(...off.map((sector) => ({ ...whole, sector, factor })));
    expect([...new Set(regions.map(({ sector }) => sector))].toSorted((a, b) => a - b)).toEqual(
      off.toSorted((a, b) => a - b),
    );
    expect(regions.every((region) => region.class === (factor < 1 ? "low" : "high"))).toBe(true);
  });

  it("finds what is dead at one place in all sectors", () => {
    const values = mapPads(good, ({ row, share }, before) => (row >= 30 && row < 36 && share < 0.2 ? 0 : before));
    const { regions } = findRegions(countsOf(values));
    expect(regions.length).toBe(sectors);
    expect(regions.every((region) => region.class === "dead" && region.rows[0] === 30 && region.rows[1] === 35)).toBe(
      true,
    );
  });

  it("tells blocks apart that touch in one sector", () => {
    const regions = planted(
      { sector: 8, rows: [40, 50], share: [0.2, 0.5], factor: 0 },
      { sector: 8, rows: [51, 60], share: [0.2, 0.5], factor: 0.4 },
      { sector: 8, rows: [40, 60], share: [0.5, 0.8], factor: 2 },
    );
    expect(named(regions)).toEqual(["A08 dead", "A08 high", "A08 low"]);
  });

  it("takes no notice of single pads, however far off", () => {
    const values = mapPads(good, ({ row, pad }, before) => (row % 5 === 0 && pad % 5 === 0 ? 0 : before));
    expect(findRegions(countsOf(values)).regions).toEqual([]);
  });

  it("asks for larger regions where single pads are often off", () => {
    const noisy = mapPads(good, (_, before) => (uniform() < 0.02 ? 3 * before : before));
    const found = findRegions(countsOf(noisy));
    expect(found.smallest).toBeGreaterThan(5);
    expect(found.regions).toEqual([]);
  });

  it.each([30, 8])(
    "compares blocks of pads where there are %f clusters a pad: dead sectors and large blocks",
    (mean) => {
      const sparse = mapPads(good, (_, before) => thinned(before, mean / 2600, uniform));
      const blocks = [
        { ...whole, sector: 11, factor: 0 },
        { sector: 2, rows: [60, 90], share: [0.2, 0.7], factor: 0 },
        { sector: 25, rows: [10, 40], share: [0.2, 0.7], factor: 2 },
      ] as const;
      const found = findRegions(countsOf(plant(sparse, blocks, uniform)));
      expect(found.block).toBeGreaterThan(1);
      expect(named(found.regions)).toEqual(["A02 dead", "A11 dead", "C07 high"]);
    },
  );
});

describe("findRegions of means", () => {
  const charge = (scatter: number, clusters?: Float32Array): PadValues => ({
    quantity: "Q_Max",
    values: fillPads(({ sector, row, share }) => {
      const off = sector === 14 && row > 20 && row < 32 && share > 0.3 && share < 0.6 ? 1.4 : 1;
      return 60 * off * (1 + scatter * normal(uniform));
    }),
    clusters,
    timeFrames: undefined,
  });

  it("finds where they are off", () => {
    expect(named(findRegions(charge(0.04)).regions)).toEqual(["A14 high"]);
  });

  it("compares blocks where they scatter, and is not judged where these do too", () => {
    const rough = findRegions(charge(0.15));
    expect([rough.block, named(rough.regions)]).toEqual([4, ["A14 high"]]);
    expect(findRegions(charge(0.9))).toMatchObject({ judged: false, regions: [] });
  });

  it("has nothing to say of pads without clusters, and little of those with few", () => {
    const block: Block = { sector: 6, rows: [80, 95], share: [0.2, 0.6], factor: 0 };
    const values = mapPads(good, (pad) => (isIn(block, pad) ? 0 : 60 * (1 + 0.03 * normal(uniform))));
    expect(findRegions({ quantity: "Q_Max", values, clusters: good, timeFrames: undefined }).regions).toEqual([]);
    const clusters = mapPads(good, (pad, before) => (isIn(block, pad) ? before / 400 : before));
    const few = mapPads(good, (pad) => 60 * (1 + 0.03 * (isIn(block, pad) ? 20 : 1) * normal(uniform)));
    expect(findRegions({ quantity: "Q_Max", values: few, clusters, timeFrames: undefined }).regions).toEqual([]);
  });
});

describe("outlines", () => {
  it("enclose the area of their pads, holes taken out", () => {
    const frame = (row: number, share: number): boolean =>
      row > 85 && row < 110 && share > 0.2 && share < 0.8 && !(row > 90 && row < 100 && share > 0.4 && share < 0.6);
    const values = mapPads(good, ({ sector, row, share }, before) => (sector === 23 && frame(row, share) ? 0 : before));
    const [region] = findRegions(countsOf(values)).regions;
    const area = region!.outline.reduce((sum, ring) => sum + areaOfRing(ring), 0);
    expect(area).toBeCloseTo(region!.area, 8);
    // Two stacks, and a hole that opens into the gap between them.
    expect(region!.outline.every((ring) => areaOfRing(ring) > 0)).toBe(true);
    const inner = mapPads(good, ({ sector, row, share }, before) =>
      sector === 23 &&
      row > 100 &&
      row < 120 &&
      share > 0.2 &&
      share < 0.8 &&
      !(row > 108 && row < 112 && share > 0.4 && share < 0.6)
        ? 0
        : before,
    );
    const [hollow] = findRegions(countsOf(inner)).regions;
    expect(hollow!.outline.map((ring) => Math.sign(areaOfRing(ring))).toSorted((a, b) => a - b)).toEqual([-1, 1]);
    expect(hollow!.outline.reduce((sum, ring) => sum + areaOfRing(ring), 0)).toBeCloseTo(hollow!.area, 8);
  });
});

function areaOfRing(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    twice += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  }
  return twice / 2;
}

describe("units", () => {
  it.each(blockSides)(
    "of %i rows and pads are connected, all of a sector, and each neighbour has the other",
    (side) => {
      const units = unitsOf(side);
      const all = Array.from({ length: units.count }, (_, unit) => unit);
      expect(connected(units, 0, all, () => true).map((group) => group.units.length)).toEqual([units.count]);
      const of = (unit: number): readonly number[] => [
        ...units.neighbours.subarray(units.from[unit], units.from[unit + 1]),
      ];
      expect(all.every((unit) => of(unit).every((other) => other !== unit && of(other).includes(unit)))).toBe(true);
      expect(units.ofKind.reduce((sum, count) => sum + count, 0)).toBe(units.count);
    },
  );

  it("of single pads have eight neighbours within a chamber, those that touch or nearly do", () => {
    const units = unitsOf(1);
    expect(units.count).toBe(padsOfSector);
    const counts = new Map<number, number>();
    for (let pad = 0; pad < padsOfSector; pad++) {
      const { stack, row, pads, offset } = padRows[rowOfPad[pad]!]!;
      const atEdge = padRows[row - 1]?.stack !== stack || padRows[row + 1]?.stack !== stack;
      if (atEdge || pad - offset < 3 || offset + pads - pad < 4) continue;
      const count = units.from[pad + 1]! - units.from[pad]!;
      counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(counts.get(8)! / total).toBeGreaterThan(0.9);
    expect([...counts.keys()].every((count) => count >= 7 && count <= 9)).toBe(true);
  });
});

describe("false alarms", () => {
  it("count the shapes of connected cells as they are", () => {
    let known = new Set(["0,0"]);
    for (let k = 1; k <= 5; k++) {
      expect(known.size).toBe(shapes[k - 1]);
      known = new Set([...known].flatMap(larger));
    }
  });

  it("are no more than expected on pads that are off by chance", () => {
    const units = unitsOf(1);
    const p = 0.02;
    const sizes: number[] = [];
    for (let run = 0; run < 60; run++) {
      const off = Uint8Array.from({ length: units.count }, () => (uniform() < p ? 1 : 0));
      const all = Array.from(off.keys()).filter((unit) => off[unit] === 1);
      sizes.push(...connected(units, 0, all, (_, unit) => off[unit] === 1).map((group) => group.units.length));
    }
    for (const k of [2, 3, 4]) {
      const found = sizes.filter((size) => size >= k).length;
      const expected = expectedRegions(60 * units.count, p, k);
      expect(found).toBeLessThan(expected + 4 * Math.sqrt(expected));
      expect(found).toBeGreaterThan(0.3 * expected);
    }
  });

  it("ask for more pads the more there are, and the oftener they are off", () => {
    expect(smallestRegion(524_160, 1.35e-3, 1e-4 / 18)).toBe(5);
    expect(smallestRegion(8000, 1.35e-3, 1e-4 / 18)).toBeLessThan(5);
    expect(smallestRegion(524_160, 0.05, 1e-4 / 18)).toBeGreaterThan(12);
    expect(smallestRegion(524_160, 0.2, 1e-4 / 18)).toBe(Infinity);
  });
});

/** All shapes with one cell more, moved to the corner, as texts. */
function larger(shape: string): readonly string[] {
  const cells = shape.split(" ").map((cell) => cell.split(",").map(Number) as [number, number]);
  const steps = [-1, 0, 1];
  return cells.flatMap(([x, y]) =>
    steps.flatMap((dx) =>
      steps.flatMap((dy) => {
        const next: [number, number] = [x + dx, y + dy];
        if (cells.some(([u, v]) => u === next[0] && v === next[1])) return [];
        const all = [...cells, next];
        const [left, bottom] = [Math.min(...all.map(([u]) => u)), Math.min(...all.map(([, v]) => v))];
        return [
          all
            .map(([u, v]) => `${u - left},${v - bottom}`)
            .toSorted()
            .join(" "),
        ];
      }),
    ),
  );
}

describe("regions", () => {
  it("are named by sector, and by the stacks that are lost whole", () => {
    expect(regionPlace({ sector: 5, stacks: [] })).toBe("A05");
    expect(regionPlace({ sector: 22, stacks: ["IROC", "OROC1", "OROC2", "OROC3"] })).toBe("C04");
    expect(regionPlace({ sector: 29, stacks: ["OROC1", "OROC2", "OROC3"] })).toBe("C11 OROC");
    expect(regionPlace({ sector: 29, stacks: ["IROC", "OROC1"] })).toBe("C11 IROC, OROC1");
  });

  it("have the area of their pads", () => {
    const [region] = planted({ sector: 0, rows: [140, 151], share: [0, 1], factor: 0 });
    const area = areaOfPad.subarray(padRows[140]!.offset).reduce((sum, each) => sum + each, 0);
    expect(region!.area).toBeCloseTo(area, 8);
  });
});
