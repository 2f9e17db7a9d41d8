import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betheBlochCurves, betheBlochOf, defaultParameters, expectedDEdx, species } from "./bethe-bloch.ts";
import { curveDistance } from "./curve-distance.ts";

const stored = [0.20445, 4.1918, 0.0101263, 2.27821, 0.98074];

describe("betheBlochOf", () => {
  it("takes the parameters of the file, whatever the run", () => {
    expect(betheBlochOf(529500, stored)).toEqual({
      from: "file",
      words: "Bethe-Bloch, of the file",
      parameters: stored,
    });
  });

  it("takes the table's row of the run, both ends included", () => {
    for (const run of [529450, 529691]) {
      expect(betheBlochOf(run, undefined)).toMatchObject({
        from: "table",
        words: "Bethe-Bloch, of runs 529450 to 529691",
        parameters: [0.150017, 4.94555, 0.00169019, 2.5033, 1.3329],
      });
    }
  });

  it.each([undefined, 529692, 559101])("takes the defaults for run %s, of which there is no row", (run) => {
    expect(betheBlochOf(run, undefined)).toMatchObject({ from: "default", parameters: defaultParameters });
  });

  it.each([
    [[]],
    [[0, 0, 0, 0, 0]],
    [[NaN, 1, 1, 1, 1]],
    [["0.2", 4, 0.01, 2.2, 1]],
    [[0.2, 4, 0.01, 2.2]],
    [[-0.2, 4.1918, 0.0101263, 2.27821, 0.98074]],
  ])("passes over stored ones of which no curve can be drawn: %j", (wrong) => {
    expect(betheBlochOf(undefined, wrong).from).toBe("default");
  });
});

describe("betheBloch", () => {
  it("has its minimum, about 50, near βγ of 4", () => {
    const curve = betheBlochCurves(defaultParameters).find((each) => each.species === "pion")!;
    const lowest = curve.dEdx.indexOf(Math.min(...curve.dEdx));
    expect(Math.abs(curve.dEdx[lowest]! - 50)).toBeLessThan(1);
    expect(curve.p[lowest]! / 0.13957).toBeGreaterThan(2.5);
    expect(curve.p[lowest]! / 0.13957).toBeLessThan(5);
  });

  it("is one function of βγ for all species", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (betaGamma) => {
        const values = species.map(({ id, mass }) => expectedDEdx(defaultParameters, id, betaGamma * mass));
        for (const value of values) expect(value / values[0]!).toBeCloseTo(1, 9);
      }),
    );
  });

  it("draws from 0.05 to 20 GeV/c, equidistant in ln p", () => {
    const [curve] = betheBlochCurves(defaultParameters, { points: 25 });
    expect(curve!.p[0]).toBe(0.05);
    expect(curve!.p[24]).toBeCloseTo(20, 9);
    expect(curve!.p[13]! / curve!.p[12]!).toBeCloseTo(curve!.p[1]! / curve!.p[0]!, 9);
  });
});

describe("curveDistance", () => {
  const at = 0.4;
  const peak = (factor: number, id: "pion" | "electron") => {
    const value = factor * expectedDEdx(defaultParameters, id, at);
    return { mean: { value, error: 0.1 }, sigma: { value: 3, error: 0.1 }, tracks: 1000 };
  };
  const power = { value: 7, error: 0.2 };

  it("is that of the peak which is farther off", () => {
    const got = curveDistance(defaultParameters, {
      at,
      pion: peak(0.99, "pion"),
      electron: peak(1.07, "electron"),
      power,
    })!;
    expect(got).toMatchObject({
      far: true,
      words: expect.stringMatching(/^Electrons at 0\.40 GeV\/c have [\d.]+, 7 % above the curve\.$/),
    });
    expect(got.relative).toBeCloseTo(0.07, 9);
    expect(got.error).toBeCloseTo(0.1 / expectedDEdx(defaultParameters, "electron", at), 9);
  });

  it("is not far within 5 %, with a decimal in its words", () => {
    const got = curveDistance(defaultParameters, {
      at,
      pion: peak(0.965, "pion"),
      electron: undefined,
      power: undefined,
    });
    expect(got).toMatchObject({ far: false, words: expect.stringContaining("3.5 % below the curve") });
  });

  it("does not count electrons without a separation power", () => {
    const got = curveDistance(defaultParameters, {
      at,
      pion: peak(1.001, "pion"),
      electron: peak(1.2, "electron"),
      power: undefined,
    });
    expect(got).toMatchObject({ far: false, words: expect.stringContaining("Pions") });
  });

  it("is none where no peak was found", () => {
    expect(
      curveDistance(defaultParameters, { at, pion: undefined, electron: undefined, power: undefined }),
    ).toBeUndefined();
  });
});
