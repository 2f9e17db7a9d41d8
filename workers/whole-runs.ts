import { fail, ok, type Result } from "../src/base/result.ts";
import type { ExtractApi, RunRequest, TellProgress } from "../src/jobs/extract-api.ts";
import { measuredKey, type RunNumbers } from "../src/qc/run-numbers.ts";
import { formatObject } from "../src/qc/object-path.ts";
import { sha256 } from "../src/store/compress.ts";
import type { QcStore } from "../src/store/kept.ts";
import { measureFile } from "./measure-run.ts";

/**
 * Numbers of whole runs: from what is kept where all that is asked for was measured before, else from the file. Nothing but
 * the numbers is kept.
 */
export async function wholeRun(
  request: RunRequest,
  job: Pick<ExtractApi, "open" | "measure">,
  store: QcStore | undefined,
  now: number,
  tell: TellProgress,
  signal?: AbortSignal,
): Promise<Result<{ readonly numbers: RunNumbers; readonly writes: readonly Promise<Result<void>>[] }>> {
  const { source, sourceName } = request;
  const plan = await planOf(request);
  const kept = store && (await keptNumbers(store, request, plan));
  if (kept !== undefined) return ok({ numbers: kept, writes: [] });
  if (source === undefined) return fail({ kind: "not-kept", source: sourceName });
  const measured = await measureFile(request, source, job, now, tell, signal);
  if (!measured.ok) return measured;
  const numbers = measured.value;
  return ok({ numbers, writes: store === undefined ? [] : [keep(store, plan, numbers, sourceName, now)] });
}

async function keptNumbers(
  store: QcStore,
  { sourceName, identity }: RunRequest,
  plan: string,
): Promise<RunNumbers | undefined> {
  // Files of other productions may have the same name: where the content is known the name says nothing.
  const run = await (identity === undefined ? store.runAt(sourceName) : store.run(identity));
  if (!run.ok || run.value === undefined) return undefined;
  const found = await store.numbers(run.value.identity, plan);
  return found.ok ? found.value : undefined;
}

async function keep(
  store: QcStore,
  plan: string,
  numbers: RunNumbers,
  sourceName: string,
  now: number,
): Promise<Result<void>> {
  const { file, info, readAt } = numbers;
  const { identity, name, size } = file;
  const run = { identity, name, size, file, info, sources: [sourceName], readAt, usedAt: now, bytes: 0 };
  // Packed at once: what is given away to the page is gone here.
  const put = store.putNumbers(plan, numbers);
  const merged = await store.mergeRun({ ...run, summary: undefined, failure: undefined });
  const kept = await put;
  return merged.ok ? kept : merged;
}

/** The same for the same recipes of the same objects, in their versions. */
async function planOf({ groups }: RunRequest): Promise<string> {
  const keys = groups.flatMap(({ group, objects }) =>
    objects.flatMap(({ name, recipes }) => recipes.map((recipe) => measuredKey(formatObject({ group, name }), recipe))),
  );
  return sha256(new TextEncoder().encode(keys.join("\n")));
}
