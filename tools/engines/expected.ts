import { unwrap } from "../../src/base/result.ts";
import { parseObject } from "../../src/qc/object-path.ts";
import { readRun } from "../read-run.ts";

/** What the same program reads in Node, where `npm run verify:golden` compares it with ROOT. */
export interface Expected {
  readonly run: string;
  /** Of every cell of the object, flow included. */
  readonly contents: readonly number[];
}

export async function expectedOf(path: string, object: string): Promise<Expected> {
  const { group, name } = parseObject(object)!;
  const { info, objects } = unwrap(await readRun(path, () => [{ group, objects: [{ name, recipes: [] }] }]));
  const shown = unwrap(unwrap(objects.get(object)!).object);
  if (shown.kind !== "histogram" || shown.hist.kind === "profile") throw new Error(`${object} has no plain contents`);
  return { run: String(info.run), contents: Array.from(shown.hist.values) };
}
