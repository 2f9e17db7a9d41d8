import type { Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { Engine } from "../jobs/engine.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { RunFile } from "../qc/run-file.ts";
import { formatGroup } from "../qc/object-path.ts";
import type { Rule } from "../qc/quality.ts";
import type { PlannedGroup } from "../reports/plan.ts";

/** The file that groups are read from, and how. */
export interface ReadFrom {
  readonly file: RunFile;
  /** `undefined`: from what is kept only. */
  readonly source: SourceRef | undefined;
  readonly sourceName: string;
  readonly rule: Rule;
}

/** Asks the workers for groups of objects, none twice, and hands on what comes. */
export class GroupReader {
  readonly #engine: Engine;
  readonly #take: (group: PlannedGroup, got: Result<MeasuredGroup>) => void;
  readonly #asked = new Map<string, Promise<Result<MeasuredGroup>>>();

  constructor(engine: Engine, take: (group: PlannedGroup, got: Result<MeasuredGroup>) => void) {
    this.#engine = engine;
    this.#take = take;
  }

  /** What was asked for before is asked for again. */
  forget(): void {
    this.#asked.clear();
  }

  hasAsked(groups: readonly PlannedGroup[], rule: Rule): boolean {
    return groups.every((group) => this.#asked.has(keyOf(group, rule)));
  }

  /** The first `ahead` groups one after another, then all others at once. */
  async read(
    groups: readonly PlannedGroup[],
    ahead: number,
    from: ReadFrom,
    signal: AbortSignal,
  ): Promise<readonly Result<MeasuredGroup>[]> {
    const results: Result<MeasuredGroup>[] = [];
    for (const group of groups.slice(0, ahead)) results.push(await this.#group(group, from, signal));
    const others = groups.slice(ahead).map((group) => this.#group(group, from, signal));
    return [...results, ...(await Promise.all(others))];
  }

  #group(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Promise<Result<MeasuredGroup>> {
    const key = keyOf(group, from.rule);
    const asked = this.#asked.get(key) ?? this.#measure(group, from, signal);
    this.#asked.set(key, asked);
    return asked;
  }

  async #measure(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Promise<Result<MeasuredGroup>> {
    const { file, source, sourceName } = from;
    const got = await this.#engine.measure({ file, source, sourceName, keep: true, ...group }, signal);
    if (!signal.aborted) this.#take(group, got);
    return got;
  }
}

const keyOf = (group: PlannedGroup, rule: Rule): string =>
  `${formatGroup(group.group)}|${rule}|${group.objects.map((each) => each.name).join()}`;
