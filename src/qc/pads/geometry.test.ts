import { describe, expect, it } from "vitest";
import { padCorners, sectorCorners } from "./corners.ts";
import { findPad } from "./find-pad.ts";
import {
  areaOfPad,
  mirrored,
  padCentre,
  padIndex,
  padRows,
  padsOfInner,
  padsOfOuter,
  padsOfSector,
  rocName,
  rocOffset,
  sectorName,
  sectors,
  sideOfSector,
} from "./geometry.ts";
import { areaInBox, areaOf, overlapArea } from "./overlap.ts";
import { fillPads } from "./testing/synthetic.ts";
import { bySector } from "./values.ts";

describe("rows of pads", () => {
  it("have as many pads as the detector", () => {
    const pads = (inner: boolean): number =>
      padRows.reduce((sum, row) => ((row.stack === 0) === inner ? sum + row.pads : sum), 0);
    expect([pads(true), pads(false)]).toEqual([padsOfInner, padsOfOuter]);
    const { offset, pads: last, x } = padRows.at(-1)!;
    expect([offset + last, last, x]).toEqual([padsOfSector, 138, 245.65]);
    expect(padRows.every((row) => row.pads % 2 === 0)).toBe(true);
  });

  it("are mirrored within themselves", () => {
    for (const { offset, pads } of padRows) {
      expect(mirrored[offset]).toBe(offset + pads - 1);
      expect(mirrored[mirrored[offset + 3]!]).toBe(offset + 3);
    }
  });
});

describe("chambers and sectors", () => {
  it("are named by side and number", () => {
    expect([0, 35, 36, 71].map(rocName)).toEqual(["IROC A00", "IROC C17", "OROC A00", "OROC C17"]);
    expect([5, 22].map(sectorName)).toEqual(["A05", "C04"]);
  });

  it("lie one after another", () => {
    expect([0, 1, 36, 37].map(rocOffset)).toEqual([0, 5280, 36 * 5280, 36 * 5280 + 9280]);
  });

  it("hold the value of each pad at a place of its own, row by row", () => {
    const places = Array.from({ length: sectors }, (_, sector) => sector).flatMap((sector) =>
      padRows.flatMap(({ row, pads }) => Array.from({ length: pads }, (_, pad) => padIndex(sector, row, pad))),
    );
    expect(new Set(places).size).toBe(36 * padsOfSector);
    expect([padIndex(3, 0, 0), padIndex(3, 63, 0)]).toEqual([rocOffset(3), rocOffset(39)]);
    expect([padIndex(3, 62, 99), padIndex(35, 151, 137)]).toEqual([rocOffset(4) - 1, 36 * padsOfSector - 1]);
  });
});

