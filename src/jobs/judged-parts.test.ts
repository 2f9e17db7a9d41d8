import { expect, test } from "vitest";
import { fail, ok } from "../base/result.ts";
import { overlayFigures } from "../qc/period/overlay.ts";
import { trendQuantities } from "../qc/period/quantity.ts";
import type { JudgedPart, JudgedRuns } from "./compare-api.ts";
import { inParts, judgeInParts } from "./judged-parts.ts";

const runs = 60;
const cell = (run: number) => ({ quality: "good", ratio: run, error: 0.1, why: "" }) as const;

const judged: JudgedRuns = {
  trends: trendQuantities.map((quantity) => ({ quantity, points: [], judged: [], bands: [] })),
  changes: [],
  overlays: overlayFigures.map((figure) => ({ figure, distances: [], judged: [], otherBins: [] })),
  chambers: { cells: Array.from({ length: runs }, (_, run) => [cell(run)]), judged: runs, scatter: 0.01 },
  thin: new Set([3]),
  off: new Set([4, 5]),
  unlike: new Map(Array.from({ length: runs }, (_, run) => [run, []])),
};

const request = { runs: [], asked: [] };

test("verdicts that come in parts are put together in their order, and no part has all of a list", async () => {
  const { parts, rest } = inParts(judged);
  const got = await judgeInParts(
    {
      async judge(_, tell) {
        for (const part of parts) await tell(part);
        return ok({ kind: "done", value: rest });
      },
    },
    request,
  );
  expect(got).toEqual(ok({ kind: "done", value: judged }));
  const most = (of: (part: JudgedPart) => readonly unknown[] | undefined) =>
    Math.max(...parts.map((part) => of(part)?.length ?? 0));
  expect(most(({ trends }) => trends)).toBeLessThan(trendQuantities.length);
  expect(most(({ overlays }) => overlays)).toBeLessThan(overlayFigures.length);
  expect(most(({ cells }) => cells)).toBeLessThan(runs);
  expect(most(({ unlike }) => unlike)).toBeLessThan(runs);
});

test("runs that are not held, and what went wrong, are told as they are", async () => {
  const missing = ok({ kind: "missing", keys: ["a"] } as const);
  expect(await judgeInParts({ judge: () => Promise.resolve(missing) }, request)).toEqual(missing);
  const lost = fail({ kind: "worker-lost", doing: "comparing runs" });
  expect(await judgeInParts({ judge: () => Promise.resolve(lost) }, request)).toEqual(lost);
});
