import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { Hist2D } from "../src/hist/hist.ts";
import type { ExtractApi, MedianMapsRequest, MedianMapsWritten, TellProgress } from "../src/jobs/extract-api.ts";
import { usualNames } from "../src/qc/catalogue.ts";
import { isLabelMap } from "../src/qc/hypothesis.ts";
import { haveSameBins, medianHist } from "../src/qc/period/median-hist.ts";
import { integral } from "../src/stats/contents.ts";
import { medianMapJson } from "../src/qc/period/median-map-json.ts";

/** Cells of all runs that are held at a time; what is beyond that is read in another round. 32 million are 128 MB. */
const mostCells = 32_000_000;

interface Held {
  readonly runs: number[];
  readonly maps: Hist2D[];
}

/**
 * Medians over runs of every map that a task usually writes, as JSON. Runs are read one after another; a run that cannot be
 * read, or has other bins than the first, is left out of what it concerns. Maps of labels have no median.
 */
export async function medianMaps(
  { runs, task, labels }: MedianMapsRequest,
  job: Pick<ExtractApi, "measure">,
  tell: TellProgress,
  signal?: AbortSignal,
): Promise<Result<MedianMapsWritten>> {
  const group = { kind: "task", task, window: undefined } as const;
  const written: (readonly [name: string, json: Uint8Array<ArrayBuffer>])[] = [];
  const failed = new Map<number, QcError>();
  let left = usualNames(task).filter((name) => !isLabelMap(name));
  let [done, total] = [0, runs.length];
  while (left.length > 0) {
    const held = new Map<string, Held>();
    let room = mostCells;
    let later: string[] = [];
    for (const [i, run] of runs.entries()) {
      tell(done, total);
      const asked = left.filter((name) => !later.includes(name));
      const objects = asked.map((name) => ({ name, recipes: [] }));
      const got = await job.measure({ ...run, group, objects, keep: false }, signal);
      signal?.throwIfAborted();
      done += 1;
      if (!got.ok) {
        failed.set(i, got.error);
        continue;
      }
      for (const { name, object } of got.value.objects) {
        if (!object.ok || object.value.kind !== "histogram" || object.value.hist.kind !== "2d") continue;
        const { hist } = object.value;
        if (!(integral(hist) > 0)) continue; // the TPC was not in the run
        const known = held.get(name);
        if (known === undefined) {
          const cells = hist.values.length * runs.length;
          if (cells > room && held.size > 0) {
            later.push(name);
            continue;
          }
          room -= cells;
        }
        const { runs: those, maps } = known ?? { runs: [], maps: [] };
        held.set(name, { runs: [...those, i], maps: [...maps, { ...hist, variances: undefined }] });
      }
    }
    for (const [name, { runs: those, maps }] of held) {
      const same = [...maps.keys()].filter((at) => haveSameBins(maps[0]!, maps[at]!));
      const median = medianHist(same.map((at) => maps[at]!))!;
      const json = medianMapJson(
        median,
        `${task}/${name}`,
        same.map((at) => labels[those[at]!]!),
      );
      written.push([name, new TextEncoder().encode(json)]);
      held.delete(name);
    }
    left = later;
    total += left.length > 0 ? runs.length : 0;
  }
  tell(total, total);
  const [first] = failed.values();
  if (written.length === 0 && first !== undefined) return fail(first);
  return ok({ written, failed: [...failed] });
}
