import { readFileSync } from "node:fs";
import { unwrap } from "../../base/result.ts";
import type { Hist } from "../../hist/hist.ts";
import { openRootFile } from "../../root/open.ts";
import { memorySource } from "../../root/testing/memory.ts";
import { golden } from "../../../tools/testing/golden.ts";

/** What the expected numbers hold, as written there. */
export const expected = (name: string): unknown => JSON.parse(readFileSync(golden(`expected/${name}`), "utf8"));

/** File of a production and run: "LHC24zz_apass2", "559101". Simulation has its split in the place of the pass. */
export function runFile(production: string, run: string): string {
  const [period, pass] = production.split("_") as [string, string];
  const year = `20${/\d\d/.exec(period)![0]}`;
  return golden(
    /^\d+$/.test(pass) ? `sim/${year}/${period}/${pass}/${run}.root` : `${year}/${period}/${pass}/${run}.root`,
  );
}

/** All histograms of a task, by name. */
export async function readTask(file: string, task: string): Promise<ReadonlyMap<string, Hist>> {
  const bytes = readFileSync(file);
  const root = unwrap(await openRootFile(memorySource(file, bytes.length, [{ offset: 0, bytes }])));
  try {
    for (const place of [`int/TPC/${task}`, `TPC/${task}`, task]) {
      const read = await root.read(place);
      if (!read.ok && read.error.kind === "object-missing") continue;
      const objects = unwrap(read).objects;
      return new Map(objects.flatMap((each) => (each.kind === "histogram" ? [[each.name, each.hist] as const] : [])));
    }
    return new Map();
  } finally {
    root.close();
  }
}
