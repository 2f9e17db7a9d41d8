import { basename } from "node:path";
import { explain } from "../../src/base/explain.ts";
import type { QcError } from "../../src/base/result.ts";
import { edgesOf } from "../../src/hist/axis.ts";
import type { Graph } from "../../src/hist/graph.ts";
import type { Hist } from "../../src/hist/hist.ts";
import type { PlainObject } from "../../src/hist/object.ts";
import { profileCell } from "../../src/hist/profile.ts";
import { varianceOf } from "../../src/hist/sums.ts";
import type { Tree } from "../../src/hist/tree.ts";
import type { RootFile, RootKey } from "../../src/root/file.ts";
import { openRootFile } from "../../src/root/open.ts";
import { openNodeFile } from "../file-source.ts";
import type { Tally } from "./tally.ts";
import type { Numbers, WantedFile, WantedGraph, WantedHist, WantedObject, WantedTree } from "./wanted.ts";

/** Compares one file with what uproot reads of it. */
export async function compareFile(tally: Tally, path: string, wanted: WantedFile): Promise<void> {
  tally.at(basename(path));
  const source = await openNodeFile(path);
  const opened = source.ok ? await openRootFile(source.value) : source;
  if (!opened.ok || wanted.error !== undefined) {
    const [ours, theirs] = [opened.ok ? "opened" : opened.error.kind, wanted.error ?? "opened"];
    if (opened.ok) opened.value.close();
    return tally.notRead("files", `${basename(path)}: ours: ${ours}, uproot: ${theirs}`);
  }
  tally.compare("files", "", true, () => "");
  const keys = await allKeys(opened.value, "");
  const ours = keys.map(({ path, cycle, className }) => `${path.replace(/;\d+$/, "")};${cycle} ${className}`);
  const theirs = (wanted.keys ?? []).map(([path, cycle, className]) => `${path};${cycle} ${className}`);
  const [a, b] = [ours.toSorted().join(", "), theirs.toSorted().join(", ")];
  tally.compare("keys with cycle and class", "", a === b, () => firstDifference(a, b));
  for (const key of keys) {
    const of = wanted.objects?.[`${key.path.replace(/;\d+$/, "")};${key.cycle}`];
    if (of !== undefined) await compareObject(tally, opened.value, key, of);
    else if (!key.isDirectory) await readOther(tally, opened.value, key);
  }
  opened.value.close();
}

async function allKeys(file: RootFile, directory: string): Promise<readonly RootKey[]> {
  const listed = await file.list(directory);
  if (!listed.ok) throw new Error(explain(listed.error));
  const all: RootKey[] = [];
  for (const key of listed.value) all.push(key, ...(key.isDirectory ? await allKeys(file, key.path) : []));
  return all;
}

/** Classes that uproot is not asked for: they must be read or refused in words. */
async function readOther(tally: Tally, file: RootFile, { path, className }: RootKey): Promise<void> {
  const read = await file.read(path);
  const error = read.ok ? failureIn(read.value.objects) : read.error;
  tally.compare("other objects: read, or refused in words", path, error?.kind !== "defect", () => explain(error!));
  if (error !== undefined) tally.notRead("other objects: read, or refused in words", `${className}: ${error.kind}`);
}

const failureIn = (objects: readonly PlainObject[]): QcError | undefined =>
  objects.map((object) => (object.kind === "failed" ? object.error : undefined)).find((error) => error !== undefined);

async function compareObject(tally: Tally, file: RootFile, key: RootKey, wanted: WantedObject): Promise<void> {
  const quantity = wanted.kind === "failed" ? `${wanted.class} that uproot cannot read` : wanted.class;
  const read = await file.read(key.path);
  const object = read.ok ? read.value.objects[0] : undefined;
  const error = read.ok ? failureIn(read.value.objects) : read.error;
  if (error !== undefined || object === undefined) return tally.notRead(quantity, `ours: ${error?.kind}`);
  if (wanted.kind === "failed") return tally.notRead(quantity, `uproot: ${wanted.error.split("\n")[0]}`);
  if (wanted.kind === "tree" && object.kind === "tree") return compareTree(tally, file, key, object.tree, wanted);
  if (wanted.kind === "graph" && object.kind === "graph") return compareGraph(tally, key.path, object.graph, wanted);
  if (wanted.kind === "histogram" && (object.kind === "histogram" || object.kind === "parts")) {
    return compareHists(tally, key.path, object.kind === "parts" ? object.hists : [object.hist], wanted);
  }
  tally.compare(quantity, key.path, false, () => `became ${object.kind}`);
}

