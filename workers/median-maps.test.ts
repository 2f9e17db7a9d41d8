import { describe, expect, it } from "vitest";
import { fail, ok, unwrap, type Result } from "../src/base/result.ts";
import { hist1D } from "../src/hist/build.ts";
import type { Hist2D } from "../src/hist/hist.ts";
import type { MeasuredGroup, MeasureRequest } from "../src/jobs/extract-api.ts";
import { guessFromName } from "../src/qc/activity.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { openRootFile } from "../src/root/open.ts";
import { openNodeFile } from "../tools/file-source.ts";
import { golden, goldenDir } from "../tools/testing/golden.ts";
import { expectedJson } from "../src/root/testing/golden-file.ts";
import { createExtractJob } from "./extract-job.ts";
import { medianMaps } from "./median-maps.ts";

const mapOf = (...values: number[]): Hist2D => {
  const line = hist1D({ name: "h", x: { n: 2, lo: 0, hi: 1 }, values: [0, 0] });
  const cells = new Float64Array(12);
  values.forEach((value, i) => (cells[5 + i] = value));
  return {
    ...line,
    kind: "2d",
    y: { ...line.x, n: 1 },
    values: cells,
    variances: undefined,
    sums: [0, 0, 0, 0, 0, 0, 0],
  };
};

/** Runs by number, each with its map of η and φ. */
function request(maps: readonly (Hist2D | undefined)[]) {
  const job = {
    measure: ({ file, objects }: MeasureRequest): Promise<Result<MeasuredGroup>> => {
      const hist = maps[Number(file.name)];
      if (hist === undefined) return Promise.resolve(fail({ kind: "not-kept", source: file.name }));
      const missing = (name: string) => fail({ kind: "object-missing", path: name, source: file.name });
      return Promise.resolve(
        ok({
          info: file.guess,
          names: [],
          entries: 1,
          notes: [],
          from: "file" as const,
          objects: objects.map(({ name }) => ({
            name,
            object: name === "h2DEtaPhi" ? ok({ kind: "histogram", name, hist } as const) : missing(name),
            measurements: [],
          })),
        }),
      );
    },
  };
  const runs = maps.map((_, i) => ({ file: fileOf(String(i)), source: undefined, sourceName: "" }));
  return { job, request: { runs, labels: maps.map((_, i) => `run ${i}`), task: "Tracks" as const } };
}

const fileOf = (name: string): RunFile => ({
  identity: name,
  name,
  size: 1,
  rootVersion: 1,
  layout: "int",
  tasks: [],
  guess: guessFromName(name),
});

interface Written {
  readonly runs: readonly string[];
  readonly median: readonly (readonly number[])[];
  readonly low16: readonly (readonly number[])[];
}

const read = (json: Uint8Array): Written => JSON.parse(new TextDecoder().decode(json)) as Written;

describe("median maps of runs", () => {
  it("are the medians of each bin, of the runs that are read, filled, and of the same bins", async () => {
    const other = { ...mapOf(1, 1), x: { ...mapOf(1).x, hi: 2 } };
    const of = request([mapOf(1, 3), mapOf(2, 2), undefined, mapOf(3, 1), mapOf(0, 0), other]);
    const told: (readonly [number, number])[] = [];
    const got = unwrap(await medianMaps(of.request, of.job, (done, total) => void told.push([done, total])));
    const [[name, json]] = got.written as [(typeof got.written)[0]];
    expect(name).toBe("h2DEtaPhi");
    expect(read(json)).toMatchObject({
      object: "Tracks/h2DEtaPhi",
      runs: ["run 0", "run 1", "run 3"],
      median: [[0.5, 0.5]],
      low16: [[0.33, 0.33]],
      x: { n: 2, lo: 0, hi: 1 },
    });
    expect(got.failed).toEqual([[2, { kind: "not-kept", source: "2" }]]);
    expect(told.at(-1)).toEqual([6, 6]);
  });

  it("fail where no run can be read, and end when they are cancelled", async () => {
    const none = request([undefined]);
    expect(await medianMaps(none.request, none.job, () => undefined)).toMatchObject({ error: { kind: "not-kept" } });
    const some = request([mapOf(1, 1)]);
    await expect(medianMaps(some.request, some.job, () => undefined, AbortSignal.abort())).rejects.toThrow();
  });
});

describe.runIf(goldenDir)("of golden runs", () => {
  it("are those that ROOT computes", { timeout: 120_000 }, async () => {
    const period = expectedJson("period.json") as {
      readonly production: { readonly key: string; readonly runs: readonly number[] };
      readonly medianHistograms: {
        readonly h2DEtaPhi: { readonly sum: number; readonly bins: readonly (readonly [number, number, number])[] };
      };
    };
    const { runs } = period.production;
    const job = createExtractJob({
      openBytes: (ref) => openNodeFile(ref.kind === "url" ? ref.url : ""),
      openRoot: openRootFile,
      store: () => Promise.resolve(undefined),
      now: () => 0,
    });
    const files = [];
    for (const run of runs) {
      const url = golden(`2024/LHC24zz/apass2/${run}.root`);
      const source = { kind: "url", url, withCredentials: false } as const;
      files.push({ file: unwrap(await job.open(source)), source, sourceName: url });
    }
    const request = { runs: files, labels: runs.map(String), task: "Tracks" as const };
    const got = unwrap(await job.medianMaps(request, () => undefined));
    const { median } = read(got.written.find(([name]) => name === "h2DEtaPhi")![1]);
    const want = period.medianHistograms.h2DEtaPhi;
    const sum = median.flat().reduce((all, each) => all + each, 0);
    expect(sum / want.sum).toBeCloseTo(1, 6);
    for (const [x, y, value] of want.bins) expect(median[y - 1]![x - 1]).toBeCloseTo(value, 10);
    expect(got.written.length).toBeGreaterThan(20);
  });
});
