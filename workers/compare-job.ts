import { attempt, ok, type Result } from "../src/base/result.ts";
import type { CompareApi, Compared, JudgedRuns, JudgeRequest } from "../src/jobs/compare-api.ts";
import { inParts } from "../src/jobs/judged-parts.ts";
import { chamberCounts } from "../src/qc/period/chamber-counts.ts";
import { curveOf, filledFigure } from "../src/qc/period/curve.ts";
import { whatDiffers } from "../src/qc/period/differs.ts";
import { judgePeriod } from "../src/qc/period/judge-period.ts";
import { comparedFigures } from "../src/qc/period/overlay.ts";
import type { MeasuredRun } from "../src/qc/period/trend-point.ts";
import { whyUnlike } from "../src/qc/period/why-unlike.ts";
import { measuredKey } from "../src/qc/run-numbers.ts";

/** The jobs of the worker that compares runs. */
export function createCompareJob(): CompareApi {
  const held = new Map<string, MeasuredRun>();

  /** Runs by key, if all of them are held. */
  async function withRuns<T>(
    keys: readonly string[],
    work: (runs: readonly MeasuredRun[]) => T,
  ): Promise<Result<Compared<T>>> {
    const missing = keys.filter((key) => !held.has(key));
    if (missing.length > 0) return ok({ kind: "missing", keys: missing });
    return attempt(() => Promise.resolve({ kind: "done", value: work(keys.map((key) => held.get(key)!)) } as const));
  }

  return {
    hold(key, measured) {
      const byKey = new Map(measured);
      held.set(key, (object, recipe) => byKey.get(measuredKey(object, recipe)));
      return Promise.resolve(ok(undefined));
    },
    release(keys) {
      for (const key of keys) held.delete(key);
      return Promise.resolve(ok(undefined));
    },
    async judge(request, tell) {
      const keys = request.runs.map(({ key }) => key);
      const judged = await withRuns(keys, (runs) => inParts(judgeRuns(runs, request)));
      if (!judged.ok) return judged;
      if (judged.value.kind === "missing") return ok(judged.value);
      const { parts, rest } = judged.value.value;
      await Promise.all(parts.map(async (part) => await tell(part)));
      return ok({ kind: "done", value: rest });
    },
    differ: (pairs, areSame) =>
      withRuns(pairs.flat(), (runs) =>
        whatDiffers(
          comparedFigures.map((figure) => filledFigure(figure, runs)),
          (figure) => pairs.map((_, i) => [curveOf(figure, runs[2 * i]!), curveOf(figure, runs[2 * i + 1]!)]),
          areSame,
        ),
      ),
  };
}

function judgeRuns(runs: readonly MeasuredRun[], { runs: given, asked }: JudgeRequest): JudgedRuns {
  const judged = judgePeriod(
    runs.map((measured, i) => ({ measured, current: given[i]!.current, chambers: chamberCounts(measured) })),
  );
  const apart = new Set([...judged.off, ...judged.thin]);
  const told = [...new Set([...judged.off, ...asked])].filter((run) => run < runs.length);
  return {
    ...judged,
    overlays: judged.overlays.map(({ figure, distances, judged: ofRuns, otherBins }) => ({
      figure,
      distances,
      judged: ofRuns,
      otherBins,
    })),
    unlike: new Map(told.map((run) => [run, whyUnlike(judged.overlays, run, apart)])),
  };
}
