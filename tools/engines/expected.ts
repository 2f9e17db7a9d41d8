import { unwrap } from "../../src/base/result.ts";
import { edgesOf } from "../../src/hist/axis.ts";
import { parseObject } from "../../src/qc/object-path.ts";
import { readRun } from "../read-run.ts";

/** What the same program reads in Node, where `npm run verify:golden` compares it with ROOT. */
export interface Expected {
  readonly run: string;
  /** Of a one-dimensional histogram, flow included. */
  readonly contents: readonly number[];
  /** Lower edges of bins 1 to n, and the upper one of bin n. */
  readonly edges: readonly number[];
}

export async function expectedOf(path: string, object: string): Promise<Expected> {
  const { group, name } = parseObject(object)!;
  const { info, objects } = unwrap(await readRun(path, () => [{ group, objects: [{ name, recipes: [] }] }]));
  const shown = unwrap(unwrap(objects.get(object)!).object);
  if (shown.kind !== "histogram" || shown.hist.kind !== "1d") throw new Error(`${object} is no 1D histogram`);
  const { values, x } = shown.hist;
  return { run: String(info.run), contents: Array.from(values), edges: Array.from(edgesOf(x)) };
}
