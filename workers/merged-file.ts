import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { ObjectGroup } from "../src/hist/object.ts";
import { guessFromName, parseActivity, sliceOfPart, type RunInfo } from "../src/qc/activity.ts";
import { isWindowPath } from "../src/qc/layout.ts";
import { GroupSum, oneOf } from "../src/qc/merge-groups.ts";
import type { RootFile, RootKey } from "../src/root/file.ts";
import { sha256 } from "../src/store/compress.ts";

/** A file that is open, with the name of its source. */
export interface Part {
  readonly name: string;
  readonly root: RootFile;
}

/**
 * The files of the parts of a run as one: its keys are those of all, its objects the sums (see `GroupSum`). What a part
 * has not, or cannot be read in one, is a failure that names the part; moving windows are those of the parts that have them.
 * Its identity is made of those of the parts, in whatever order they are given.
 */
export async function mergedFile(given: readonly Part[]): Promise<Result<RootFile>> {
  const parts = inTime(given);
  const trouble = notOneRun(parts);
  if (trouble !== undefined) return fail({ kind: "not-merged", what: "These parts", why: trouble });
  const ids = parts.map(({ root }) => root.identity).toSorted();
  const identity = (await sha256(new TextEncoder().encode(`merged ${ids.join(" ")}`))).slice(0, 32);
  const keys = async (directory: string, signal?: AbortSignal): Promise<Result<readonly RootKey[]>> => {
    const all = new Map<string, RootKey>();
    const missing: QcError[] = [];
    for (const { root } of parts) {
      const keys = await root.keys(directory, signal);
      if (!keys.ok && keys.error.kind !== "object-missing") return keys;
      if (!keys.ok) missing.push(keys.error);
      for (const key of keys.ok ? keys.value : []) {
        const same = all.get(key.name);
        const [packed, unpacked] = [(same?.packed ?? 0) + key.packed, (same?.unpacked ?? 0) + key.unpacked];
        all.set(key.name, { ...(same ?? key), packed, unpacked });
      }
    }
    return missing.length === parts.length ? fail(missing[0]!) : ok([...all.values()]);
  };
  const name = `${parts[0]!.root.name} and ${parts.length - 1} more`;
  return ok({
    name,
    size: parts.reduce((sum, { root }) => sum + root.size, 0),
    identity,
    version: Math.max(...parts.map(({ root }) => root.version)),
    keys,
    list: keys,
    read: (path, signal) => readMerged(parts, path, signal),
    async ahead(path, signal) {
      await Promise.all(parts.map(({ root }) => root.ahead(path, signal)));
    },
    branch: async (path, branch) =>
      fail(ofOneFile(`Branch ${branch} of ${path}`, "its bins follow the values of one file")),
    json: async (path, member) => fail(ofOneFile(member ?? path, "ROOT's own painter draws what one file holds")),
    close() {
      for (const { root } of parts) root.close();
    },
  });
}

const ofOneFile = (what: string, why: string): QcError => ({ kind: "not-merged", what, why });

/** By the start of the slice where the names tell it, else by name. */
function inTime(parts: readonly Part[]): readonly Part[] {
  const keyOf = ({ name, root }: Part): string => `${sliceOfPart(name) ?? root.name} ${root.identity}`;
  return parts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Why parts make no run, in words. */
function notOneRun(parts: readonly Part[]): string | undefined {
  const byIdentity = new Map<string, string>();
  for (const { name, root } of parts) {
    const same = byIdentity.get(root.identity);
    if (same !== undefined) return `${same} and ${name} have the same content, which would count twice`;
    byIdentity.set(root.identity, name);
  }
  return severalRuns(parts.map(({ name }) => guessFromName(name)));
}

/** Words where what is known of parts differs. */
function severalRuns(infos: readonly RunInfo[]): string | undefined {
  for (const [key, words] of [
    ["run", "runs"],
    ["period", "periods"],
    ["pass", "passes"],
  ] as const) {
    const known = [...new Set(infos.flatMap((info) => info[key] ?? []))];
    if (known.length > 1) return `they are of the ${words} ${known.join(" and ")}`;
  }
  return undefined;
}

async function readMerged(
  parts: readonly Part[],
  path: string,
  signal: AbortSignal | undefined,
): Promise<Result<ObjectGroup>> {
  const isWindow = isWindowPath(path);
  const having = isWindow ? await partsWith(parts, path, signal) : ok(parts);
  if (!having.ok) return having;
  const sum = new GroupSum(path, having.value.length, isWindow);
  const infos: RunInfo[] = [];
  const read = (part: Part | undefined): Promise<Result<ObjectGroup>> | undefined => part?.root.read(path, signal);
  let coming = read(having.value[0]);
  for (const [i, part] of having.value.entries()) {
    const got = await coming!;
    if (!got.ok) return fail(inPart(got.error, part.name, parts.length));
    coming = read(having.value[i + 1]); // while this one is added
    void coming?.catch(() => undefined);
    const info = parseActivity(got.value.activity, part.name);
    if (info.from === "activity") infos.push(info);
    sum.add(part.root.name, got.value);
  }
  const trouble = severalRuns(infos);
  return trouble === undefined
    ? ok(sum.group())
    : fail({ kind: "not-merged", what: path, why: `by what the parts say ${trouble}` });
}

async function partsWith(
  parts: readonly Part[],
  path: string,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Part[]>> {
  const directory = path.slice(0, path.lastIndexOf("/"));
  const having: Part[] = [];
  for (const part of parts) {
    const keys = await part.root.keys(directory, signal);
    if (!keys.ok && keys.error.kind !== "object-missing") return fail(inPart(keys.error, part.name, parts.length));
    if (keys.ok && keys.value.some((key) => key.path === path)) having.push(part);
  }
  return having.length > 0 ? ok(having) : fail({ kind: "object-missing", path, source: parts[0]!.root.name });
}

/** What others must see as it is: they try again, or end. */
const plain: ReadonlySet<QcError["kind"]> = new Set(["file-changed", "cancelled", "worker-lost", "out-of-memory"]);

/** A failure with the part that it is of, by the last part of its address. */
export function inPart(error: QcError, name: string, parts: number): QcError {
  if (plain.has(error.kind)) return error;
  const part = name.replace(/[?#].*$/s, "").replace(/^.*\//s, "");
  if (error.kind === "object-missing") return { ...error, source: oneOf(part, parts) };
  return { kind: "part-failed", part, parts, error };
}
