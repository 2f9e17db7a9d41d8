import { describe, expect, it } from "vitest";
import { binCenter } from "../../hist/axis.ts";
import { moments } from "../../stats/moments.ts";
import { chamberDistributions, sideDistributions } from "./distributions.ts";
import { allPads, padCentre, padRows, padsOfInner, padsOfSector, sideOfSector, type Side } from "./geometry.ts";
import { phiAxis, phiBins, phiBinsOfSector, rphiCell } from "./rphi-grid.ts";
import { rphiMaps } from "./rphi.ts";
import { rphiWeights } from "./rphi-weights.ts";
import { summaryOf } from "./summary.ts";
import { countsOf, fillPads, type Pad, padMapsOf } from "./testing/synthetic.ts";
import { padValues, type PadValues } from "./values.ts";
import { centreCells, xyBins } from "./xy-grid.ts";
import { areaMaps, firstPadMaps } from "./xy-map.ts";
import { padAreas } from "./xy-weights.ts";

const sides: readonly Side[] = ["A", "C"];
const ones = countsOf(new Float32Array(allPads).fill(1));
const rocOf = ({ sector, row }: Pad): number => (padRows[row]!.stack === 0 ? sector : sector + 36);
const phiOf = ({ sector, row, pad }: Pad): number => {
  const { x, y } = padCentre(sector, row, pad);
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
};
/** Area of pads in each cell of a map in x and y. */
const areas = padAreas();
const filled = (cells: ArrayLike<number>): readonly number[] =>
  Array.from(cells).flatMap((value, cell) => (value !== 0 && !Number.isNaN(value) ? [cell] : []));
const meansOf = (values: Float32Array, clusters?: Float32Array): PadValues => ({
  quantity: "Q_Max",
  values,
  clusters,
  timeFrames: undefined,
});

describe("firstPadMaps", () => {
  it("fill every bin that holds the centre of a pad of the only chamber that is not empty", () => {
    const { A, C } = firstPadMaps(countsOf(fillPads((pad) => (rocOf(pad) === 23 ? 7 : 0))));
    const own = new Set(centreCells().subarray(5 * padsOfSector, 5 * padsOfSector + padsOfInner));
    expect(new Set(filled(C.values))).toEqual(own);
    expect(filled(A.values)).toEqual([]);
  });

  it("show the number of each chamber at its azimuth", () => {
    const maps = firstPadMaps(countsOf(fillPads((pad) => rocOf(pad) + 1)));
    for (const side of sides) {
      for (let slot = 0; slot < 18; slot++) {
        for (const radius of [100, 200]) {
          const angle = ((10 + 20 * slot) * Math.PI) / 180;
          const bin = (along: number): number => Math.floor((along + 270) / (540 / xyBins)) + 1;
          const cell = bin(radius * Math.cos(angle)) + (xyBins + 2) * bin(radius * Math.sin(angle));
          const roc = slot + (side === "A" ? 0 : 18) + (radius > 133 ? 36 : 0);
          expect(maps[side].values[cell]).toBe(roc + 1);
        }
      }
    }
  });

  it("keep the first pad of a bin that is not 0, chambers in their order, and count every write", () => {
    const cells = centreCells();
    const pad = Array.from({ length: padRows[0]!.pads }, (_, each) => each).find(
      (each) => cells[each] === cells[each + 1],
    )!;
    const map = (...values: readonly number[]): number => {
      const own = fillPads((each) => (each.sector === 0 && each.row === 0 ? (values[each.pad - pad] ?? 0) : 0));
      return firstPadMaps(countsOf(own)).A.values[cells[pad]!]!;
    };
    expect([map(3, 5), map(0, 5), map(3)]).toEqual([3, 5, 3]);
    // Nothing but zeros is written as often as there are pads.
    expect(firstPadMaps(countsOf(fillPads(() => 0))).A.entries).toBe(18 * padsOfSector);
    expect(firstPadMaps(ones).A.entries).toBe(60336);
  });

  it("grow with the pad number against the clock on the A side, with it on the C side", () => {
    const maps = firstPadMaps(countsOf(fillPads(({ row, pad }) => (row === 100 ? 1 + pad : 0))));
    const along = (side: Side): readonly number[] =>
      [82, 86, 90, 94, 98].map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const bin = (value: number): number => Math.floor((value + 270) / (540 / xyBins)) + 1;
        // The row is straight; sector 4 has its middle at 90°.
        const x = 175 / Math.tan(angle);
        return maps[side].values[bin(x) + (xyBins + 2) * bin(175)]!;
      });
    const rises = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value > values[i - 1]!);
    expect(rises(along("A"))).toBe(true);
    expect(rises(along("C").toReversed())).toBe(true);
  });
});

