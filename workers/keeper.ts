import type { Result } from "../src/base/result.ts";
import type { ObjectGroup } from "../src/hist/object.ts";
import type { MeasureRequest } from "../src/jobs/extract-api.ts";
import { parseActivity } from "../src/qc/activity.ts";
import type { Measurement } from "../src/qc/measurement.ts";
import type { QcStore } from "../src/store/kept.ts";

/**
 * Keeps what one job reads and measures. It is packed at once, for it may be handed over to the page, but written when the
 * job is done: a transaction that is open in a worker that computes for long, or for ever, keeps everybody from the database.
 */
export class Keeper {
  readonly #store: QcStore;
  readonly #request: MeasureRequest;
  readonly #now: number;
  readonly #writes: Promise<Result<void>>[] = [];
  #begin = (): void => undefined;
  readonly #done = new Promise<void>((resolve) => {
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
    const wrote = this.#store.putGroup(file.identity, group, this.#done);
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
    this.#writes.push(this.#store.putMeasurements(this.#request.file.identity, entries, this.#done));
  }

  /** The job is done: all that it kept is written now. */
  write(): readonly Promise<Result<void>>[] {
    this.#begin();
    return this.#writes;
  }
}
