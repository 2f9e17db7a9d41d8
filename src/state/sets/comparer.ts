import { fail, ok, type Result } from "../../base/result.ts";
import type { CompareApi, Compared, JudgedRuns, JudgeRequest } from "../../jobs/compare-api.ts";
import { judgeInParts } from "../../jobs/judged-parts.ts";
import type { FigureDifference } from "../../qc/period/differs.ts";
import type { ReadRun } from "./set-state.ts";

/** A run with the name under which the worker holds it. */
export interface HeldRun {
  readonly key: string;
  readonly run: ReadRun;
}

/** A worker that begins anew each time will not end this time either. */
const mostTries = 3;

/** Has runs compared in the worker, which is given each of them once, and again when it has begun anew. */
export class Comparer {
  readonly #api: CompareApi;
  readonly #held = new Set<string>();

  constructor(api: CompareApi) {
    this.#api = api;
  }

  judge(
    runs: readonly (HeldRun & JudgeRequest["runs"][number])[],
    asked: readonly number[],
    signal: AbortSignal,
  ): Promise<Result<JudgedRuns>> {
    const request: JudgeRequest = { runs: runs.map(({ key, current }) => ({ key, current })), asked };
    return this.#ask(runs, signal, () => judgeInParts(this.#api, request, signal));
  }

  differ(
    pairs: readonly (readonly [HeldRun, HeldRun])[],
    areSame: boolean,
    signal: AbortSignal,
  ): Promise<Result<readonly FigureDifference[]>> {
    const keys = pairs.map(([a, b]) => [a.key, b.key] as const);
    return this.#ask(pairs.flat(), signal, () => this.#api.differ(keys, areSame, signal));
  }

  /** The worker needs them no more. */
  release(): void {
    void this.#api.release([...this.#held]);
    this.#held.clear();
  }

  async #ask<T>(
    runs: readonly HeldRun[],
    signal: AbortSignal,
    ask: () => Promise<Result<Compared<T>>>,
  ): Promise<Result<T>> {
    let missing = runs.filter(({ key }) => !this.#held.has(key));
    for (let tries = 0; tries < mostTries; tries++) {
      for (const { key, run } of missing) {
        const held = await this.#api.hold(key, run.numbers.measured, signal);
        if (!held.ok) return held;
        this.#held.add(key);
      }
      const got = await ask();
      if (!got.ok) return got;
      if (got.value.kind === "done") return ok(got.value.value);
      const { keys } = got.value;
      missing = runs.filter(({ key }) => keys.includes(key));
    }
    return fail({ kind: "worker-lost", doing: "comparing runs" });
  }
}
