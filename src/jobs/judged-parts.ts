import { ok, type Result } from "../base/result.ts";
import type { CompareApi, Compared, JudgedPart, JudgedRest, JudgedRuns, JudgeRequest } from "./compare-api.ts";

/** Verdicts of so many figures or runs at a time: with a hundred runs each part takes the page some milliseconds. */
const figuresAtATime = 8;
const runsAtATime = 25;

/** The lists of what runs are judged to be, cut into parts, and what is left without them. */
export function inParts(judged: JudgedRuns): { readonly parts: readonly JudgedPart[]; readonly rest: JudgedRest } {
  const { trends, overlays, unlike, chambers, ...rest } = judged;
  const { cells, ...ofChambers } = chambers;
  return {
    parts: [
      ...slices(trends, figuresAtATime).map((trends) => ({ trends })),
      ...slices(overlays, figuresAtATime).map((overlays) => ({ overlays })),
      ...slices([...unlike], runsAtATime).map((unlike) => ({ unlike })),
      ...slices(cells, runsAtATime).map((cells) => ({ cells })),
    ],
    rest: { ...rest, chambers: ofChambers },
  };
}

/** Asks for all verdicts, and puts together what comes in parts. A worker that begins anew holds no run, and tells no part. */
export async function judgeInParts(
  api: Pick<CompareApi, "judge">,
  request: JudgeRequest,
  signal?: AbortSignal,
): Promise<Result<Compared<JudgedRuns>>> {
  const parts: JudgedPart[] = [];
  const got = await api.judge(request, (part) => void parts.push(part), signal);
  if (!got.ok) return got;
  if (got.value.kind === "missing") return ok(got.value);
  const { chambers, ...rest } = got.value.value;
  const value: JudgedRuns = {
    ...rest,
    trends: parts.flatMap(({ trends = [] }) => trends),
    overlays: parts.flatMap(({ overlays = [] }) => overlays),
    unlike: new Map(parts.flatMap(({ unlike = [] }) => unlike)),
    chambers: { ...chambers, cells: parts.flatMap(({ cells = [] }) => cells) },
  };
  return ok({ kind: "done", value });
}

const slices = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
