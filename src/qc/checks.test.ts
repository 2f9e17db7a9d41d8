import { describe, expect, it } from "vitest";
import { checks, findCheck } from "./checks.ts";
import type { Verdict } from "./check.ts";
import type { Measurement } from "./measurement.ts";
import type { Rule } from "./quality.ts";
import type { Missing } from "./separation/missing.ts";

function judge(id: string, measured: readonly Measurement[], rule: Rule = "robust"): Verdict {
  const check = findCheck(id)!;
  const limits = Object.fromEntries(Object.entries(check.limits).map(([name, limit]) => [name, limit.value]));
  return check.judge(measured, rule, limits, "here");
}

const fit = (mean: number, { entries = 5000, valid = true, quoted = mean } = {}): Measurement => {
  const numbers = { sigma: { value: 3, error: 0.1 }, chi2: 10, ndf: 13, points: 16, range: [40, 60], valid } as const;
  const at = (value: number) => ({ ...numbers, constant: { value: 100, error: 1 }, mean: { value, error: 0.1 } });
  return { kind: "gaussian-fit", entries, fit: at(mean), quoted: at(quoted) };
};

const peak = (mean: number, valid = true): Measurement => {
  const { fit: found } = fit(mean, { valid }) as Extract<Measurement, { kind: "gaussian-fit" }>;
  return { kind: "peak", fit: { ...found!, range: [10, 170] } };
};

/** A fit in 40 to 60, and no peak to be found elsewhere. */
const mip = (...[mean, given]: Parameters<typeof fit>): readonly Measurement[] => [
  fit(mean, given),
  { kind: "peak", fit: undefined },
];

/** The same in all 18 sectors, but for some. */
const ofSectors = (value: number, others: Readonly<Record<number, number>> = {}): readonly number[] =>
  Array.from({ length: 18 }, (_, sector) => others[sector] ?? value);

const sums = (typical: number, others?: Readonly<Record<number, number>>): Measurement => ({
  kind: "sector-sums",
  sums: ofSectors(typical, others),
  median: typical,
});

const moments = (stdDev: number | undefined): Measurement => ({
  kind: "moments",
  entries: 1,
  effectiveEntries: 1,
  integral: 1,
  integralWithFlow: 1,
  x: { mean: undefined, stdDev: undefined },
  y: { mean: undefined, stdDev },
  peak: undefined,
});

const medians = (
  others: Readonly<Record<number, number>>,
  entries: readonly number[] = ofSectors(10_000),
): readonly Measurement[] => [
  { kind: "sector-medians", medians: ofSectors(139, others), entries, median: 139 },
  moments(10),
];

describe("checks", () => {
  it("have names of their own, a rule at least and a reason for every limit", () => {
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
    for (const check of checks) {
      expect(check.rules.length).toBeGreaterThan(0);
      for (const limit of Object.values(check.limits)) expect(limit.reason).not.toBe("");
    }
    expect(findCheck("none")).toBeUndefined();
  });
});

