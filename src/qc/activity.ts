import { partsOfName } from "./merged-name.ts";

/** Which run a file is about, and how far to trust that. */
export interface RunInfo {
  readonly run: number | undefined;
  /** Start of a time slice of the run, "hh:mm", by the file's name; `undefined`: the whole run. */
  readonly slice: string | undefined;
  readonly period: string | undefined;
  readonly pass: string | undefined;
  readonly kind: "data" | "mc" | undefined;
  readonly beam: string | undefined;
  /** First and last ms since 1970. */
  readonly validity: readonly [number, number] | undefined;
  /** Where it is from. */
  readonly from: "activity" | "file-name";
  /** Reasons to distrust the Activity (`format-risks.md` §3), in words; empty where it is sound. */
  readonly doubts: readonly string[];
}

const provenances = ["qc", "qc_async", "qc_mc"];

/**
 * The run by the Activity of an object, as stored: `mId`, `mPeriodName`, `mPassName`, `mProvenance`, `mValidity`.
 * Releases with the same version number wrote different layouts, so fields may be shifted: what does not look like
 * a run, a period or a provenance is not believed, and the name of the file or its path is taken instead.
 */
export function parseActivity(raw: unknown, source: string): RunInfo {
  const guess = guessFromName(source);
  if (typeof raw !== "object" || raw === null) return guess;
  const { mId, mPeriodName, mPassName, mProvenance, mValidity, mBeamType } = raw as Readonly<Record<string, unknown>>;
  const doubts = [
    isRun(mId) ? "" : `run ${shown(mId)}`,
    isPeriod(mPeriodName) ? "" : `period ${shown(mPeriodName)}`,
    provenances.includes(mProvenance as string) ? "" : `provenance ${shown(mProvenance)}`,
  ].filter((doubt) => doubt !== "");
  if (doubts.length > 0) {
    const text = `The run's description in the file is not sound (${doubts.join(", ")}): run, period and pass are from the file's name.`;
    return { ...guess, doubts: [text] };
  }
  const run = mId as number;
  const other =
    guess.run !== undefined && guess.run !== run
      ? [`The file is named after run ${guess.run}, but its objects say run ${run}.`]
      : [];
  return {
    run,
    slice: partsOfName(source) === undefined ? sliceOf(source, true) : undefined,
    period: mPeriodName as string,
    pass: typeof mPassName === "string" && mPassName !== "" ? mPassName : guess.pass,
    kind: mProvenance === "qc_mc" || guess.kind === "mc" ? "mc" : "data",
    beam: typeof mBeamType === "string" && /^[\w-]{1,20}$/.test(mBeamType) ? mBeamType : undefined,
    validity: validityOf(mValidity),
    from: "activity",
    doubts: other,
  };
}

const isRun = (id: unknown): boolean =>
  typeof id === "number" && Number.isInteger(id) && id >= 100_000 && id <= 999_999;
const isPeriod = (name: unknown): boolean => typeof name === "string" && /^LHC\d\d\w{1,12}$/.test(name);
const shown = (value: unknown): string =>
  typeof value === "string" ? `"${value.slice(0, 40)}"` : String(value).slice(0, 40);

/** Invalid is {2⁶⁴ − 1, 0}, "for ever" is {1, 2⁶⁴ − 1}: both say nothing of a run. */
function validityOf(raw: unknown): readonly [number, number] | undefined {
  if (typeof raw !== "object" || raw === null || !("mMin" in raw) || !("mMax" in raw)) return undefined;
  const [from, to] = [Number(raw.mMin), Number(raw.mMax)];
  const latest = 32_503_680_000_000; // the year 3000
  return from > 1 && to >= from && to < latest ? [from, to] : undefined;
}

/**
 * "hh:mm" of files that hold a part of a run: `559108_1200.root`, `559108_1200_QC.root`, and `1200.root`, `1200_QC.root` where
 * the run is known without the name. Four digits that are no time are none.
 */
function sliceOf(path: string, runIsKnown: boolean): string | undefined {
  const [, run, hours, minutes] =
    /(?:^|[\\/:])(\d{6}_)?([01]\d|2[0-3])([0-5]\d)(?:_QC)?\.root$/.exec(path.replace(/[?#].*$/s, "")) ?? [];
  return hours === undefined || (run === undefined && !runIsKnown) ? undefined : `${hours}:${minutes}`;
}

/** The slice that a name tells of a file that is known to be a part of a run. */
export const sliceOfPart = (path: string): string | undefined => sliceOf(path, true);

/**
 * Run, period and pass from a path or an address, in the layouts of `workflow.md` §1: `2024/LHC24zz/apass2/559101.root`,
 * `559101_QC.root`, `559101_1200.root`, `sim/2024/LHC24z9/0/559101.root`, `/alice/data/2024/LHC24zz/559101/apass2/…/QC_fullrun.root`.
 */
export function guessFromName(path: string): RunInfo {
  const names = partsOfName(path);
  if (names !== undefined) return infoOfParts(names.map(guessFromName));
  const parts = path.replace(/[?#].*$/s, "").split(/[\\/]/);
  const file = parts.at(-1) ?? "";
  const run = /(?<!\d)(\d{6})(?!\d)/.exec(file)?.[1] ?? parts.find((part) => /^\d{6}$/.test(part));
  const period = parts.find((part) => isPeriod(part));
  const pass = parts.find((part) => /^[a-z]*pass\w*$/i.test(part));
  return {
    run: run === undefined ? undefined : Number(run),
    slice: sliceOf(path, run !== undefined),
    period,
    pass,
    kind: parts.includes("sim") ? "mc" : period === undefined ? undefined : "data",
    beam: undefined,
    validity: undefined,
    from: "file-name",
    doubts: [],
  };
}

/** Of a run that is made of its parts: what is the same of all. */
function infoOfParts(parts: readonly RunInfo[]): RunInfo {
  const common = <K extends "run" | "period" | "pass" | "kind">(key: K): RunInfo[K] | undefined => {
    const [first, ...others] = parts.map((part) => part[key]);
    return others.every((other) => other === first) ? first : undefined;
  };
  return {
    run: common("run"),
    slice: undefined,
    period: common("period"),
    pass: common("pass"),
    kind: common("kind"),
    beam: undefined,
    validity: undefined,
    from: "file-name",
    doubts: [],
  };
}

/**
 * The Activity of a run that is made of its parts, as stored: that of the first, from when the first part holds until when
 * the last does. `undefined` where no part has one.
 */
export function mergeActivities(parts: readonly unknown[]): unknown {
  const stored = parts.filter((part) => typeof part === "object" && part !== null);
  const [first] = stored;
  if (first === undefined) return undefined;
  const validities = stored.map((part) => validityOf((part as { readonly mValidity?: unknown }).mValidity));
  if (!validities.every((validity) => validity !== undefined)) return first;
  const [mMin, mMax] = [Math.min(...validities.map(([from]) => from)), Math.max(...validities.map(([, to]) => to))];
  return { ...first, mValidity: { mMin, mMax } };
}
