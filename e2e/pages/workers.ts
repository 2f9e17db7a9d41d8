import type { Result } from "../../src/base/result.ts";
import { startEngine } from "../../src/jobs/engine.ts";
import type { TaskName } from "../../src/qc/run-file.ts";
import bytesWorker from "../../workers/bytes.worker.ts?worker&url";
import compareWorker from "../../workers/compare.worker.ts?worker&url";
import extractWorker from "../../workers/extract.worker.ts?worker&url";

/** Objects of one task of a file, read together. */
export interface Wanted {
  readonly url: string;
  readonly task: TaskName;
  readonly names: readonly string[];
}

/** Times in ms, as of the call. */
export interface ReadTimes {
  readonly opened: number;
  readonly read: number;
  /** Objects that came. */
  readonly objects: number;
}

/** What a file holds, seen through the workers. */
export interface Seen {
  readonly keys: readonly string[];
  /** Names and classes of what the key asked for holds, with its parts. */
  readonly members: readonly string[];
  /** Sum of the values of the branch asked for. */
  readonly sum: number;
}

declare global {
  interface Window {
    /** Opens a file and reads objects of it, by the workers of the app and nothing of its pages. */
    readTogether: (wanted: Wanted) => Promise<ReadTimes>;
    /** Lists the top of any file, and looks into a tree in it. */
    lookInto: (url: string, tree: string, branch: string) => Promise<Seen>;
  }
}

const engine = startEngine({
  bytes: () => new Worker(bytesWorker, { type: "module" }),
  extract: () => new Worker(extractWorker, { type: "module" }),
  compare: () => new Worker(compareWorker, { type: "module" }),
});

window.readTogether = async ({ url, task, names }) => {
  const began = performance.now();
  const source = { kind: "url", url, withCredentials: false } as const;
  const file = must(await engine.open(source));
  const opened = performance.now() - began;
  const group = must(
    await engine.measure({
      file,
      source,
      sourceName: url,
      group: { kind: "task", task, window: undefined },
      objects: names.map((name) => ({ name, recipes: [] })),
      keep: false,
    }),
  );
  const objects = group.objects.filter(({ object }) => object.ok).length;
  return { opened, read: performance.now() - began, objects };
};

window.lookInto = async (url, tree, branch) => {
  const source = { kind: "url", url, withCredentials: false } as const;
  const file = must(await engine.openAny(source));
  const keys = must(await engine.list({ file, source, directory: "" }));
  const members = must(await engine.members({ file, source, path: tree }));
  const object = must(await engine.branch({ file, source, path: tree, branch }));
  return {
    keys: keys.map(({ path }) => path),
    members: members.flatMap((each) => [each, ...each.parts]).map(({ name, className }) => `${name}: ${className}`),
    sum: object.kind === "histogram" ? object.hist.sums[2] : Number.NaN,
  };
};

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