describe("mip-mean", () => {
  it.each([
    [50, "good", "mean 50.0, wanted 48 to 52"],
    [46.662, "bad", "mean 46.7, wanted 48 to 52"],
    [47.58, "bad", "mean 47.6, wanted 48 to 52"],
    [51.96, "good", "mean 52.0, wanted 48 to 52"],
  ])("finds a mean of %f %s", (mean, quality, why) => {
    expect(judge("mip-mean", mip(mean))).toEqual({ quality, why, place: "here", sectors: [] });
    expect(judge("mip-mean", mip(mean), "parity").quality).toBe(quality);
  });

  it("is not judged where it is outside by less than 4 errors, but is in parity, by its value", () => {
    expect(judge("mip-mean", mip(47.98))).toMatchObject({
      quality: "null",
      why: "mean 47.98 ± 0.1, not clearly outside 48 to 52",
    });
    expect(judge("mip-mean", mip(47.98), "parity").why).toBe("mean 47.98, wanted 48 to 52");
    expect(judge("mip-mean", mip(52.0004), "parity")).toMatchObject({
      quality: "bad",
      why: "mean 52.0004, wanted 48 to 52",
    });
  });

  it("is not judged with few entries, but is in parity", () => {
    const few = mip(46, { entries: 83 });
    expect(judge("mip-mean", few)).toMatchObject({
      quality: "null",
      why: "83 entries, 1\u2009000 needed",
      cause: "too few entries",
    });
    expect(judge("mip-mean", few, "parity").quality).toBe("bad");
    expect(judge("mip-mean", mip(50, { entries: 999 })).quality).toBe("null");
    expect(judge("mip-mean", mip(47.98, { entries: 999 })).why).toBe("999 entries, 1\u2009000 needed");
    expect(judge("mip-mean", mip(50, { entries: 1000 })).quality).toBe("good");
  });

  it("is bad with few entries where it is outside by far more than its error", () => {
    expect(judge("mip-mean", mip(46, { entries: 183 })).quality).toBe("bad");
  });

  it("looks for the peak where the fit is a slope or none, but not in parity", () => {
    const low = { quality: "bad", why: "mean 35.0, wanted 48 to 52" };
    expect(judge("mip-mean", [fit(-3), peak(35)])).toMatchObject(low);
    // A bump in the tail of the peak.
    expect(judge("mip-mean", [fit(56.7), peak(35)])).toMatchObject(low);
    expect(judge("mip-mean", [fit(47), peak(46.8)]).why).toBe("mean 47.0, wanted 48 to 52");
    expect(judge("mip-mean", [fit(50, { valid: false }), peak(35)])).toMatchObject(low);
    expect(judge("mip-mean", [fit(-3), peak(35)], "parity").why).toBe("mean \u22123.0, wanted 48 to 52");
    expect(judge("mip-mean", [fit(-3), peak(35, false)]).why).toBe("the fit did not converge");
  });

  it("is judged by what ROOT quotes in parity", () => {
    const between = mip(48.0001, { quoted: 47.9999 });
    expect(judge("mip-mean", between).quality).toBe("good");
    expect(judge("mip-mean", between, "parity").quality).toBe("bad");
  });

  it("is not judged without a fit", () => {
    const none: readonly Measurement[] = [
      { kind: "gaussian-fit", fit: undefined, quoted: undefined, entries: 5000 },
      { kind: "peak", fit: undefined },
    ];
    for (const rule of ["robust", "parity"] as const) {
      expect(judge("mip-mean", none, rule)).toMatchObject({ quality: "null", why: "the fit did not converge" });
      expect(judge("mip-mean", mip(50, { valid: false }), rule).quality).toBe("null");
    }
  });
});

describe("sector-tracks", () => {
  it("finds a sector that differs, and those that do not", () => {
    expect(judge("sector-tracks", [sums(10_000, { 5: 750 })])).toEqual({
      quality: "bad",
      why: "sector 5 has 7.5 % of the median sector, wanted 85 to 115 %",
      place: "here",
      sectors: [5],
    });
    // √(15² + (5·σ)²), σ = √(1.09/10 000) and √((1.155 + 0.09)/10 000): 15.9 % and 16.0 %.
    expect(judge("sector-tracks", [sums(10_000, { 17: 11_610 })]).why).toContain("sector 17 has 116 %");
    expect(judge("sector-tracks", [sums(10_000, { 3: 8420, 4: 11_590 })]).quality).toBe("good");
    expect(judge("sector-tracks", [sums(10_000, { 3: 8400 })]).sectors).toEqual([3]);
  });

  it("names some of several, and counts many", () => {
    const four = judge("sector-tracks", [sums(10_000, { 0: 0, 10: 0, 11: 0, 12: 0 })]);
    expect(four.why).toBe("sectors 0, 10, 11, 12 not in 85 to 115 % of the median");
    const many = judge("sector-tracks", [sums(10_000, { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 })]);
    expect(many.why).toBe("5 sectors not in 85 to 115 % of the median");
    expect(many.sectors).toEqual([0, 1, 2, 3, 4]);
  });

  it("does not judge what chance may have done", () => {
    expect(judge("sector-tracks", [sums(71, { 5: 31 })])).toMatchObject({
      quality: "null",
      why: "71 tracks per sector, 1\u2009200 needed",
      sectors: [],
      cause: "too few entries",
    });
    // Nothing where 71 should be is no chance.
    expect(judge("sector-tracks", [sums(71, { 5: 0 })])).toMatchObject({ quality: "bad", sectors: [5] });
    expect(judge("sector-tracks", [sums(Number.NaN)]).quality).toBe("null");
  });

  it("is no rule of today's tool", () => {
    expect(findCheck("sector-tracks")?.rules).toEqual(["robust"]);
  });
});

