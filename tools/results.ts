import { existsSync } from "node:fs";
import { explain } from "../src/base/explain.ts";
import type { Result } from "../src/base/result.ts";
import type { ShownObject } from "../src/hist/object.ts";
import type { MeasuredObject } from "../src/jobs/extract-api.ts";
import { asReleased } from "../src/qc/check-settings.ts";
import type { Member } from "../src/qc/listing.ts";
import { parseObject } from "../src/qc/object-path.ts";
import type { Rule } from "../src/qc/quality.ts";
import { recipesRelease } from "../src/qc/recipe.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { judgeReport } from "../src/reports/judge.ts";
import { planPanels, type PlannedGroup } from "../src/reports/plan.ts";
import { runReport } from "../src/reports/run.ts";
import { measureRun, openRun, type OpenRun } from "./read-run.ts";

const usage = `npm run results -- [--merge] FILE… [--object TASK/NAME | /KEY[//MEMBER]]… [--list [DIRECTORY]]… [--report run] [--rule robust|parity]

Prints as JSON what the app computes from each file, or from all together as parts of one run: see docs/results.md.`;

interface Options {
  readonly files: readonly string[];
  readonly objects: readonly string[];
  /** Directories to be listed. */
  readonly lists: readonly string[];
  readonly report: boolean;
  readonly rule: Rule;
  /** The files are parts of one run. */
  readonly merge: boolean;
}

/** Exit code 0: every file and object was read; 1: something was not (the JSON says what); 2: wrong usage. */
export async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const absent = options.files.filter((path) => !existsSync(path));
  if (absent.length > 0) {
    console.error(`There is no file ${absent.join(", no file ")}.`);
    return 2;
  }
  const results = [];
  const runs = options.merge ? [options.files] : options.files.map((path) => [path]);
  for (const paths of runs) results.push(await resultsOf(paths, options));
  console.log(JSON.stringify(results, plainJson, 1));
  return results.every((each) => each.ok) ? 0 : 1;
}

function parseOptions(args: readonly string[]): Options | undefined {
  const files: string[] = [];
  const objects: string[] = [];
  const lists: string[] = [];
  let report = false;
  let rule: Rule = "robust";
  let merge = false;
  for (let i = 0; i < args.length; i += 1) {
    const value = args[i + 1];
    if (args[i] === "--object" && value !== undefined && parseObject(value) !== undefined)
      objects.push(args[(i += 1)]!);
    else if (args[i] === "--list") {
      const isNamed = value !== undefined && !value.startsWith("--");
      lists.push(isNamed ? value.replace(/^\/|\/$/g, "") : "");
      if (isNamed) i += 1;
    } else if (args[i] === "--merge") merge = true;
    else if (args[i] === "--report" && value === "run") [report, i] = [true, i + 1];
    else if (args[i] === "--rule" && (value === "robust" || value === "parity")) [rule, i] = [value, i + 1];
    else if (args[i]!.startsWith("--")) return undefined;
    else files.push(args[i]!);
  }
  if (files.length < (merge ? 2 : 1)) return undefined;
  return { files, objects, lists, report: report || objects.length + lists.length === 0, rule, merge };
}

async function resultsOf(paths: readonly string[], options: Options) {
  const where = options.merge ? { path: paths.join(" "), merged: paths } : { path: paths[0]! };
  const head = { schema: "tpc-qc-results/1", release: recipesRelease, ...where, rule: options.rule };
  const opened = await openRun(...paths);
  if (!opened.ok) return { ...head, ok: false, error: failureOf(opened.error) };
  const { file } = opened.value;
  if (options.report && file.tasks.length === 0) {
    return { ...head, ok: false, error: failureOf({ kind: "no-tpc-objects", source: file.name }) };
  }
  const panels = options.report ? runReport.sections.flatMap((section) => section.panels) : [];
  const collections = await collectionsOf(opened.value, options.objects);
  const single = options.objects.filter((object) => !collections.has(object));
  const plan = [...planPanels(panels, options.rule), ...single.map(planObject)];
  const { info, measured, objects, tpcMissing } = await measureRun(opened.value, plan);
  const read = [...objects].map(([at, object]) => [at, objectOf(object)] as const);
  const verdicts =
    options.report && tpcMissing !== true
      ? judgeReport(runReport, (object) => measured.get(object) ?? { kind: "waiting" }, {
          rule: options.rule,
          settings: asReleased,
        })
      : undefined;
  const all: Readonly<Record<string, object>> = Object.fromEntries([...read, ...collections]);
  const lists = await listsOf(opened.value, options.lists);
  // What a file has nothing of is its own affair, unless it was asked for by name.
  const isWrong = ([at, each]: readonly [string, Failing]): boolean =>
    each.error !== undefined && (each.error.kind !== "object-missing" || options.objects.includes(at));
  const failing = [...Object.entries<Failing>(all), ...Object.entries<Failing>(lists ?? {})].some(isWrong);
  return { ...head, ok: !failing, file: fileOf(file), info, tpcMissing, lists, objects: all, verdicts };
}

interface Failing {
  readonly error?: ReturnType<typeof failureOf>;
}

async function listsOf({ job, file, source }: OpenRun, directories: readonly string[]) {
  if (directories.length === 0) return undefined;
  const lists: Record<string, object> = {};
  for (const directory of directories) {
    const got = await job.list({ file, source, directory });
    lists[`/${directory}`] = got.ok ? got.value : { error: failureOf(got.error) };
  }
  return lists;
}

/** Keys among the objects asked for that hold several: of them what they hold. */
async function collectionsOf({ job, file, source }: OpenRun, objects: readonly string[]) {
  const found = new Map<string, { readonly members: readonly Member[] }>();
  for (const object of objects) {
    const { group, name } = parseObject(object)!;
    if (group.kind !== "key" || name !== "") continue;
    const got = await job.members({ file, source, path: group.path });
    if (got.ok && got.value.length !== 1) found.set(object, { members: got.value });
  }
  return found;
}

function planObject(object: string): PlannedGroup {
  const { group, name } = parseObject(object)!;
  return { group, objects: [{ name, recipes: [{ kind: "moments" }] }] };
}

function objectOf(measured: Result<MeasuredObject>) {
  if (!measured.ok) return { error: failureOf(measured.error) };
  const { object, measurements } = measured.value;
  const contents = object.ok ? contentsOf(object.value) : undefined;
  return { contents, measurements: Object.fromEntries(measurements) };
}

/** Values per pad are too many to print; what is measured of them tells. */
function contentsOf(object: ShownObject) {
  if (object.kind === "histogram") return object.hist;
  return object.kind === "pads" || object.kind === "measured-only" ? { kind: "pads" } : object;
}

const fileOf = ({ identity, name, size, rootVersion, layout, tasks }: RunFile) => ({
  identity,
  name,
  size,
  rootVersion,
  layout,
  tasks,
});

const failureOf = (error: Parameters<typeof explain>[0]) => ({ ...error, sentence: explain(error) });

/** Typed arrays as arrays; numbers that do not exist as null. */
function plainJson(_key: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<number>, (each) => (Number.isFinite(each) ? each : null));
  }
  if (typeof value === "bigint") return value.toString();
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}
