import { beforeAll, describe, expect, it } from "vitest";
import { goldenDir } from "../../../tools/testing/golden.ts";
import { readProduction, type Production } from "../../../tools/verify/production.ts";
import { GoldenDir } from "../../../tools/verify/golden-dir.ts";
import { Ledger } from "../../../tools/verify/ledger.ts";
import { listedFiles } from "../../../tools/verify/manifest.ts";
import { median } from "../../stats/median.ts";
import { isOff } from "../quality.ts";
import { curveOf, filledFigure } from "./curve.ts";
import { whatDiffers } from "./differs.ts";
import { judgePeriod, type JudgedPeriod } from "./judge-period.ts";
import { comparedFigures, overlayFigures } from "./overlay.ts";
import { standsOut } from "./stands-out.ts";
import { mostDivergent } from "./parity-divergence.ts";
import { whyUnlike } from "./why-unlike.ts";

/** Planted defects that trends and overlays show, and what names them first. */
const shown: Readonly<Record<string, RegExp>> = {
  "559104": /^(phi-a|clusters-phi-a)$/,
  "559107": /^mip/,
  "559110": /^dca/,
  "559119": /^(clusters|crossed-rows)/,
};
const unjudged = "559115";

type KlLines = Readonly<Record<string, { readonly bins: { readonly largest: readonly [run: string, value: number] } }>>;

