import { pathToFileURL } from "node:url";
import { unwrap } from "../../src/base/result.ts";
import { judgeInParts } from "../../src/jobs/judged-parts.ts";
import { planOfSet } from "../../src/reports/period/period.ts";
import { openRootFile } from "../../src/root/open.ts";
import { createCompareJob } from "../../workers/compare-job.ts";
import { createExtractJob } from "../../workers/extract-job.ts";
import { openNodeFile } from "../file-source.ts";

/** What computing a period took, in ms by the clock and of the processor. */
export interface Took {
  readonly ms: number;
  readonly cpu: number;
}

/** All that the page of a period computes of files on disk, by the jobs of its workers, in this process and one after another; JSON. */
export async function main(paths: readonly string[]): Promise<number> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const compare = createCompareJob();
  for (const path of paths) {
    const job = createExtractJob({
      openBytes: () => openNodeFile(path),
      openRoot: openRootFile,
      store: () => Promise.resolve(undefined),
      now: () => 0,
    });
    const source = { kind: "url", url: pathToFileURL(path).href, withCredentials: false } as const;
    const request = { source, sourceName: path, identity: undefined, groups: planOfSet([], false) };
    unwrap(await compare.hold(path, unwrap(await job.measureRun(request, () => undefined)).measured));
  }
  const judged = unwrap(
    await judgeInParts(compare, { runs: paths.map((key) => ({ key, current: undefined })), asked: [] }),
  );
  if (judged.kind !== "done") throw new Error("runs are missing");
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ ms: performance.now() - began, cpu: (user + system) / 1000 } satisfies Took));
  return 0;
}
