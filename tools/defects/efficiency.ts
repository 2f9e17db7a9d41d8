import { randomOf } from "../fuzz/random.ts";
import { judgeObjects, readObjects, type RunObjects } from "./good-run.ts";
import { isAlarm, type PanelOfVerdict } from "./judged.ts";
import { look } from "./look.ts";
import { plantKinds, type PlantKind } from "./plants.ts";
import { noDefect, resample } from "./resample.ts";

/** How many runs are made: good ones, and for each kind of defect as many at each of its sizes. */
export interface Wanted {
  readonly seed: number;
  readonly good: number;
  readonly eachSize: number;
}

/** Share of the entries that is kept: of good runs anything between, of runs with a defect always the same. */
const keptOfGood = [0.03, 0.9] as const;
const keptWithDefect = 0.5;

/** Numbers by chance of one run, whatever was made before it. */
function uniformOf(seed: number, run: number): () => number {
  const next = randomOf(seed, run);
  return () => next(2 ** 32) / 2 ** 32;
}

/**
 * Makes runs by chance from good ones and prints how often the checks raise something without cause, and how often they
 * find a defect, against its size.
 *
 * @returns whether nothing was raised without cause.
 */
export async function printEfficiency(paths: readonly string[], wanted: Wanted): Promise<boolean> {
  console.log(`\nRuns made by chance from ${paths.length} good ones, seed ${wanted.seed}\n`);
  const quiet = await printGood(paths, wanted);
  const sources: RunObjects[] = [];
  for (const path of paths) sources.push(await readObjects(path));
  console.log(`\nShare of runs in which a defect is found, ${wanted.eachSize} of each kind and size`);
  const all = plantKinds.map((kind, i) => printKind(kind, sources, { ...wanted, seed: wanted.seed + i + 1 }));
  return quiet && all.every(Boolean);
}

async function printGood(paths: readonly string[], { seed, good }: Wanted): Promise<boolean> {
  let [judged, few] = [0, 0];
  const raised: string[] = [];
  for (const [which, path] of paths.entries()) {
    const objects = await readObjects(path);
    for (let run = which; run < good; run += paths.length) {
      const uniform = uniformOf(seed, run);
      const kept = keptOfGood[0] * (keptOfGood[1] / keptOfGood[0]) ** uniform();
      const { verdicts } = judgeObjects(resample(objects, kept, noDefect, uniform));
      judged += verdicts.filter(({ quality }) => quality !== "null").length;
      few += verdicts.filter(({ quality }) => quality === "null").length;
      for (const alarm of verdicts.filter(isAlarm)) raised.push(`run ${run}, ${path}: ${alarmWords(alarm)}`);
    }
  }
  // 95 %: three are expected where none is seen.
  const limit = raised.length === 0 ? `, below ${(3 / judged).toExponential(0)} a check at 95 %` : "";
  console.log(
    `${good} good runs with ${100 * keptOfGood[0]} to ${100 * keptOfGood[1]} % of the entries: ` +
      `${judged} verdicts, ${raised.length} false alarms${limit}; ${few} not judged`,
  );
  for (const line of raised) console.log(`  FALSE ALARM ${line}`);
  return raised.length === 0;
}

const alarmWords = ({ place, check, quality, why }: PanelOfVerdict): string => `${place}, ${check}: ${quality}, ${why}`;

function printKind(kind: PlantKind, all: readonly RunObjects[], { seed, eachSize: each }: Wanted): boolean {
  const sources = all.flatMap((objects) => {
    const touched = [...objects].filter(([name]) => kind.touches.test(name));
    return touched.length === 0 ? [] : [new Map(touched)];
  });
  console.log(`\n${kind.title}`);
  if (sources.length === 0) {
    console.log("  not testable: no good run has what it shows in");
    return true;
  }
  const raised: string[] = [];
  const places: string[] = [];
  const shares = kind.sizes.map((size, i) => {
    let found = 0;
    for (let run = i * each; run < (i + 1) * each; run++) {
      const uniform = uniformOf(seed, run);
      const { defect, planted } = kind.make(size, uniform);
      const made = resample(sources[run % sources.length]!, keptWithDefect, defect, uniform);
      const judged = judgeObjects(made);
      const { result, explains, words } = look(planted, judged);
      if (result === "found") found += 1;
      if (result === "wrong-place") places.push(`${size}: ${words}`);
      for (const alarm of judged.verdicts) {
        if (isAlarm(alarm) && !explains.includes(alarm)) raised.push(`${size}: ${alarmWords(alarm)}`);
      }
    }
    return (100 * found) / each;
  });
  console.log(`  size   ${kind.sizes.map((size) => String(size).padStart(5)).join("")}`);
  console.log(`  found %${shares.map((share) => share.toFixed(0).padStart(5)).join("")}`);
  for (const line of places) console.log(`  WRONG PLACE ${line}`);
  for (const line of raised) console.log(`  FALSE ALARM ${line}`);
  return raised.length === 0 && places.length === 0;
}
