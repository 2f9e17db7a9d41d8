import { explain } from "../base/explain.ts";
import type { Result } from "../base/result.ts";
import type { ToldParameters } from "../qc/known-parameters.ts";
import { toParameters } from "../qc/run-parameters.ts";
import type { KeptTable } from "../store/kept.ts";
import { Observable } from "./observable.ts";
import type { Ports } from "./ports.ts";

export type { KeptTable } from "../store/kept.ts";

export interface TablesState {
  /** Those that are kept, the latest first: it is asked first. */
  readonly tables: readonly KeptTable[];
  /** Why something of what was given last was not taken, a sentence each. */
  readonly wrong: readonly string[];
}

/** A table holds some hundred runs at most; a person has a few of them. */
const mostTables = 100;

type Needed = Pick<Ports, "engine" | "store" | "tabs" | "now">;

/** Tables of run parameters that a person gave: kept in the database, the same in all tabs, about every run in them. */
export class TablesKeeper {
  readonly state = new Observable<TablesState>({ tables: [], wrong: [] });
  readonly #ports: Needed;

  constructor(ports: Needed) {
    this.#ports = ports;
    ports.tabs.onTold(() => void this.load());
  }

  async load(): Promise<void> {
    const read = await this.#ports.store.tables();
    if (read.ok) this.state.update((state) => ({ ...state, tables: read.value }));
    else this.#wrong([explain(read.error)]);
  }

  /** Reads and keeps what can be, and says what came of it; what went wrong is said by the state. */
  async add(files: readonly File[]): Promise<string> {
    this.#wrong([]);
    const wrong: string[] = [];
    const words: string[] = [];
    for (const file of files) {
      const runs = await this.#addOne(file);
      if (typeof runs === "string") wrong.push(runs);
      else words.push(`Run parameters of ${runs} ${runs === 1 ? "run" : "runs"} taken from ${file.name}`);
    }
    await this.#changed();
    this.#wrong(wrong);
    return words.join(". ");
  }

  /** The person went on: what was not taken is of no more use. */
  forgetWrong(): void {
    if (this.state.value.wrong.length > 0) this.#wrong([]);
  }

  async remove(id: number): Promise<void> {
    const removed = await this.#ports.store.deleteTable(id);
    await this.#changed();
    this.#wrong(removed.ok ? [] : [explain(removed.error)]);
  }

  /** What the tables say of a run, the latest first. */
  async of(run: number): Promise<readonly ToldParameters[]> {
    const about = this.state.value.tables.filter(({ runs }) => runs.includes(run));
    const rows = await Promise.all(about.map(({ id }) => this.#ports.store.tableRow(id, run)));
    return about.flatMap(({ name }, i) => {
      const row = rows[i]!;
      if (!row.ok || row.value === undefined) return [];
      return [{ origin: { kind: "table", name }, parameters: toParameters(row.value) } as const];
    });
  }

  /** How many runs were kept, or why none. */
  async #addOne(file: File): Promise<number | string> {
    if (this.state.value.tables.length >= mostTables) {
      return `${file.name} was not kept: there are ${mostTables} tables already. Remove some in the settings.`;
    }
    const read = await this.#ports.engine.parameters({ kind: "file", file });
    if (!read.ok) return explain(read.error);
    const runs = [...read.value.keys()];
    const table = { name: file.name, givenAt: this.#ports.now(), runs };
    const kept: Result<void> = await this.#ports.store.putTable(table, read.value);
    return kept.ok ? runs.length : explain(kept.error);
  }

  async #changed(): Promise<void> {
    await this.load();
    this.#ports.tabs.tell();
  }

  #wrong(wrong: readonly string[]): void {
    this.state.update((state) => ({ ...state, wrong }));
  }
}