describe("sector-clusters", () => {
  it("finds a sector that differs by clusters and by errors", () => {
    expect(judge("sector-clusters", medians({ 5: 92.6 }, ofSectors(10_000, { 5: 797 })))).toEqual({
      quality: "bad",
      why: "median in sector 5 is 93, others 139; 797 tracks left",
      place: "here",
      sectors: [5],
    });
    expect(judge("sector-clusters", medians({ 16: 120 })).why).toBe("median in sector 16 is 120, others 139");
    expect(judge("sector-clusters", medians({ 5: 129.5, 6: 148.5 })).quality).toBe("good");
    // 12 clusters off with an error of 1.25 · 10 / √16.
    expect(judge("sector-clusters", medians({ 5: 127 }, ofSectors(10_000, { 5: 16 }))).quality).toBe("good");
  });

  it("names several sectors", () => {
    const verdict = judge("sector-clusters", medians({ 5: 100, 6: 100 }));
    expect(verdict).toMatchObject({ why: "median off by over 10 clusters in sectors 5, 6", sectors: [5, 6] });
  });

  it("is not judged with few tracks, or where there are none", () => {
    expect(judge("sector-clusters", medians({}, ofSectors(72)))).toMatchObject({
      quality: "null",
      why: "72 tracks per sector, 200 needed",
    });
    const none = { kind: "sector-medians", medians: [], entries: [], median: undefined } as const;
    expect(judge("sector-clusters", [none, moments(undefined)]).quality).toBe("null");
  });

  it("leaves a sector without tracks to the check of tracks", () => {
    const measured = medians({}, ofSectors(10_000, { 5: 0 }));
    const [first, second] = measured;
    const gap = { ...first, medians: ofSectors(139).map((value, sector) => (sector === 5 ? undefined : value)) };
    expect(judge("sector-clusters", [gap as Measurement, second!]).quality).toBe("good");
  });
});

it("says in at most 60 characters why, whatever the numbers", () => {
  const verdicts = [
    judge("mip-mean", mip(46.662)),
    judge("mip-mean", mip(50, { entries: 999 })),
    judge("sector-tracks", [sums(10_000, { 15: 8400 })]),
    judge("sector-tracks", [sums(10_000, { 15: 12_100 })]),
    judge("sector-tracks", [sums(1199)]),
    judge("sector-clusters", medians({ 15: 93 }, ofSectors(10_000, { 15: 4999 }))),
    judge("sector-clusters", medians({ 14: 1, 15: 1, 16: 1, 17: 1 })),
  ];
  for (const { why } of verdicts) expect(why.length, why).toBeLessThanOrEqual(60);
});

const meanOfY = (value: number, error = 0.002, effectiveEntries = 10_000): Measurement => ({
  ...(moments(0.8) as Extract<Measurement, { kind: "moments" }>),
  effectiveEntries,
  y: { mean: { value, error }, stdDev: 0.8 },
});

describe("the mean of the distance of closest approach", () => {
  it("is good near 0, medium from 0.1 cm and bad from 0.2 cm on, to either side", () => {
    expect(judge("dca-mean", [meanOfY(0.05)]).quality).toBe("good");
    expect(judge("dca-mean", [meanOfY(-0.15)])).toMatchObject({
      quality: "medium",
      why: "mean \u22120.150, wanted \u22120.1 to 0.1 cm",
    });
    expect(judge("dca-mean", [meanOfY(0.35)])).toMatchObject({
      quality: "bad",
      why: "mean 0.350, wanted \u22120.2 to 0.2 cm",
    });
  });

  it("is not judged where chance could cross a limit", () => {
    const few = { quality: "null", cause: "too few entries" };
    expect(judge("dca-mean", [meanOfY(0.17, 0.03)])).toMatchObject({ ...few, why: "too few tracks to know the mean" });
    expect(judge("dca-mean", [meanOfY(0.35, 0.03)]).quality).toBe("bad");
    expect(judge("dca-mean", [meanOfY(0.35, 0.03, 99)])).toMatchObject({ ...few, why: "99 tracks, 100 needed" });
    expect(judge("dca-mean", [moments(undefined)]).quality).toBe("null");
  });
});

const gains = (others: Readonly<Record<number, number | undefined>> = {}, typical = 50, error = 0.1): Measurement => ({
  kind: "sector-gains",
  means: Array.from({ length: 36 }, (_, sector) => {
    const value = sector in others ? others[sector] : typical;
    return value === undefined ? undefined : { value, error };
  }),
  median: typical,
});