describe.runIf(goldenDir)("golden periods", () => {
  const read = async (key: string): Promise<Production> => {
    const dir = new GoldenDir(goldenDir!);
    return readProduction(new Ledger(), dir, listedFiles(dir.expected("manifest.json")!), key);
  };
  let passes: readonly Production[] = [];
  let judged: readonly JudgedPeriod[] = [];
  beforeAll(async () => {
    passes = [await read("LHC24zz_apass2"), await read("LHC24zz_apass1"), await read("LHC24z9_0")];
    judged = passes.map(({ runs }) =>
      judgePeriod(runs.map(({ measured }) => ({ measured, current: undefined, chambers: undefined }))),
    );
  }, 120_000);

  it.each([0, 1])("have the planted defects found, and no other run, in pass %i", (pass) => {
    const runs = passes[pass]!.runs.map(({ run }) => run);
    const { trends, overlays, off, thin } = judged[pass]!;
    expect([...off].map((run) => runs[run])).toEqual(expect.arrayContaining(Object.keys(shown)));
    expect(off.size).toBe(Object.keys(shown).length);
    expect([...thin].map((run) => runs[run])).toEqual([unjudged]);
    for (const run of off) {
      const [first] = whyUnlike(overlays, run, new Set([...off, ...thin]));
      expect(first!.figure.id).toMatch(shown[runs[run]!]!);
      expect(first!.judged.quality).toBe("bad");
      expect(standsOut(trends, run)[0]!.trend).toMatch(shown[runs[run]!]!);
    }
    const thinRun = runs.indexOf(unjudged);
    for (const { judged } of [...overlays, ...trends]) expect(judged[thinRun]!.quality).toBe("null");
  });

  it("find no run off in the simulation, and no change that is not there", () => {
    expect(judged[2]!.off.size).toBe(0);
    expect(judged.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it("have lines of the most different run where one is, and nowhere else", () => {
    const runs = passes[0]!.runs.map(({ run }) => run);
    const overlay = (id: string) => judged[0]!.overlays.find(({ figure }) => figure.id === id)!;
    const run = (id: string) => {
      const off = overlay(id).judged.flatMap((each, at) => (isOff(each.quality) ? [{ at, far: each.deviation! }] : []));
      return runs[off.toSorted((a, b) => b.far - a.far)[0]?.at ?? -1];
    };
    expect(["clusters", "mip-tpc", "phi-a", "dca-phi-a-pos"].map(run)).toEqual([
      "559119",
      "559107",
      "559104",
      "559110",
    ]);
    for (const id of ["eta", "pt", "phi-c", "sign"]) expect(run(id)).toBeUndefined();
    const divergences = overlay("clusters").distances.map((each) => each?.jensenShannon?.distance ?? 0);
    const [most, next] = divergences.filter((_, at) => runs[at] !== unjudged).toSorted((a, b) => b - a);
    expect(most).toBeCloseTo(0.116, 3);
    expect(next).toBeLessThan(0.0014);
  });

  it("have by today's rule the run and the divergence that ROOT names, with what chance makes of it", () => {
    const { runs } = passes[0]!;
    const wanted = (new GoldenDir(goldenDir!).expected("period.json") as { readonly klLines: KlLines }).klLines;
    const counts = overlayFigures.filter(({ curve }) => curve.kind === "counts");
    const beyond = counts.flatMap((figure) => {
      const found = mostDivergent(runs.map(({ measured }) => curveOf(figure, measured)))!;
      const [run, divergence] = wanted[figure.spec]!.bins.largest;
      expect([figure.id, runs[found.run]!.run]).toEqual([figure.id, run]);
      expect(found.divergence).toBeCloseTo(divergence, 9);
      return found.isBeyondChance ? [`${run} ${figure.id}`] : [];
    });
    expect(beyond).toEqual(["559119 clusters", "559119 crossed-rows", "559107 mip-tpc"]);
  });

  it("differ between the passes in the energy loss alone, by gain and resolution", () => {
    const [a, b] = passes;
    const pairs = a!.runs.flatMap(({ run, measured }) => {
      const other = b!.runs.find((each) => each.run === run);
      return other === undefined ? [] : [[measured, other.measured] as const];
    });
    const figures = comparedFigures.map((figure) => filledFigure(figure, pairs.flat()));
    const found = whatDiffers(figures, (figure) =>
      pairs.map(([one, other]) => [curveOf(figure, one), curveOf(figure, other)]),
    );
    const bad = found.filter(({ quality }) => quality === "bad");
    const regions = ["tpc", "iroc", "oroc1", "oroc2", "oroc3"];
    expect(new Set(bad.map(({ figure }) => figure.id))).toEqual(
      new Set(regions.flatMap((region) => [`mip-${region}`, `mip-max-${region}`])),
    );
    expect(found[0]!.figure.id).toBe("mip-tpc");
    expect(found[0]).toMatchObject({ compared: 10, significant: 10 });
    expect(found[0]!.change.replace("\u00a0", " ")).toBe("mean 49.47 → 50.18 (+1.4 %), σ 3.71 → 3.31");
    const distances = found[0]!.runs.flatMap((run) => (run === undefined ? [] : [run.distance]));
    expect(median(distances)).toBeCloseTo(0.081, 3);
    expect(found[0]!.together!.kolmogorov).toMatchObject({ distance: expect.closeTo(0.077, 3), p: 0 });
    const medium = found.filter(({ quality }) => quality === "medium");
    // Means of the sectors are seen in half of the runs alone, and in all together.
    expect(medium.every(({ figure }) => /^mip-(max-)?(tgl|sector|snp|clusters)-(mean|width)$/.test(figure.id))).toBe(
      true,
    );
    expect(medium.map(({ figure }) => figure.id)).toEqual(
      expect.arrayContaining(["mip-sector-mean", "mip-snp-width", "mip-tgl-width", "mip-max-sector-mean"]),
    );
    const others = found.slice(bad.length + medium.length);
    for (const { compared, quality, significant, together, change } of others) {
      expect(compared).toBeGreaterThan(8);
      expect(quality).toBe("good");
      expect(significant).toBe(0);
      expect(change === "no shift").toBe(together!.corrected > 0.01);
    }
  });

  it.each([0, 1])(
    "name of pass %i against the simulation each bad run where it is bad, and call no other one bad",
    (pass) => {
      const [a, b] = [passes[pass]!, passes[2]!];
      const pairs = a.runs.flatMap(({ run, measured }) => {
        const other = b.runs.find((each) => each.run === run);
        return other === undefined ? [] : [{ run, measured: [measured, other.measured] as const }];
      });
      const all = pairs.flatMap(({ measured }) => measured);
      const figures = comparedFigures.map((figure) => filledFigure(figure, all));
      const found = whatDiffers(figures, (figure) =>
        pairs.map(({ measured: [one, other] }) => [curveOf(figure, one), curveOf(figure, other)]),
      );
      const apart = found.flatMap((each) =>
        each.apart.map((run) => ({ ...run, run: pairs[run.run]!.run, id: each.figure.id, ofFigure: each.quality })),
      );
      const bad = apart.filter(({ quality }) => quality === "bad");
      for (const { run, id } of bad) expect(`${run} ${id}`).toMatch(/^559104 (.*phi.*)$|^559107 mip|^559110 dca/);
      for (const run of ["559104", "559107", "559110"]) expect(bad.map((each) => each.run)).toContain(run);
      for (const { ofFigure } of bad) expect(ofFigure).toBe("bad");
      expect(found[0]!.figure.id).toMatch(/^(mip-tpc|dca-high-phi-a-pos)$/);
      const mip = found.find(({ figure }) => figure.id === "mip-tpc")!;
      expect(mip.apart.map(({ run, change }) => [pairs[run]!.run, change.replace("\u00a0", " ")])).toEqual([
        ["559107", expect.stringMatching(/^mean 50\.2 → 46\.\d \(−[78]\.\d %\)/)],
      ]);
    },
  );
});
