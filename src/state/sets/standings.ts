import type { JudgedRuns } from "../../jobs/compare-api.ts";
import { isAsReleased, sameSettings, type Judging } from "../../qc/check-settings.ts";
import type { Rule } from "../../qc/quality.ts";
import { standingOf, type RunStanding } from "../../reports/period/standing.ts";
import type { ReportVerdicts } from "../../reports/verdicts.ts";
import type { Ports } from "../ports.ts";
import { summaryOf } from "../remember.ts";
import { judgeRun } from "./judge-run.ts";
import type { Pause } from "./pause.ts";
import type { ReadyRun } from "./ready-run.ts";
import type { ReadRun } from "./set-state.ts";

/** Runs are told of for so long without a pause. */
const sliceMs = 8;

interface OwnVerdicts {
  readonly judging: Judging;
  readonly verdicts: ReportVerdicts;
}

/** How each run stands among the others, with what its own checks say of it. */
export class Standings {
  readonly #store: Ports["store"];
  readonly #kept: () => void;
  readonly #own = new WeakMap<ReadRun, Map<Rule, OwnVerdicts>>();
  readonly #remembered = new WeakSet<ReadRun>();

  /** @param kept told when a run was kept with its verdicts. */
  constructor(store: Ports["store"], kept: () => void) {
    this.#store = store;
    this.#kept = kept;
  }

  /** By place, in slices: each run that is new is judged by its own checks here. */
  async of(
    runs: readonly ReadyRun[],
    judged: JudgedRuns,
    judging: Judging,
    pause: Pause,
  ): Promise<ReadonlyMap<number, RunStanding>> {
    const standings = new Map<number, RunStanding>();
    let began = performance.now();
    for (const [i, run] of runs.entries()) {
      const { numbers, measured } = run.phase.run;
      const own = this.#judgedAlone(run, judging);
      const moments = measured("Tracks/h2DEtaPhi", { kind: "moments" });
      const entries = moments?.kind === "moments" ? moments.entries : undefined;
      standings.set(run.place, standingOf({ run: i, own, tpcMissing: numbers.tpcMissing, entries }, judged));
      if (performance.now() - began < sliceMs) continue;
      await pause.of(0);
      began = performance.now();
    }
    return standings;
  }

  /** What the checks of a run itself say, known by either rule, and kept with it for the start page. */
  #judgedAlone({ phase: { run } }: ReadyRun, judging: Judging): ReportVerdicts {
    const own = this.#own.get(run) ?? new Map<Rule, OwnVerdicts>();
    const known = own.get(judging.rule);
    const isSame = known !== undefined && sameJudging(known.judging, judging);
    const verdicts = isSame ? known.verdicts : judgeRun(run, judging);
    this.#own.set(run, own.set(judging.rule, { judging, verdicts }));
    if (judging.rule === "robust" && !this.#remembered.has(run)) {
      this.#remembered.add(run);
      const { file, tpcMissing } = run.numbers;
      const summary = summaryOf(verdicts, tpcMissing, judging.settings);
      void this.#store
        .updateRun(file.identity, (kept) =>
          kept.summary === undefined || isAsReleased(judging.settings) ? { ...kept, summary } : kept,
        )
        .then(this.#kept);
    }
    return verdicts;
  }
}

export const sameJudging = (a: Judging | undefined, b: Judging): boolean =>
  a !== undefined && a.rule === b.rule && sameSettings(a.settings, b.settings);
