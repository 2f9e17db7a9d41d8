import { pathToFileURL } from "node:url";
import { explain } from "../src/base/explain.ts";
import type { Result } from "../src/base/result.ts";
import type { PlainObject } from "../src/hist/object.ts";
import type { MeasuredGroup } from "../src/jobs/extract-api.ts";
import { formatObject, parseObject } from "../src/qc/object-path.ts";
import type { Rule } from "../src/qc/quality.ts";
import { recipesRelease } from "../src/qc/measurement.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { judgeReport } from "../src/reports/judge.ts";
import { planPanels, type PlannedGroup } from "../src/reports/plan.ts";
import { runReport } from "../src/reports/run.ts";
import type { Measured } from "../src/reports/verdicts.ts";
import { openRootFile } from "../src/root/open.ts";
import { createExtractJob } from "../workers/extract-job.ts";
import { openNodeFile } from "./file-source.ts";

const usage = `npm run results -- FILE… [--object TASK/NAME]… [--report run] [--rule robust|parity]

Prints as JSON what the app computes from each file: see docs/results.md.`;

interface Options {
  readonly files: readonly string[];
  readonly objects: readonly string[];
  readonly report: boolean;
  readonly rule: Rule;
}

/** Exit code 0: every file and object was read; 1: something was not (the JSON says what); 2: wrong usage. */
export async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const results = [];
  for (const path of options.files) results.push(await resultsOf(path, options));
  console.log(JSON.stringify(results, plainJson, 1));
  return results.every((each) => each.ok) ? 0 : 1;
}

function parseOptions(args: readonly string[]): Options | undefined {
  const files: string[] = [];
  const objects: string[] = [];
  let report = false;
  let rule: Rule = "robust";
  for (let i = 0; i < args.length; i += 1) {
    const value = args[i + 1];
    if (args[i] === "--object" && value !== undefined && parseObject(value) !== undefined)
      objects.push(args[(i += 1)]!);
    else if (args[i] === "--report" && value === "run") [report, i] = [true, i + 1];
    else if (args[i] === "--rule" && (value === "robust" || value === "parity")) [rule, i] = [value, i + 1];
    else if (args[i]!.startsWith("--")) return undefined;
    else files.push(args[i]!);
  }
  return files.length === 0 ? undefined : { files, objects, report: report || objects.length === 0, rule };
}

type ObjectJson = ReturnType<typeof objectOf> | { readonly error: ReturnType<typeof failureOf> };

async function resultsOf(path: string, options: Options) {
  const job = createExtractJob({
    openBytes: () => openNodeFile(path),
    openRoot: openRootFile,
    store: () => Promise.resolve(undefined),
    now: () => Date.now(),
  });
  const source = { kind: "url", url: pathToFileURL(path).href, withCredentials: false } as const;
  const head = { schema: "tpc-qc-results/1", release: recipesRelease, path, rule: options.rule };
  const opened = await job.open(source);
  if (!opened.ok) return { ...head, ok: false, error: failureOf(opened.error) };
  const file = opened.value;
  const panels = options.report ? runReport.sections.flatMap((section) => section.panels) : [];
  const groups: readonly PlannedGroup[] = [...planPanels(panels, options.rule), ...options.objects.map(planObject)];
  const objects: Record<string, ObjectJson> = {};
  const measured = new Map<string, Measured>();
  let info = file.guess;
  for (const group of groups) {
    const got = await job.measure({ file, source, sourceName: source.url, keep: false, ...group });
    if (got.ok) info = got.value.info;
    for (const [name, object, states] of objectsOf(group, got)) {
      objects[name] = object;
      measured.set(name, states);
    }
  }
  const verdicts = options.report
    ? judgeReport(runReport, (object) => measured.get(object) ?? { kind: "waiting" }, options.rule)
    : undefined;
  const missing = Object.values(objects).some((object) => "error" in object);
  return { ...head, ok: !missing, file: fileOf(file), info, objects, verdicts };
}

function planObject(object: string): PlannedGroup {
  const at = parseObject(object)!;
  const recipes = [{ kind: "moments" } as const];
  return { task: at.task, window: at.window, objects: [{ name: at.name, recipes }] };
}

function* objectsOf(group: PlannedGroup, got: Result<MeasuredGroup>): Generator<[string, ObjectJson, Measured]> {
  if (!got.ok) {
    for (const { name } of group.objects) {
      yield [formatObject({ ...group, name }), { error: failureOf(got.error) }, { kind: "failed", error: got.error }];
    }
    return;
  }
  for (const { name, object, measurements } of got.value.objects) {
    const path = formatObject({ ...group, name });
    if (object.ok) {
      yield [path, objectOf(object.value, measurements), { kind: "ready", measurements: new Map(measurements) }];
    } else {
      yield [path, { error: failureOf(object.error) }, { kind: "failed", error: object.error }];
    }
  }
}

function objectOf(object: PlainObject, measurements: readonly (readonly [string, unknown])[]) {
  const contents = object.kind === "histogram" ? object.hist : { kind: object.kind };
  return { contents, measurements: Object.fromEntries(measurements) };
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