describe("the gain of sectors", () => {
  it("names the sector that is furthest off the others", () => {
    expect(judge("sector-gain", [gains()])).toMatchObject({ quality: "good", why: "" });
    expect(judge("sector-gain", [gains({ 5: 48 })]).quality).toBe("good");
    expect(judge("sector-gain", [gains({ 5: 47 })])).toMatchObject({
      quality: "medium",
      why: "A05 \u22126.0 % off the others",
    });
    expect(judge("sector-gain", [gains({ 5: 47, 20: 56 })])).toMatchObject({
      quality: "bad",
      why: "C02 12.0 % off the others, and 1 more",
    });
  });

  it("does not name one whose mean is hardly known", () => {
    expect(judge("sector-gain", [gains({ 5: 47 }, 50, 0.5)]).quality).toBe("good");
    expect(judge("sector-gain", [gains({ 5: 47 }, 50, 1.5)])).toMatchObject({
      quality: "null",
      why: "too few tracks to know the means of sectors",
      cause: "too few entries",
    });
  });

  it("holds the median sector to the wanted range", () => {
    expect(judge("sector-gain", [gains({}, 46.7)])).toMatchObject({
      quality: "bad",
      why: "median sector 46.7, wanted 48 to 52",
    });
  });

  it("is not judged with too few sectors", () => {
    const few = Object.fromEntries(Array.from({ length: 20 }, (_, sector) => [sector, undefined]));
    expect(judge("sector-gain", [gains(few)])).toMatchObject({
      quality: "null",
      why: expect.stringContaining("16 sectors") as string,
    });
  });
});

/** Windows whose means are off 50 by so many percent; the middle of window i of ten is (i + ½)/10. */
const windowsOff = (percent: (i: number) => number, { error = 0.05, windows = 10 } = {}): Measurement => ({
  kind: "windows",
  windows: Array.from({ length: windows }, (_, i) => {
    const mean = 50 * (1 + percent(i) / 100);
    const measured = fit(mean) as Extract<Measurement, { kind: "gaussian-fit" }>;
    const window = { start: i * 300_000, end: (i + 1) * 300_000 };
    return { ...window, measured: { ...measured, fit: { ...measured.fit!, mean: { value: mean, error } } } };
  }),
});
const drifting = (percent: number, error = 0.05): Measurement =>
  windowsOff((i) => percent * ((i + 0.5) / 10 - 0.5), { error });

describe("the drift over the moving windows", () => {
  it("is told by its size in percent", () => {
    expect(judge("mip-drift", [drifting(1)]).quality).toBe("good");
    expect(judge("mip-drift", [drifting(-5)])).toMatchObject({
      quality: "medium",
      why: "drifts by \u22125.0 % over 10 windows",
    });
    expect(judge("mip-drift", [drifting(20)]).quality).toBe("bad");
  });

  it("is none where chance could make it", () => {
    expect(judge("mip-drift", [drifting(4, 0.6)]).quality).toBe("good");
    expect(judge("mip-drift", [drifting(4, 2)])).toMatchObject({ quality: "null", cause: "too few entries" });
  });

  it("is a window that is off the others, too", () => {
    const dip = (percent: number) => judge("mip-drift", [windowsOff((i) => (i === 3 ? percent : 0))]);
    expect(dip(-1).quality).toBe("good");
    expect(dip(-3)).toMatchObject({ quality: "medium", why: "window 4 of 10 windows is \u22123.0 % off the others" });
    expect(dip(-5).quality).toBe("bad");
  });

  it("is judged of two windows by their errors, and not of one", () => {
    expect(judge("mip-drift", [windowsOff((i) => 6 * i, { windows: 2 })]).quality).toBe("bad");
    expect(judge("mip-drift", [windowsOff(() => 0, { windows: 2 })]).quality).toBe("good");
    expect(judge("mip-drift", [windowsOff(() => 0, { windows: 1 })])).toMatchObject({
      quality: "null",
      cause: "too few windows",
    });
  });
});

/** Sectors of a map over φ: their means, that of some, and the wave. */
const phiMeans = (
  others: Readonly<Record<number, number>> = {},
  {
    wave = 0.03,
    error = 0.002,
    entries = 5000,
    hardly = [],
  }: { wave?: number; error?: number; entries?: number; hardly?: readonly number[] } = {},
): Measurement => ({
  kind: "phi-means",
  means: ofSectors(0.01, others).map((value, sector) => ({ value, error: hardly.includes(sector) ? 0.09 : error })),
  entries: ofSectors(entries),
  median: 0.01,
  wave: { value: wave, error },
});

