import type { Json, JsonObject } from "../verify/golden-dir.ts";

/** What was planted in a run, as `expected/defects.json` lists it. */
export type Planted =
  | { readonly kind: "dead-sector"; readonly sector: number; readonly padMaps: boolean }
  | {
      readonly kind: "pad-block";
      readonly class: PadBlockClass;
      readonly sector: number;
      readonly rows: readonly [number, number];
      readonly shareOfRow: readonly [number, number];
      /** On the counts. */
      readonly scale: number;
      readonly padMaps: boolean;
    }
  | { readonly kind: "gain"; readonly factor: number }
  /** Relative change from the first to the last window. */
  | { readonly kind: "gain-drift"; readonly relative: number; readonly windows: number }
  | { readonly kind: "dca-shift"; readonly cmA: number; readonly cmC: number }
  | { readonly kind: "dca-modulation"; readonly cm: number }
  | { readonly kind: "cluster-loss"; readonly clustersPerTrack: number }
  | { readonly kind: "low-statistics"; readonly tracks: number }
  | { readonly kind: "no-tpc" }
  | { readonly kind: "truncated"; readonly share: number };

export type PadBlockClass = "dead" | "low" | "hot";

/** What each kind is listed with: numbers, pairs of them, truth values, or one of some words. */
type Field = "number" | "pair" | "flag" | readonly string[];
const fields: { readonly [K in Planted["kind"]]: Readonly<Record<string, Field>> } = {
  "dead-sector": { sector: "number", padMaps: "flag" },
  "pad-block": {
    class: ["dead", "low", "hot"],
    sector: "number",
    rows: "pair",
    shareOfRow: "pair",
    scale: "number",
    padMaps: "flag",
  },
  gain: { factor: "number" },
  "gain-drift": { relative: "number", windows: "number" },
  "dca-shift": { cmA: "number", cmC: "number" },
  "dca-modulation": { cm: "number" },
  "cluster-loss": { clustersPerTrack: "number" },
  "low-statistics": { tracks: "number" },
  "no-tpc": {},
  truncated: { share: "number" },
};

const isA = (value: Json | undefined, field: Field): boolean => {
  if (field === "number") return typeof value === "number";
  if (field === "flag") return typeof value === "boolean";
  if (field === "pair") {
    return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "number");
  }
  return typeof value === "string" && field.includes(value);
};

/** `undefined` where it is of a kind that nothing here looks for, or lacks something. */
export function parsePlanted(listed: JsonObject): Planted | undefined {
  const kind = listed["kind"];
  if (typeof kind !== "string" || !(kind in fields)) return undefined;
  const wanted = Object.entries(fields[kind as Planted["kind"]]);
  return wanted.every(([name, field]) => isA(listed[name], field)) ? (listed as unknown as Planted) : undefined;
}

/** One run of a production, "LHC24zz_apass2", with what is listed of it. */
export interface ListedRun {
  readonly production: string;
  readonly run: string;
  readonly planted: readonly JsonObject[];
}

export const listedRuns = (listed: JsonObject): readonly ListedRun[] =>
  Object.entries(listed).flatMap(([production, runs]) =>
    Object.entries(runs as JsonObject).map(([run, planted]) => ({
      production,
      run,
      planted: planted as readonly JsonObject[],
    })),
  );

/** Of the files of a folder the raw one of a run: "…/LHC24zz/apass2/559101.root" of LHC24zz_apass2. */
export const fileOf = ({ production, run }: ListedRun, files: readonly string[]): string | undefined =>
  files.find((path) => path.split("/").slice(-3, -1).join("_") === production && path.endsWith(`/${run}.root`));

/** "pad-block hot 2.5, sector 10", "gain 0.93". */
export function wordsOf(listed: JsonObject): string {
  const sizes = ["kind", "class", "scale", "factor", "relative", "cmA", "cmC", "cm", "tracks", "clustersPerTrack"];
  const words = sizes.flatMap((name) => {
    const value = listed[name];
    return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
  });
  const { sector } = listed;
  return `${words.join(" ")}${typeof sector === "number" ? `, sector ${sector}` : ""}`;
}
