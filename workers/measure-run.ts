import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { SourceRef } from "../src/bytes/source.ts";
import type { ExtractApi, MeasuredGroup, RunRequest, TellProgress } from "../src/jobs/extract-api.ts";
import { packedOf } from "../src/qc/locate.ts";
import type { Measurement } from "../src/qc/measurement.ts";
import { formatGroup, formatObject } from "../src/qc/object-path.ts";
import type { RunNumbers } from "../src/qc/run-numbers.ts";

/** Failures that are in the content of the file: whoever reads it again finds them again. */
const ofContent: ReadonlySet<QcError["kind"]> = new Set([
  "object-missing",
  "corrupt",
  "class-not-decoded",
  "class-not-shown",
  "limit-exceeded",
]);

/**
 * Opens a file and measures what is asked for, one group after another, so that no more than one collection is in memory.
 * What a group has not, or has damaged, costs its objects; any other failure is that of the run.
 */
export async function measureFile(
  { sourceName, groups }: RunRequest,
  source: SourceRef,
  job: Pick<ExtractApi, "open" | "measure">,
  now: number,
  tell: TellProgress,
  signal?: AbortSignal,
): Promise<Result<RunNumbers>> {
  const opened = await job.open(source, signal);
  if (!opened.ok) return opened;
  const file = opened.value;
  const sizes = groups.map(({ group }) => packedOf(file, group));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const gathered = new Gathered(file);
  let done = 0;
  tell(done, total);
  for (const [i, { group, objects }] of groups.entries()) {
    const got = await job.measure({ file, source, sourceName, group, objects, keep: false }, signal);
    const failed = got.ok ? undefined : got.error;
    if (failed !== undefined && !ofContent.has(failed.kind)) return fail(failed);
    gathered.take(groups[i]!, got);
    done += sizes[i]!;
    tell(done, total);
  }
  return ok(gathered.run(now));
}

type Group = RunRequest["groups"][number];

class Gathered {
  readonly #file: RunNumbers["file"];
  readonly #measured: (readonly [string, Measurement])[] = [];
  readonly #failed: (readonly [string, QcError])[] = [];
  readonly #notes = new Set<string>();
  readonly #entries = new Map<string, number>();
  #info: RunNumbers["info"] | undefined;

  constructor(file: RunNumbers["file"]) {
    this.#file = file;
  }

  take({ group, objects }: Group, got: Result<MeasuredGroup>): void {
    const at = (name: string): string => formatObject({ group, name });
    if (!got.ok) {
      for (const { name } of objects) this.#failed.push([at(name), got.error]);
      return;
    }
    const { info, entries, notes } = got.value;
    if (this.#info === undefined || info.from === "activity") this.#info = info;
    this.#entries.set(formatGroup(group), entries);
    for (const note of notes) this.#notes.add(note);
    for (const { name, object, measurements } of got.value.objects) {
      if (!object.ok) this.#failed.push([at(name), object.error]);
      for (const [key, value] of measurements) this.#measured.push([`${at(name)}|${key}`, value]);
    }
  }

  run(readAt: number): RunNumbers {
    const entriesOf = (task: string): number | undefined => this.#entries.get(`${task}/`);
    return {
      file: this.#file,
      info: this.#info ?? this.#file.guess,
      measured: this.#measured,
      failed: this.#failed,
      tpcMissing: entriesOf("Tracks") === 0 && entriesOf("PID") === 0,
      notes: [...this.#notes],
      readAt,
    };
  }
}
