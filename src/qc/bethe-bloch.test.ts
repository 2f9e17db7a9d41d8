import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betheBloch, betheBlochOf, defaultParameters, expectedDEdx, species } from "./bethe-bloch.ts";
import { curveDistance } from "./curve-distance.ts";

const parameters = [0.20445, 4.1918, 0.0101263, 2.27821, 0.98074];
const none = { kind: "none" } as const;

describe("betheBlochOf", () => {
  it("takes the parameters of the file, whatever the run", () => {
    const stored = { kind: "stored", values: parameters } as const;
    expect(betheBlochOf(529500, stored)).toEqual({ from: "file", words: "from the file", parameters });
  });

  it("takes the table's row of the run, both ends included", () => {
    for (const run of [529450, 529691]) {
      expect(betheBlochOf(run, none)).toMatchObject({
        from: "table",
        words: "of runs 529450 to 529691 (none in the file)",
        parameters: [0.150017, 4.94555, 0.00169019, 2.5033, 1.3329],
      });
    }
  });

  it.each([undefined, 529692, 559101])("takes the defaults for run %s, of which there is no row", (run) => {
    expect(betheBlochOf(run, none)).toMatchObject({
      from: "default",
      words: "default parameters (none in the file)",
      parameters: defaultParameters,
    });
  });

  it("says so where the file has some that could not be read", () => {
    expect(betheBlochOf(undefined, { kind: "unread" })).toMatchObject({
      from: "default",
      words: "default parameters (those of the file could not be read)",
    });
  });

  it.each([
    [[]],
    [[0, 0, 0, 0, 0]],
    [[NaN, 1, 1, 1, 1]],
    [["0.2", 4, 0.01, 2.2, 1]],
    [[0.2, 4, 0.01, 2.2]],
    [[-0.2, 4.1918, 0.0101263, 2.27821, 0.98074]],
  ])("passes over stored ones of which no curve can be drawn: %j", (wrong) => {
    expect(betheBlochOf(undefined, { kind: "stored", values: wrong })).toMatchObject({
      from: "default",
      words: "default parameters (those of the file give no curve)",
    });
  });
});

describe("betheBloch", () => {
  it("has its minimum, about 50, near βγ of 4", () => {
    const betaGamma = Array.from({ length: 1000 }, (_, i) => 0.4 * 400 ** (i / 999));
    const curve = betaGamma.map((each) => betheBloch(defaultParameters, each));
    const lowest = curve.indexOf(Math.min(...curve));
    expect(Math.abs(curve[lowest]! - 50)).toBeLessThan(1);
    expect(betaGamma[lowest]).toBeGreaterThan(2.5);
    expect(betaGamma[lowest]).toBeLessThan(5);
  });

  it("is one function of βγ for all species", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (betaGamma) => {
        const values = species.map(({ id, mass }) => expectedDEdx(defaultParameters, id, betaGamma * mass));
        for (const value of values) expect(value / values[0]!).toBeCloseTo(1, 9);
      }),
    );
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