function compareHists(tally: Tally, path: string, hists: readonly Hist[], wanted: WantedHist): void {
  const of = (what: string, equal: boolean, found: () => string): void =>
    tally.compare(`${wanted.class}: ${what}`, path, equal, found);
  const [first] = hists;
  if (first === undefined) return of("contents", false, () => "no histogram");
  of("entries", sameNumber(first.entries, wanted.entries), () => `${first.entries}, wanted ${wanted.entries}`);
  if (wanted.edges.length < 3) {
    const axes = first.kind === "2d" ? [first.x, first.y] : [first.x];
    of(
      "edges",
      axes.every((axis, i) => worst(edgesOf(axis), wanted.edges[i]!) < 1e-12),
      () => "differ",
    );
  } else {
    of(
      "edges",
      [0, 1, 2].every((i) => worst(edgesOf(hists[i]!.x), wanted.edges[i]!) < 1e-12),
      () => "differ",
    );
  }
  const nested = (numbers: WantedHist["values"]): readonly Numbers[] =>
    numbers.length === 0 || Array.isArray(numbers[0]) ? (numbers as readonly Numbers[]) : [numbers as Numbers];
  const tolerance = wanted.edges.length < 3 ? 0 : 1e-12;
  nested(wanted.values).forEach((values, i) => {
    const off = worst(contentsOf(hists[i]), values);
    of("contents", off <= tolerance * scaleOf(values), () => `off by ${off}`);
  });
  const ofProfile = wanted.errors !== undefined;
  if (!ofProfile && wanted.variances === undefined)
    tally.notRead(`${wanted.class}: errors`, "uproot: this kind of error");
  const errors = ofProfile ? [wanted.errors] : nested(wanted.variances ?? []);
  errors.forEach((values, i) => {
    const off = worst(ofProfile ? errorsOf(hists[i]) : variancesOf(hists[i]), values);
    of("errors", off <= (ofProfile ? 1e-9 : tolerance) * scaleOf(values), () => `off by ${off}`);
  });
}

/** Means of a profile are 0 where it has no weight, as uproot has them. */
function contentsOf(hist: Hist | undefined): ArrayLike<number> {
  if (hist === undefined) return [];
  if (hist.kind !== "profile") return hist.values;
  return Float64Array.from(hist.weights, (_, cell) => profileCell(hist, cell)?.value ?? 0);
}

const variancesOf = (hist: Hist | undefined): ArrayLike<number> =>
  hist === undefined || hist.kind === "profile"
    ? []
    : Float64Array.from(hist.values, (_, cell) => varianceOf(hist, cell));

const errorsOf = (hist: Hist | undefined): ArrayLike<number> => {
  if (hist?.kind === "profile")
    return Float64Array.from(hist.weights, (_, cell) => profileCell(hist, cell)?.error ?? 0);
  return Float64Array.from(variancesOf(hist), Math.sqrt);
};

function compareGraph(tally: Tally, path: string, { x, y, errors }: Graph, wanted: WantedGraph): void {
  const ours = [x, y, ...(errors === undefined ? [] : [...errors.x, ...errors.y])];
  const equal = ours.length === wanted.numbers.length && ours.every((each, i) => worst(each, wanted.numbers[i]!) === 0);
  tally.compare(`${wanted.class}: points and errors`, path, equal, () => `${ours.length} arrays of ${x.length}`);
}

async function compareTree(
  tally: Tally,
  file: RootFile,
  { path }: RootKey,
  tree: Tree,
  wanted: WantedTree,
): Promise<void> {
  const entries = (of: readonly { readonly name: string; readonly entries: number }[]): string =>
    of.map(({ name, entries }) => `${name}: ${entries}`).join(", ");
  const of = (what: string, equal: boolean, found: () => string): void =>
    tally.compare(`trees: ${what}`, path, equal, found);
  of("entries", tree.entries === wanted.entries, () => `${tree.entries}, wanted ${wanted.entries}`);
  const [ours, theirs] = [entries(tree.branches), entries(wanted.branches)];
  of("branches and their entries", ours === theirs, () => firstDifference(ours, theirs));
  for (const branch of wanted.branches) {
    const quantity = "values of a branch: number and sum";
    if (branch.n === undefined) {
      const why = branch.error?.split(":")[0];
      tally.notRead(`trees: ${quantity}`, `uproot: ${why ?? "no numbers, or not one after the other"}`);
      continue;
    }
    const got = await file.branch(path, branch.name);
    if (!got.ok) {
      const { error } = got;
      const type = tree.branches.find(({ name }) => name === branch.name)?.type ?? "?";
      if (error.kind === "branch-not-read")
        tally.notRead(`trees: ${quantity}`, `ours: type ${type.replace(/\d+/g, "n")}`);
      else of(quantity, false, () => `${branch.name}: ${explain(error)}`);
      continue;
    }
    if (got.value.kind !== "histogram" || got.value.hist.kind !== "1d") continue;
    const { entries: n, sums } = got.value.hist;
    const tolerance = 1e-12 * (branch.size ?? Infinity);
    const sum = branch.sum === null || branch.sum === undefined || Math.abs(sums[2] - branch.sum) <= tolerance;
    of(
      quantity,
      n === branch.n && sums[0] === branch.finite && sum,
      () => `${branch.name}: ${n}, ${sums.join(", ")}, wanted ${JSON.stringify(branch)}`,
    );
  }
}

function firstDifference(ours: string, theirs: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at += 1;
  return `…${ours.slice(Math.max(0, at - 40), at + 60)}…, wanted …${theirs.slice(Math.max(0, at - 40), at + 60)}…`;
}

const exists = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);

const sameNumber = (ours: number, theirs: number | null): boolean =>
  ours === theirs || (!exists(ours) && !exists(theirs));

/** Greatest distance; infinite where one has a number and the other none, or there are not as many. */
function worst(ours: ArrayLike<number>, theirs: Numbers): number {
  if (ours.length !== theirs.length) return Infinity;
  let off = 0;
  for (let i = 0; i < ours.length; i += 1) {
    const [a, b] = [ours[i]!, theirs[i]!];
    if (!sameNumber(a, b)) off = Math.max(off, exists(a) && exists(b) ? Math.abs(a - b) : Infinity);
  }
  return off;
}

const scaleOf = (values: Numbers): number =>
  values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
