import { describe, expect, it } from "vitest";
import type { PadRegion } from "../../src/qc/measurement.ts";
import type { JudgedRun, PanelOfVerdict } from "./judged.ts";
import { look } from "./look.ts";
import { fileOf, parsePlanted, type Planted } from "./planted.ts";

const alarm = (panel: string, check: string, why: string, sectors: readonly number[] = []): PanelOfVerdict => ({
  panel,
  check,
  why,
  sectors,
  quality: "bad",
  place: panel,
  limits: {},
  changed: "",
});
const judged = (verdicts: readonly PanelOfVerdict[], regions: readonly PadRegion[] = []): JudgedRun => ({
  verdicts,
  regions,
  tpcMissing: false,
});
const region = (given: Partial<PadRegion>): PadRegion => ({
  class: "low",
  sector: 22,
  stacks: [],
  size: 100,
  area: 1,
  rows: [70, 96],
  pads: [0, 10],
  share: [0.3, 0.6],
  ratio: 0.5,
  significance: -10,
  outline: [],
  ...given,
});
const block = {
  kind: "pad-block",
  class: "low",
  sector: 22,
  rows: [70, 96],
  shareOfRow: [0.3, 0.6],
  scale: 0.5,
  padMaps: true,
} as const satisfies Planted;
const pads = [alarm("n-clusters", "pad-regions-n-clusters", "C04 low", [4])];

describe("look", () => {
  it("finds a block of pads by class, sector, rows and pads", () => {
    const result = (given: Partial<PadRegion>) => look(block, judged(pads, [region(given)])).result;
    expect(result({})).toBe("found");
    expect(result({ rows: [72, 95] })).toBe("found");
    expect(result({ rows: [20, 40] })).toBe("wrong-place");
    expect(result({ share: [0.7, 0.9] })).toBe("wrong-place");
    expect(result({ sector: 4 })).toBe("missed");
    expect(result({ class: "high" })).toBe("missed");
    expect(look(block, judged([], [region({})])).result).toBe("wrong-place");
    expect(look({ ...block, padMaps: false }, judged([])).result).toBe("not-testable");
  });

  it("finds a dead sector in tracks and pads of its side", () => {
    const planted = { kind: "dead-sector", sector: 23, padMaps: true } as const;
    const whole = region({ class: "dead", sector: 23, stacks: ["IROC", "OROC1", "OROC2", "OROC3"] });
    const tracks = alarm("phi-c", "sector-tracks", "sector 5 has 7 %", [5]);
    const inPads = alarm("n-clusters", "pad-regions-n-clusters", "C05 dead", [5]);
    const clusters = alarm("clusters-phi-c", "sector-clusters", "median in sector 5", [5]);
    const all = look(planted, judged([tracks, inPads, clusters], [whole]));
    expect(all.result).toBe("found");
    expect(all.explains).toEqual([tracks, clusters, inPads]);
    expect(look(planted, judged([tracks])).result).toBe("missed");
    expect(look({ ...planted, padMaps: false }, judged([tracks])).result).toBe("found");
    const otherSide = alarm("phi-a", "sector-tracks", "sector 5 has 7 %", [5]);
    expect(look(planted, judged([otherSide])).result).toBe("wrong-place");
  });

  it("wants the direction of a gain, a drift and a shift", () => {
    const low = judged([alarm("mip-qtot", "mip-mean", "mean 46.7, wanted 48 to 52")]);
    expect(look({ kind: "gain", factor: 0.93 }, low).result).toBe("found");
    expect(look({ kind: "gain", factor: 1.07 }, low).result).toBe("missed");
    const falling = judged([alarm("mip-windows", "mip-drift", "drifts by \u22129.8 % over 12 windows")]);
    expect(look({ kind: "gain-drift", relative: -0.1, windows: 12 }, falling).result).toBe("found");
    expect(look({ kind: "gain-drift", relative: 0.1, windows: 12 }, falling).result).toBe("wrong-place");
    expect(look({ kind: "gain-drift", relative: 0.1, windows: 0 }, falling).result).toBe("not-testable");
    const maps = (a: string, c: string) =>
      judged(
        ["pos", "neg"].flatMap((charge) => [
          alarm(`dca-phi-a-${charge}`, "dca-mean", `mean ${a}, wanted`),
          alarm(`dca-phi-c-${charge}`, "dca-mean", `mean ${c}, wanted`),
        ]),
      );
    const shift = { kind: "dca-shift", cmA: 0.35, cmC: -0.35 } as const;
    expect(look(shift, maps("0.350", "\u22120.350")).result).toBe("found");
    expect(look(shift, maps("\u22120.350", "0.350")).result).toBe("wrong-place");
    expect(look(shift, judged([])).result).toBe("missed");
  });

  it("asks of few tracks that some check says so", () => {
    const few = { ...alarm("eta", "x", "71 tracks"), quality: "null", cause: "too few entries" } as const;
    expect(look({ kind: "low-statistics", tracks: 4000 }, judged([few])).result).toBe("found");
    expect(look({ kind: "low-statistics", tracks: 4000 }, judged([{ ...few, cause: "not in the file" }])).result).toBe(
      "missed",
    );
  });
});

describe("what is listed", () => {
  it("is taken where it has all it needs", () => {
    expect(parsePlanted({ kind: "gain", factor: 0.93 })).toEqual({ kind: "gain", factor: 0.93 });
    expect(parsePlanted({ kind: "gain" })).toBeUndefined();
    expect(parsePlanted({ kind: "pad-block", class: "warm" })).toBeUndefined();
    expect(parsePlanted({ kind: "magnet" })).toBeUndefined();
  });

  it("is of the raw file of its production", () => {
    const files = ["2024/LHC24zz/apass1/1.root", "2024/LHC24zz/apass2/1.root", "sim/2024/LHC24z9/0/1.root"];
    const fileIn = (production: string) => fileOf({ production, run: "1", planted: [] }, files);
    expect(fileIn("LHC24zz_apass2")).toBe(files[1]);
    expect(fileIn("LHC24z9_0")).toBe(files[2]);
    expect(fileIn("LHC24zz_apass3")).toBeUndefined();
  });
});
