import { explain } from "../base/explain.ts";
import { besideKnown, originWords, type KnownParameters, type ToldParameters } from "../qc/known-parameters.ts";
import { takenOf, toParameters, type GivenParameters } from "../qc/run-parameters.ts";
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
/** Runs of a table about which it is said why something was not taken; the others are counted. */
const mostSaid = 5;

/** What is known now of a run that is open. */
export type KnownOf = (run: number) => KnownParameters | undefined;

/** What came of one table: a sentence without its end, "" where nothing did, and sentences about what was not taken. */
interface Came {
  readonly words: string;
  readonly wrong: readonly string[];
}

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
  async add(files: readonly File[], knownOf: KnownOf): Promise<string> {
    this.#wrong([]);
    const came: Came[] = [];
    for (const file of files) came.push(await this.#addOne(file, knownOf));
    await this.#changed();
    this.#wrong(came.flatMap(({ wrong }) => wrong));
    return came
      .map(({ words }) => words)
      .filter((words) => words !== "")
      .join(". ");
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

  /**
   * What the latest table about a run says of it. Earlier ones are silent: rates of two tables side by side would be those
   * of no run.
   */
  async of(run: number): Promise<ToldParameters | undefined> {
    const latest = this.state.value.tables.find(({ runs }) => runs.includes(run));
    if (latest === undefined) return undefined;
    const row = await this.#ports.store.tableRow(latest.id, run);
    if (!row.ok || row.value === undefined) return undefined;
    return { origin: { kind: "table", name: latest.name }, parameters: toParameters(row.value) };
  }

  /** Keeps the runs of which something can be taken: a row without would silence that of an earlier table. */
  async #addOne(file: File, knownOf: KnownOf): Promise<Came> {
    const none = (...wrong: readonly string[]): Came => ({ words: "", wrong });
    if (this.state.value.tables.length >= mostTables) {
      return none(`${file.name} was not kept: there are ${mostTables} tables already. Remove some in the settings.`);
    }
    const read = await this.#ports.engine.parameters({ kind: "file", file });
    if (!read.ok) return none(explain(read.error));
    const each = [...read.value].map(([run, given]) => ({ run, given, ...takenOf(given) }));
    const wrong = refusedWords(file.name, each);
    const rows = new Map(each.filter(({ something }) => something).map(({ run, given }) => [run, given]));
    if (rows.size === 0) return none(...wrong);
    const runs = [...rows.keys()];
    const kept = await this.#ports.store.putTable({ name: file.name, givenAt: this.#ports.now(), runs }, rows);
    if (!kept.ok) return none(explain(kept.error));
    const earlier = this.state.value.tables.filter(
      (table) => table.name !== file.name && table.runs.some((run) => rows.has(run)),
    );
    return { words: keptWords(file.name, rows, [...new Set(earlier.map(({ name }) => name))], knownOf), wrong };
  }

  async #changed(): Promise<void> {
    await this.load();
    this.#ports.tabs.tell();
  }

  #wrong(wrong: readonly string[]): void {
    this.state.update((state) => ({ ...state, wrong }));
  }
}

type Given = Pick<ReturnType<typeof takenOf>, "refused"> & { readonly run: number };

/** "mine.csv, run 559104: IRavg is -5 Hz, which is no interaction rate." */
function refusedWords(name: string, given: readonly Given[]): readonly string[] {
  const about = given.filter(({ refused }) => refused.length > 0);
  const more = about.length - mostSaid;
  return [
    ...about.slice(0, mostSaid).map(({ run, refused }) => `${name}, run ${run}: ${refused.join("; ")}.`),
    ...(more > 0 ? [`${name}: something was refused of ${more} more ${more === 1 ? "run" : "runs"}.`] : []),
  ];
}

/** What was kept of a table, and what of it will not be seen of runs that are open. */
function keptWords(
  name: string,
  rows: ReadonlyMap<number, GivenParameters>,
  earlier: readonly string[],
  knownOf: KnownOf,
): string {
  const open = [...rows].flatMap(([run, given]) => {
    const known = knownOf(run);
    return known === undefined ? [] : [{ run, known, ...besideKnown(toParameters(given), known) }];
  });
  const overruled = open.filter(({ passedOver }) => passedOver.length > 0);
  const keeps = overruled.map(({ run, known, passedOver }) => {
    const origin = known.origins.get(passedOver[0]!)!;
    return `${run} keeps those of ${origin.kind === "file" ? "its file" : originWords(origin)}`;
  });
  const taken = rows.size - open.filter(({ adds }) => !adds).length;
  const place = earlier.length === 0 ? "" : `, in place of those of ${earlier.join(", ")}`;
  return [
    taken === 0
      ? `${name} was kept`
      : `Run parameters of ${taken} ${taken === 1 ? "run" : "runs"} taken from ${name}${place}`,
    ...(keeps.length <= mostSaid ? keeps : [`${keeps.length} runs keep those that lie with them`]),
  ].join("; ");
}