describe("areaMaps", () => {
  it("are 1 where all pads are, and cover the area of all pads", () => {
    expect(areas.reduce((sum, each) => sum + each, 0)).toBeCloseTo(18 * 8607.6, 6);
    for (const side of sides) {
      const own = areaMaps(ones)[side].values;
      expect(filled(own).length).toBe(63496);
      for (const cell of filled(own)) if (Math.abs(own[cell]! - 1) > 1e-12) expect.fail(`cell ${cell}: ${own[cell]}`);
    }
  });

  it("keep the sum of value times area", () => {
    const values = fillPads(({ sector, row, pad }) => 1 + ((7 * sector + 3 * row + pad) % 11));
    for (const side of sides) {
      const own = areaMaps(countsOf(values))[side].values;
      const got = filled(own).reduce((sum, cell) => sum + own[cell]! * areas[cell]!, 0);
      let want = 0;
      fillPads(({ sector, row, pad }) => {
        const { width, height } = padRows[row]!;
        if (sideOfSector(sector) === side) want += (1 + ((7 * sector + 3 * row + pad) % 11)) * width * height;
        return 0;
      });
      expect(got / want).toBeCloseTo(1, 9);
    }
  });

  it("put a pad where it lies, and nowhere else", () => {
    for (const [sector, row, pad] of [
      [3, 10, 5],
      [7, 100, 90],
      [22, 140, 3],
      [30, 63, 70],
    ] as const) {
      const map = areaMaps(
        countsOf(fillPads((each) => (each.sector === sector && each.row === row && each.pad === pad ? 1 : 0))),
      );
      const { values, x } = map[sideOfSector(sector)];
      const cells = filled(values);
      expect(cells.length).toBeGreaterThan(0);
      const centre = padCentre(sector, row, pad);
      for (const cell of cells) {
        expect(Math.abs(binCenter(x, cell % (xyBins + 2)) - centre.x)).toBeLessThan(3);
        expect(Math.abs(binCenter(x, Math.floor(cell / (xyBins + 2))) - centre.y)).toBeLessThan(3);
      }
      expect(filled(map[sideOfSector(sector) === "A" ? "C" : "A"].values)).toEqual([]);
    }
  });

  it("leave pads without clusters out of means, but not out of counts", () => {
    const half = fillPads(({ row }) => (row % 2 === 0 ? 8 : 0));
    const means = areaMaps(meansOf(half)).A.values;
    expect(new Set(filled(means).map((cell) => means[cell]!.toFixed(9)))).toEqual(new Set(["8.000000000"]));
    const counts = areaMaps(countsOf(half)).A.values;
    expect(filled(counts).some((cell) => counts[cell]! < 7)).toBe(true);
  });
});

describe("rphiMaps", () => {
  it("are 1 where all pads are, in 6338 bins of each sector", () => {
    for (const side of sides) {
      const own = rphiMaps(ones, "robust")[side].values;
      expect(filled(own).length).toBe(18 * 6338);
      for (const cell of filled(own)) if (Math.abs(own[cell]! - 1) > 1e-12) expect.fail(`cell ${cell}: ${own[cell]}`);
      expect(own[rphiCell(1, 1)]).toBeNaN();
      expect(rphiMaps(ones, "parity")[side].values[rphiCell(1, 1)]).toBe(0);
    }
  });

  it("share every pad out, but for rounded corners of bins", () => {
    expect(rphiWeights().weight.reduce((sum, each) => sum + each, 0)).toBeCloseTo(padsOfSector, 2);
  });

  it("of φ are φ on both sides", () => {
    const maps = rphiMaps(countsOf(fillPads(phiOf)), "robust");
    const overlaps = rphiWeights();
    for (const side of sides) {
      for (const [at, cell] of overlaps.cell.entries()) {
        if (!(overlaps.total[at]! > 0.5)) continue;
        for (let slot = 0; slot < 18; slot++) {
          const bin = cell + phiBinsOfSector * slot;
          const off = Math.abs(maps[side].values[bin]! - binCenter(phiAxis(), bin % (phiBins + 2)));
          if (off > 0.008) expect.fail(`side ${side}, cell ${bin}: ${off}`);
        }
      }
    }
  });
});

