import type { Result } from "../src/base/result.ts";
import type { ObjectGroup } from "../src/hist/object.ts";
import type { MeasureRequest } from "../src/jobs/extract-api.ts";
import { parseActivity } from "../src/qc/activity.ts";
import type { Measurement } from "../src/qc/measurement.ts";
import type { QcStore } from "../src/store/kept.ts";
import type { Kept } from "./idle-writer.ts";

/**
 * Keeps what one job reads and measures. It is copied at once, for it may be handed over to the page; it is compressed and
 * written when it is said to begin.
 */
export class Keeper {
  readonly #store: QcStore;
  readonly #request: MeasureRequest;
  readonly #now: number;
  readonly #writes: Promise<Result<unknown>>[] = [];
  readonly #measured: (readonly [key: string, value: Measurement])[] = [];
  #begin = (): void => undefined;
  readonly #begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });

  constructor(store: QcStore, request: MeasureRequest, now: number) {
    this.#store = store;
    this.#request = request;
    this.#now = now;
  }

  group(group: ObjectGroup): void {
    const { file, sourceName } = this.#request;
    const [readAt, usedAt] = [this.#now, this.#now];
    const info = parseActivity(group.activity, sourceName);
    const wrote = this.#store.putGroup(file.identity, group, this.#begun);
    // Of the group itself nothing is held from here on: there may be many.
    const { identity, name, size } = file;
    const run = { identity, name, size, file, info, sources: [sourceName], readAt, usedAt };
    this.#writes.push(
      wrote.then((put) =>
        put.ok ? this.#store.mergeRun({ ...run, bytes: put.value, summary: undefined, failure: undefined }) : put,
      ),
    );
  }

  measurements(entries: readonly (readonly [key: string, value: Measurement])[]): void {
    this.#measured.push(...entries);
  }

  /** The job is done: all that it measured is copied too. */
  kept(): Kept {
    const { identity } = this.#request.file;
    if (this.#measured.length > 0)
      this.#writes.push(this.#store.putMeasurements(identity, this.#measured, this.#begun));
    return { begin: () => this.#begin(), writes: this.#writes };
  }
}