describe("pads", () => {
  // Of the detector's own tables, in single precision.
  it.each([
    [0, 0, 0, 86.27796, 1.48456],
    [0, 0, 65, 81.58252, 28.11377],
    [18, 0, 0, 81.58252, 28.11377],
    [0, 63, 0, 137.05309, 1.31906],
    [0, 151, 137, 234.69781, 83.60448],
    [35, 151, 0, 249.13823, -1.70886],
    [17, 62, 99, 133.47148, -1.61969],
  ])("of sector %i, row %i, pad %i lie at %f, %f", (sector, row, pad, x, y) => {
    const centre = padCentre(sector, row, pad);
    expect(centre.x).toBeCloseTo(x, 5);
    expect(centre.y).toBeCloseTo(y, 5);
  });

  it("have corners as the detector draws them", () => {
    const wanted = [84.85, -13.6676, 85.6, -13.7884, 85.6, -13.37057, 84.85, -13.25343];
    padCorners(padRows[0]!, 0).forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 5));
  });

  it("are as large as width times height, and stay within their sector", () => {
    const corners = sectorCorners(4);
    const own = Array.from(areaOfPad, (_, pad) => corners.subarray(8 * pad, 8 * pad + 8));
    const off = own.map((each, pad) => Math.abs(areaOf(each) - areaOfPad[pad]!));
    expect(Math.max(...off)).toBeLessThan(1e-10);
    const degrees = own.flatMap((each) =>
      [0, 2, 4, 6].map((i) => (Math.atan2(each[i + 1]!, each[i]!) * 180) / Math.PI),
    );
    expect(degrees.every((each) => each > 80 && each < 100)).toBe(true);
  });

  it("are found again from their centres, and from just within their corners", () => {
    let wrong = 0;
    const look = (sector: number, row: number, pad: number, x: number, y: number): void => {
      const found = findPad({ x, y }, sideOfSector(sector));
      if (found?.sector !== sector || found.row !== row || found.pad !== pad) wrong += 1;
    };
    for (let sector = 0; sector < sectors; sector++) {
      const corners = sector % 7 === 0 ? sectorCorners(sector) : undefined;
      for (const { row, pads, offset } of padRows) {
        for (let pad = 0; pad < pads; pad++) {
          const { x, y } = padCentre(sector, row, pad);
          look(sector, row, pad, x, y);
          if (corners === undefined) continue;
          const index = sideOfSector(sector) === "A" ? offset + pad : mirrored[offset + pad]!;
          for (let i = 8 * index; i < 8 * index + 8; i += 2) {
            look(sector, row, pad, x + 0.99 * (corners[i]! - x), y + 0.99 * (corners[i + 1]! - y));
          }
        }
      }
    }
    expect(wrong).toBe(0);
  });

  it("are nowhere between chambers, beyond the ends of rows and off the plane", () => {
    const at = (x: number, y: number) => findPad({ x, y }, "A");
    const [cos, sin] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)];
    expect(at(133 * cos, 133 * sin)).toBeUndefined();
    expect(at(100, 0.01)).toBeUndefined();
    expect(at(0, 0)).toBeUndefined();
    expect(at(300, 50)).toBeUndefined();
  });
});

describe("bySector", () => {
  it("puts pads at one place of all sectors at one index: φ grows with it on both sides", () => {
    const y = bySector(
      fillPads(({ sector, row, pad }) => {
        const { x, y } = padCentre(sector, row, pad);
        const angle = ((10 + 20 * (sector % 18)) * Math.PI) / 180;
        return y * Math.cos(angle) - x * Math.sin(angle);
      }),
    );
    for (let sector = 0; sector < sectors; sector++) {
      for (let pad = 0; pad < padsOfSector; pad++) {
        const off = Math.abs(y[sector * padsOfSector + pad]! - y[pad]!);
        if (off > 1e-4) expect.fail(`sector ${sector}, pad ${pad}: ${off}`);
      }
    }
    expect(y[0]).toBeLessThan(y[1]!);
  });
});

describe("overlaps", () => {
  const square = [0, 0, 2, 0, 2, 2, 0, 2];
  it("are what two quadrilaterals share", () => {
    expect(overlapArea(square, 0, [1, 1, 3, 1, 3, 3, 1, 3], 0)).toBeCloseTo(1, 14);
    expect(overlapArea(square, 0, [1, -1, 3, 1, 1, 3, -1, 1], 0)).toBeCloseTo(4, 14);
    expect(overlapArea(square, 0, [1, -0.5, 2.5, 1, 1, 2.5, -0.5, 1], 0)).toBeCloseTo(3.5, 14);
    expect(overlapArea(square, 0, [2, 0, 4, 0, 4, 2, 2, 2], 0)).toBe(0);
    expect(overlapArea(square, 0, [5, 5, 6, 5, 6, 6, 5, 6], 0)).toBe(0);
  });

  it("of a box with open sides are cut along the others only", () => {
    expect(areaInBox(square, 0, -Infinity, 1, -Infinity, Infinity)).toBeCloseTo(2, 14);
    expect(areaInBox(square, 0, 0.5, 1, 1, Infinity)).toBeCloseTo(0.5, 14);
    expect(areaInBox(square, 0, 3, Infinity, -Infinity, Infinity)).toBe(0);
  });
});