describe("distributions", () => {
  const values = fillPads((pad) => (pad.row === 3 ? 0 : rocOf(pad) + 1));
  it("hold every pad of a side and of a chamber, empty ones too", () => {
    const { A, C } = sideDistributions(countsOf(values), "parity");
    expect([A.entries, C.entries]).toEqual([18 * padsOfSector, 18 * padsOfSector]);
    const chambers = chamberDistributions(countsOf(values), "parity");
    expect(chambers.length).toBe(72);
    expect([chambers[0]!.entries, chambers[36]!.entries]).toEqual([5280, 9280]);
    const sum = chambers.slice(18, 36).reduce((total, { values: cells }) => total + cells[1]!, 0);
    expect(sum).toBe(18 * padRows[3]!.pads);
    expect(moments(chambers[50]!).x.mean?.value).toBeCloseTo(51, 12);
  });

  it("leave pads without clusters out of means, but in parity", () => {
    expect(sideDistributions(meansOf(values), "robust").A.entries).toBe(18 * (padsOfSector - padRows[3]!.pads));
    expect(sideDistributions(meansOf(values), "parity").A.entries).toBe(18 * padsOfSector);
  });

  it("have a range from the data for the time bin, which follows the time frame", () => {
    const late = fillPads(({ pad }) => 14_000 + (pad % 20));
    const pads: PadValues = { quantity: "Time_Bin", values: late, clusters: undefined, timeFrames: undefined };
    const { A } = sideDistributions(pads, "robust");
    expect([A.values[0], A.values[A.x.n + 1]]).toEqual([0, 0]);
    expect(A.x.lo).toBeGreaterThan(13_900);
    expect(A.x.hi).toBeLessThan(14_100);
    const parity = sideDistributions(pads, "parity").A;
    expect([parity.x.lo, parity.x.hi, parity.values[301]]).toEqual([6875, 7250, 18 * padsOfSector]);
  });

  it("have bins as wide as whole steps of the values: neighbours hold as many of them", () => {
    const whole = fillPads(({ pad, row }) => 100 + ((7 * pad + row) % 70));
    const halves = fillPads(({ pad, row }) => 60 + 0.5 * ((7 * pad + row) % 40));
    for (const [quantity, values, step] of [
      ["N_Clusters", whole, 1],
      ["Q_Max", halves, 0.5],
    ] as const) {
      const { x, values: counts } = sideDistributions({ ...countsOf(values), quantity }, "robust").A;
      const width = (x.hi - x.lo) / x.n;
      expect(Math.abs(width / step - Math.round(width / step))).toBeLessThan(1e-9);
      const [first, last] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      const bin = (value: number): number => 1 + Math.floor((value - x.lo) / width);
      const filled = counts.slice(bin(first) + 1, bin(last));
      expect(Math.max(...filled) / Math.min(...filled)).toBeLessThan(1.3);
    }
  });

  it("have bins where all pads are empty too", () => {
    const { A } = sideDistributions(countsOf(fillPads(() => 0)), "robust");
    expect(A.values[1]).toBe(18 * padsOfSector);
  });
});

describe("summaryOf", () => {
  it("has means over pads with clusters, empty pads, and the range of most", () => {
    const {
      sides: both,
      chambers,
      range,
      timeFrames,
    } = summaryOf(countsOf(fillPads((pad) => (pad.sector === 20 ? 0 : rocOf(pad) + 1))));
    expect(both.A).toEqual({ mean: expect.closeTo((9.5 * 5280 + 45.5 * 9280) / 14560, 9), pads: 262_080, empty: 0 });
    expect(both.C.empty).toBe(padsOfSector);
    expect(chambers[7]).toEqual({ mean: 8, pads: 5280, empty: 0 });
    expect(chambers[56]).toEqual({ mean: undefined, pads: 9280, empty: 9280 });
    expect(range).toEqual([0, 71]);
    expect(timeFrames).toBeUndefined();
    expect(summaryOf(countsOf(fillPads(() => 0))).range).toBeUndefined();
  });
});

describe("padValues", () => {
  const clusters = fillPads(({ pad }) => pad % 3);
  it("divides sums by clusters where sums are stored, and has 0 where there are none", () => {
    const sums = clusters.map((count) => count * 60);
    const got = padValues(padMapsOf({ N_Clusters: clusters, Q_Max: sums }, false), "Q_Max")!;
    expect(new Set(got.values)).toEqual(new Set([0, 60]));
    const same = (a: Float32Array, b: Float32Array): boolean =>
      a.length === b.length && a.every((each, i) => each === b[i]);
    expect(same(padValues(padMapsOf({ N_Clusters: clusters, Q_Max: sums }), "Q_Max")!.values, sums)).toBe(true);
    const counts = padValues(padMapsOf({ N_Clusters: clusters, Q_Max: sums }, false), "N_Clusters")!;
    expect(same(counts.values, clusters)).toBe(true);
  });

  it("takes what is no number for no value", () => {
    const broken = clusters.map((count) => (count === 2 ? NaN : count === 1 ? Infinity : 3));
    expect(new Set(padValues(padMapsOf({ N_Clusters: broken }), "N_Clusters")!.values)).toEqual(new Set([0, 3]));
  });

  it("has nothing of a quantity that is not stored", () => {
    expect(padValues(padMapsOf({ N_Clusters: clusters }), "Q_Tot")).toBeUndefined();
  });
});