describe("the distance of closest approach by sector", () => {
  it("names the sector that is off the others, medium from 0.1 cm and bad from 0.2 cm on", () => {
    expect(judge("dca-sectors", [phiMeans()])).toMatchObject({ quality: "good", why: "", sectors: [] });
    expect(judge("dca-sectors", [phiMeans({ 7: -0.14 })])).toMatchObject({
      quality: "medium",
      why: "mean in sector 7 is \u22120.15 cm off the others",
      sectors: [7],
    });
    expect(judge("dca-sectors", [phiMeans({ 7: 0.14, 8: 0.41 })])).toMatchObject({
      quality: "bad",
      why: "means over 0.1 cm off in sectors 7, 8",
      sectors: [7, 8],
    });
  });

  it("judges the others where a dead sector has hardly any tracks left", () => {
    const half = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(judge("dca-sectors", [phiMeans({}, { hardly: [5] })])).toMatchObject({ quality: "good", sectors: [] });
    expect(judge("dca-sectors", [phiMeans({}, { hardly: half })])).toMatchObject({
      quality: "null",
      cause: "too few entries",
    });
  });

  it("does not judge what chance may have done", () => {
    const few = { quality: "null", cause: "too few entries" };
    expect(judge("dca-sectors", [phiMeans({ 7: -0.14 }, { error: 0.05 })])).toMatchObject(few);
    expect(judge("dca-sectors", [phiMeans({}, { entries: 99 })])).toMatchObject({
      ...few,
      why: "99 tracks per sector, 100 needed",
    });
  });
});

describe("the wave of the distance of closest approach", () => {
  it("is medium from 0.1 cm and bad from 0.2 cm on", () => {
    expect(judge("dca-modulation", [phiMeans()]).quality).toBe("good");
    expect(judge("dca-modulation", [phiMeans({}, { wave: 0.15 })])).toMatchObject({
      quality: "medium",
      why: "amplitude 0.15 cm over a sector, wanted below 0.1",
    });
    expect(judge("dca-modulation", [phiMeans({}, { wave: 0.25 })]).quality).toBe("bad");
  });

  it("does not judge what chance may have done", () => {
    const few = { quality: "null", cause: "too few entries" };
    expect(judge("dca-modulation", [phiMeans({}, { wave: 0.15, error: 0.05 })])).toMatchObject(few);
    expect(judge("dca-modulation", [phiMeans({}, { entries: 5 })])).toMatchObject(few);
  });
});

const separated = (power: { readonly value: number; readonly error: number } | undefined, missing?: Missing) => {
  const none = { pion: undefined, electron: undefined, model: undefined };
  const usual = { momentum: [0.34, 0.46], at: 0.39, tracks: 5000, power, missing, ...none } as const;
  const separation = { rule: "robust", usual, windows: [] } as const;
  return [{ kind: "separation", separation, stored: undefined }] as const;
};

describe("separation", () => {
  it.each([
    [6.9, 0.2, "good", ""],
    [4.1, 0.6, "good", ""],
    [3.1, 0.2, "medium", "S 3.1 ± 0.2, wanted 4 or more"],
    [2.1, 0.2, "bad", "S 2.1 ± 0.2, wanted 4 or more"],
    [3.5, 0.2, "null", "S 3.5 ± 0.2, not clearly below 4"],
    [3.98, 0.1, "null", "S 3.98 ± 0.1, not clearly below 4"],
  ])("of %f ± %f is %s", (value, error, quality, why) => {
    expect(judge("separation", separated({ value, error }))).toEqual({ quality, why, place: "here", sectors: [] });
  });

  it("is not judged where there is none, with the reason", () => {
    const missing = { kind: "few-tracks", tracks: 150, fewest: 200 } as const;
    expect(judge("separation", separated(undefined, missing))).toMatchObject({
      quality: "null",
      why: "too few entries: 150 of 200 tracks",
    });
  });

  it("calls a run on a limit worse once in 30 000", () => {
    const { limits } = findCheck("separation")!;
    const beyond = (sigmas: number): number => {
      const step = 1e-3;
      let sum = 0;
      for (let x = sigmas; x < 10; x += step) sum += (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * step;
      return sum;
    };
    expect(1 / beyond(limits["significance"]!.value)).toBeGreaterThan(30_000);
    // What the limits mean: a cut in the middle takes so many for the others.
    expect(beyond(limits["medium"]!.value / 2)).toBeCloseTo(0.023, 3);
    expect(beyond(limits["bad"]!.value / 2)).toBeCloseTo(0.067, 3);
  });
});
