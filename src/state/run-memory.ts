import type { QcError, Result } from "../base/result.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { RunPlace } from "../route/route.ts";
import type { KeptRun } from "../store/kept.ts";
import { storageNotice } from "./notices.ts";
import type { Ports } from "./ports.ts";
import { failureRecord, otherRecord } from "./remember.ts";
import type { Notice } from "./session-state.ts";
import { sourceName } from "./sources.ts";

type MemoryPorts = Pick<Ports, "store" | "engine" | "drawn" | "now">;

/** What this browser keeps of runs, as one session uses it: where the database fails, that is said, and all goes on without. */
export class RunMemory {
  readonly #ports: MemoryPorts;
  readonly #say: (notice: Notice | undefined) => void;
  readonly #changed: () => void;

  /** `changed` is called when what the start page lists may be another. */
  constructor(ports: MemoryPorts, say: (notice: Notice | undefined) => void, changed: () => void) {
    this.#ports = ports;
    this.#say = say;
    this.#changed = changed;
  }

  /** The run that a link or a source names. */
  async find({ identity, source }: Pick<RunPlace, "identity" | "source">): Promise<KeptRun | undefined> {
    const { store } = this.#ports;
    return this.#stored(await (identity === undefined ? store.runAt(sourceName(source)) : store.run(identity)));
  }

  used({ identity }: KeptRun): void {
    const usedAt = this.#ports.now();
    void this.#ports.store.updateRun(identity, (run) => ({ ...run, usedAt })).then((wrote) => this.#stored(wrote));
  }

  async forget({ identity }: KeptRun): Promise<void> {
    this.#stored(await this.#ports.store.deleteRun(identity));
  }

  /** Ends when all is written that workers read. To pack it takes a processor half as long as to make a report. */
  async settle(): Promise<void> {
    await this.#ports.drawn();
    this.#stored(await this.#ports.engine.settle());
  }

  async judged(identity: string, change: Pick<KeptRun, "summary" | "info"> | undefined): Promise<void> {
    if (change !== undefined) {
      const store = (run: KeptRun): KeptRun => ({ ...run, ...change, failure: undefined });
      this.#stored(await this.#ports.store.updateRun(identity, store));
    }
    this.#changed();
  }

  /** Why a run could not be shown, as far as that lasts. */
  failed(error: QcError, file: RunFile | undefined, place: RunPlace): void {
    const { store, now } = this.#ports;
    const isOther = error.kind === "no-tpc-objects" && file !== undefined;
    if (isOther) this.#noted(store.mergeRun(otherRecord(file, place, now())));
    const record = failureRecord(error, place, now());
    if (record !== undefined) this.#noted(store.putRun(record));
  }

  #noted(writing: Promise<Result<unknown>>): void {
    void writing.then((wrote) => {
      this.#stored(wrote);
      this.#changed();
    });
  }

  #stored<T>(result: Result<T>): T | undefined {
    if (result.ok) return result.value;
    this.#say(storageNotice(result.error));
    return undefined;
  }
}
