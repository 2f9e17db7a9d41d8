import type { Hist, Hist2D } from "../../../src/hist/hist.ts";
import type { GoldenDir } from "../../verify/golden-dir.ts";
import { padNumbers, type PadNumbers } from "./draw-pads.ts";
import { listedOf, readRuns } from "./read-runs.ts";
import { partnerNames } from "./wanted.ts";

/** A run in which nothing was planted. */
export interface GoodRun {
  readonly run: string;
  /** Counts that are judged, by name. */
  readonly hists: ReadonlyMap<string, Hist>;
  /** `undefined`: no values per pad. */
  readonly pads: PadNumbers | undefined;
}

export interface GoodRuns {
  readonly runs: readonly GoodRun[];
  /** Maps whose contents are labels, by name: one a run. */
  readonly labels: ReadonlyMap<string, readonly Hist2D[]>;
}

/** The readable runs of a golden production that have no planted defect, with what is judged. */
export async function readGoodRuns(dir: GoldenDir, production: string): Promise<GoodRuns> {
  const good = listedOf(dir, production).filter(({ planted }) => planted.length === 0);
  const labels = new Map([...partnerNames].map((name): [string, Hist2D[]] => [name, []]));
  const runs = await readRuns(dir, good, ({ listed: { run }, objects }): GoodRun => {
    const hists = new Map<string, Hist>();
    let pads: PadNumbers | undefined;
    for (const [name, object] of objects) {
      if (object.kind === "pads") pads = padNumbers(object.pads);
      if (object.kind !== "histogram") continue;
      const own = labels.get(name);
      if (own === undefined) hists.set(name, object.hist);
      else if (object.hist.kind === "2d") own.push(object.hist);
    }
    return { run, hists, pads };
  });
  return { runs, labels };
}
