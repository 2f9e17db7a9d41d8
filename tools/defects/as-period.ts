import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unwrap } from "../../src/base/result.ts";
import { padRows } from "../../src/qc/pads/geometry.ts";
import { parseParameters } from "../../src/qc/parse-parameters.ts";
import { chamberCounts } from "../../src/qc/period/chamber-counts.ts";
import { judgePeriod, type JudgedPeriod } from "../../src/qc/period/judge-period.ts";
import { whyUnlike } from "../../src/qc/period/why-unlike.ts";
import { isOff } from "../../src/qc/quality.ts";
import { toParameters } from "../../src/qc/run-parameters.ts";
import { noVerdicts } from "../../src/reports/judge.ts";
import { standingOf, type RunStanding } from "../../src/reports/period/standing.ts";
import type { GoldenDir } from "../verify/golden-dir.ts";
import { listedOf, readRuns, type ReadRun } from "./period/read-runs.ts";
import { measuredRun, measurementsOf } from "./period/wanted.ts";
import { parsePlanted, wordsOf, type ListedRun, type Planted } from "./planted.ts";
import { isWrong, type Row } from "./rows.ts";

/**
 * The runs of a production that can be read, judged together as the page of a period judges them.
 *
 * @param alone what the report of each run said of its defects: the page of a period tells that as well.
 */
export async function rowsOfPeriod(
  dir: GoldenDir,
  production: string,
  alone: ReadonlyMap<string, readonly Row[]>,
): Promise<readonly { readonly run: string; readonly rows: readonly Row[] }[]> {
  const runs = await readRuns(dir, listedOf(dir, production), (run, path) => ({
    listed: run.listed,
    measured: measuredRun(measurementsOfRun(run)),
    current: currentsBeside(dir.at(path)).get(Number(run.listed.run)),
  }));
  const judged = judgePeriod(runs.map((run) => ({ ...run, chambers: chamberCounts(run.measured) })));
  return runs.map(({ listed }, run) => ({
    run: listed.run,
    rows: rowsOf(listed, judged, run, alone.get(listed.run) ?? []),
  }));
}

const measurementsOfRun = ({ objects }: ReadRun) =>
  new Map([...objects.values()].flatMap((object) => measurementsOf(object, (name) => objects.get(name))));

/** Currents of the magnet by run, from `runparameters.json` in the folder of the file. */
function currentsBeside(path: string): ReadonlyMap<number, number | undefined> {
  const beside = join(dirname(path), "runparameters.json");
  if (!existsSync(beside)) return new Map();
  const given = unwrap(parseParameters(readFileSync(beside, "utf8"), beside));
  return new Map([...given].map(([run, parameters]) => [run, toParameters(parameters).current]));
}

function rowsOf({ planted }: ListedRun, judged: JudgedPeriod, run: number, alone: readonly Row[]): readonly Row[] {
  const unlike = new Map([[run, whyUnlike(judged.overlays, run, new Set([...judged.off, ...judged.thin]))]]);
  const own = { run, own: noVerdicts, tpcMissing: false, entries: undefined };
  const standing = standingOf(own, { ...judged, unlike });
  const words = standing.reasons.map((reason) => reason.words).join("; ");
  if (planted.length === 0) {
    // "null": with far fewer entries than the others, it was not judged.
    const { quality } = standing;
    const result = quality === "good" || quality === "null" ? "nothing-raised" : "false-alarm";
    return [{ what: "–", result, words: words || `${judged.trends.length} trends, ${judged.overlays.length} figures` }];
  }
  const all = planted.map(parsePlanted);
  const first = unlike.get(run)!.find((figure) => isOff(figure.judged.quality))?.figure.id;
  return planted.map((listed, i) => {
    const beside = looked(all[i], all, standing, first, judged, run);
    const own = alone[i];
    const isOwn = isWrong({ what: "", ...beside }) && own?.result === "found";
    return {
      what: wordsOf(listed),
      ...(isOwn ? { result: "found", words: `in its own report: ${own.words}` } : beside),
    };
  });
}

/** Panels and figures that show a defect: the page has to name one of them first, and the figure that differs most is one. */
const shows: Partial<Readonly<Record<Planted["kind"], RegExp>>> = {
  "dead-sector": /^((trend-)?(phi|eta|tgl)|clusters-phi|eta-phi|chambers|pads-clusters)/,
  gain: /^(trend-)?mip/,
  "dca-shift": /^(trend-)?dca/,
  "dca-modulation": /^dca-phi/,
  "cluster-loss": /^((trend-)?clusters|crossed-rows)/,
};

const showsOf = (planted: Planted | undefined): RegExp => shows[planted?.kind ?? "truncated"] ?? /^mip/;

function looked(
  planted: Planted | undefined,
  all: readonly (Planted | undefined)[],
  { quality, reasons }: RunStanding,
  figure: string | undefined,
  { chambers, thin }: JudgedPeriod,
  run: number,
): Pick<Row, "result" | "words"> {
  const words = reasons[0]?.words ?? "nothing";
  if (planted?.kind === "low-statistics") return { result: thin.has(run) ? "found" : "missed", words };
  if (planted?.kind === "pad-block") {
    if (!planted.padMaps) return { result: "not-testable", words: "the file has no pad maps" };
    const chamber = planted.sector + (padRows[planted.rows[0]]!.stack === 0 ? 0 : 36);
    const cell = chambers.cells[run]![chamber]!;
    return { result: isOff(cell.quality) ? "found" : "missed", words: cell.why };
  }
  const panelOf = (reason: RunStanding["reasons"][number] | undefined): string => reason?.at?.panel ?? "";
  const own = reasons.find((reason) => showsOf(planted).test(panelOf(reason)));
  if (planted?.kind === "gain-drift" && own === undefined) {
    return { result: "not-testable", words: "its mean is right: windows tell" };
  }
  if (quality === "good" || quality === "null") return { result: "missed", words };
  // Of several defects only one can be first: each has to be named, and what is first is of one of them.
  const isOfAny = (id: string): boolean => all.some((each) => showsOf(each).test(id));
  const isRight = own !== undefined && isOfAny(panelOf(reasons[0])) && (figure === undefined || isOfAny(figure));
  const told = isRight ? own : reasons[0];
  return {
    result: isRight ? "found" : "wrong-place",
    words: `${told?.words ?? words} (${panelOf(told)}; differs most in ${figure ?? "none"})`,
  };
}
