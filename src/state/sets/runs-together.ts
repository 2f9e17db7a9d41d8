import { ok, type Result } from "../../base/result.ts";
import type { JudgedRuns } from "../../jobs/compare-api.ts";
import { parityTrend } from "../../qc/period/parity-judged.ts";
import { withoutDistance } from "../../qc/period/robust-trend.ts";
import type { Comparer, HeldRun } from "./comparer.ts";
import type { ReadRun } from "./set-state.ts";
import type { ReadyRun, References } from "./ready-run.ts";

/** Runs beside each other, as the worker judged them last: by the other rule, or by other checks, it is not asked again. */
export class RunsTogether {
  readonly #comparer: Comparer;
  #known: { readonly runs: readonly ReadRun[]; readonly currents: string; readonly judged: JudgedRuns } | undefined;

  constructor(comparer: Comparer) {
    this.#comparer = comparer;
  }

  /**
   * @param currents of the magnet, by run.
   * @param asked runs (indices) of which is told why they are unlike the others, whether they are off or not.
   */
  async judge(
    runs: readonly ReadyRun[],
    currents: readonly (number | undefined)[],
    asked: readonly number[],
    signal: AbortSignal,
  ): Promise<Result<JudgedRuns>> {
    const read = runs.map(({ phase }) => phase.run);
    const told = JSON.stringify(currents);
    const known = this.#known;
    if (
      known?.currents === told &&
      known.runs.length === read.length &&
      known.runs.every((run, i) => run === read[i]) &&
      asked.every((run) => known.judged.unlike.has(run))
    )
      return ok(known.judged);
    const held = runs.map((run, i) => ({ ...heldRun("a", run), current: currents[i] }));
    const got = await this.#comparer.judge(held, asked, signal);
    if (got.ok) this.#known = { runs: read, currents: told, judged: got.value };
    return got;
  }
}

export const heldRun = (set: "a" | "b", { place, phase: { run } }: ReadyRun): HeldRun => ({
  key: `${set}${place}-${run.numbers.readAt}-${run.numbers.file.identity}`,
  run,
});

/** Today's tool judges trends alone; its matrix of chambers is made where it is drawn. */
export const byParity = (judged: JudgedRuns, references: References | undefined): JudgedRuns => ({
  ...judged,
  trends: judged.trends.map((trend) => parityTrend(trend, references?.[trend.quantity.id])),
  overlays: judged.overlays.map((overlay) => ({
    ...overlay,
    judged: overlay.judged.map(() => withoutDistance("null")),
  })),
  chambers: { ...judged.chambers, cells: [] },
  thin: new Set(),
  unlike: new Map(),
});
