import { fail, ok, QcFailure, type Result } from "../base/result.ts";
import type { ObjectGroup } from "../hist/object.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import type { RunNumbers } from "../qc/run-numbers.ts";
import { packGroup, unpackGroup, type PackedGroup } from "./chunks.ts";
import { inTransaction, openQcDb, upgrades, type OpenOptions, type QcDb, type QcTransaction } from "./schema.ts";
import { nameOf, stored } from "./failure.ts";
import type { KeptBeside, KeptRun, KeptTable, QcStore } from "./kept.ts";
import { mergeRuns } from "./merge.ts";
import { packStored, unpackStored } from "./measurements.ts";
import { asOneWriter } from "./one-writer.ts";
import { allOfRun, bytesOf, dropDamaged, dropRun, evict, keysFrom, writeGroup } from "./records.ts";
import { allOfTables, dropTable, listTables, writeTable } from "./tables.ts";

export type StoreOptions = Partial<Pick<OpenOptions, "name" | "timeoutMs" | "steps">>;

/** Opens the database of this origin. Where that fails, the caller goes on with `memoryStore` and says so. */
export async function openQcStore(options: StoreOptions = {}): Promise<Result<QcStore>> {
  if ((globalThis.indexedDB as IDBFactory | undefined) === undefined) {
    return fail({ kind: "storage", detail: "it has no database" });
  }
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) {
    return fail({ kind: "storage", detail: "the page was not loaded by https" });
  }
  const store = new IdbStore({ name: "tpc-qc", timeoutMs: 5000, steps: upgrades, ...options });
  const opened = await stored(() => store.connect());
  return opened.ok ? ok<QcStore>(store) : opened;
}

class IdbStore implements QcStore {
  readonly inMemory = false;
  readonly #options: Required<StoreOptions>;
  #connection: Promise<QcDb> | undefined;
  #closed = false;
  /** Giving up runs did not make room: it is the disk that is full. */
  #evictedInVain = false;

  constructor(options: Required<StoreOptions>) {
    this.#options = options;
  }

  /** Connects again where the connection was lost: after site data were cleared there is a new, empty database. */
  connect(): Promise<QcDb> {
    if (this.#closed) throw new QcFailure({ kind: "storage", detail: "it was closed" });
    if (this.#connection !== undefined) return this.#connection;
    const connection: Promise<QcDb> = openQcDb({ ...this.#options, onLost: () => this.#lost(connection) });
    this.#connection = connection;
    connection.catch(() => this.#lost(connection));
    return connection;
  }

  #lost(connection: Promise<QcDb>): void {
    if (this.#connection === connection) this.#connection = undefined;
  }

  runs(): Promise<Result<readonly KeptRun[]>> {
    return stored(async () => (await this.connect()).getAll("runs"));
  }

  run(identity: string): Promise<Result<KeptRun | undefined>> {
    const beginning = IDBKeyRange.bound(identity, `${identity}\uffff`);
    return stored(async () => (await (await this.connect()).getAll("runs", beginning, 1))[0]);
  }

  runAt(source: string): Promise<Result<KeptRun | undefined>> {
    return stored(async () => {
      const found = await (await this.connect()).getAllFromIndex("runs", "bySource", source);
      return found.toSorted((a, b) => b.readAt - a.readAt)[0];
    });
  }

  putRun(run: KeptRun): Promise<Result<void>> {
    return this.#write(run.identity, 0, async (tx) => {
      await tx.objectStore("runs").put({ ...run, bytes: await bytesOf(tx, run.identity) });
    });
  }

  mergeRun(run: KeptRun): Promise<Result<void>> {
    return this.#write(run.identity, 0, async (tx) => {
      const kept = await tx.objectStore("runs").get(run.identity);
      const merged = kept === undefined ? run : mergeRuns(kept, run);
      await tx.objectStore("runs").put({ ...merged, bytes: await bytesOf(tx, run.identity) });
    });
  }

  updateRun(identity: string, change: (run: KeptRun) => KeptRun): Promise<Result<void>> {
    return this.#write(identity, 0, async (tx) => {
      const run = await tx.objectStore("runs").get(identity);
      if (run !== undefined) await tx.objectStore("runs").put({ ...change(run), identity, bytes: run.bytes });
    });
  }

  deleteRun(identity: string): Promise<Result<void>> {
    return stored(async () => {
      await inTransaction(await this.connect(), allOfRun, "readwrite", (tx) => dropRun(tx, identity));
    });
  }

  group(identity: string, path: string): Promise<Result<ObjectGroup | undefined>> {
    return stored(async () => {
      const db = await this.connect();
      const found = await inTransaction(db, ["groups", "chunks"], "readonly", async (tx) => {
        const manifest = await tx.objectStore("groups").get([identity, path]);
        const chunks = await tx.objectStore("chunks").getAll(keysFrom(identity, path));
        return manifest && { manifest, chunks };
      });
      if (found === undefined) return undefined;
      const group = await unpackGroup(found);
      if (group === undefined) {
        await inTransaction(db, allOfRun, "readwrite", (tx) => dropDamaged(tx, identity, path));
      }
      return group;
    });
  }

  paths(identity: string): Promise<Result<readonly string[]>> {
    return stored(async () => {
      const keys = await (await this.connect()).getAllKeys("groups", keysFrom(identity));
      return keys.map(([, path]) => path);
    });
  }

  putGroup(identity: string, group: ObjectGroup, after?: Promise<void>): Promise<Result<number>> {
    return this.#putPacked(
      identity,
      group.path,
      stored(() => packGroup(group, after)),
    );
  }

  async #putPacked(identity: string, path: string, packing: Promise<Result<PackedGroup>>): Promise<Result<number>> {
    const packed = await packing;
    if (!packed.ok) return packed;
    const { bytes } = packed.value.manifest;
    const written = await this.#write(identity, bytes, (tx) => writeGroup(tx, identity, path, packed.value));
    return written.ok ? ok(bytes) : written;
  }

  measurements(identity: string, keys: readonly string[]): Promise<Result<ReadonlyMap<string, Measurement>>> {
    return stored(async () => {
      const found = await inTransaction(await this.connect(), ["measurements"], "readonly", (tx) =>
        Promise.all(keys.map((key) => tx.objectStore("measurements").get([identity, key]))),
      );
      const values = await Promise.all(found.map(async (each) => each && unpackStored<Measurement>(each)));
      return new Map(keys.flatMap((key, i) => (values[i] === undefined ? [] : [[key, values[i]]])));
    });
  }

  async putMeasurements(
    identity: string,
    entries: readonly (readonly [key: string, value: Measurement])[],
    after?: Promise<void>,
  ): Promise<Result<void>> {
    const packed = await stored(() =>
      Promise.all(entries.map(async ([key, value]) => ({ key, value: await packStored(value) }))),
    );
    await after;
    if (!packed.ok) return packed;
    const bytes = packed.value.reduce((sum, { value }) => sum + value.bytes.length, 0);
    return this.#write(identity, bytes, async (tx) => {
      for (const { key, value } of packed.value) await tx.objectStore("measurements").put(value, [identity, key]);
    });
  }

  beside(identity: string): Promise<Result<KeptBeside | undefined>> {
    return stored(async () => (await this.connect()).get("besides", identity));
  }

  putBeside(identity: string, beside: KeptBeside): Promise<Result<void>> {
    return this.#write(identity, 0, async (tx) => {
      await tx.objectStore("besides").put(beside, identity);
    });
  }

  tables(): Promise<Result<readonly KeptTable[]>> {
    return stored(async () => inTransaction(await this.connect(), allOfTables, "readonly", listTables));
  }

  putTable(table: Omit<KeptTable, "id">, rows: ReadonlyMap<number, GivenParameters>): Promise<Result<void>> {
    return stored(async () => {
      await inTransaction(await this.connect(), allOfTables, "readwrite", (tx) => writeTable(tx, table, rows));
    });
  }

  tableRow(id: number, run: number): Promise<Result<GivenParameters | undefined>> {
    return stored(async () => (await this.connect()).get("rows", [id, run]));
  }

  deleteTable(id: number): Promise<Result<void>> {
    return stored(async () => {
      await inTransaction(await this.connect(), allOfTables, "readwrite", (tx) => dropTable(tx, id));
    });
  }

  numbers(identity: string, plan: string): Promise<Result<RunNumbers | undefined>> {
    return stored(async () => {
      const found = await (await this.connect()).get("measurements", [identity, wholeRun(plan)]);
      return found && unpackStored<RunNumbers>(found);
    });
  }

  async putNumbers(plan: string, numbers: RunNumbers): Promise<Result<void>> {
    const { identity } = numbers.file;
    const packed = await stored(() => packStored(numbers));
    if (!packed.ok) return packed;
    return this.#write(identity, packed.value.bytes.length, async (tx) => {
      await tx.objectStore("measurements").put(packed.value, [identity, wholeRun(plan)]);
    });
  }

  setting(name: string): Promise<Result<unknown>> {
    return stored(async () => (await this.connect()).get("settings", name));
  }

  putSetting(name: string, value: unknown): Promise<Result<void>> {
    return stored(async () => {
      await inTransaction(await this.connect(), ["settings"], "readwrite", (tx) =>
        tx.objectStore("settings").put(value, name),
      );
    });
  }

  changeSetting(name: string, change: (value: unknown) => unknown): Promise<Result<void>> {
    return stored(async () => {
      await inTransaction(await this.connect(), ["settings"], "readwrite", async (tx) => {
        const settings = tx.objectStore("settings");
        await settings.put(change(await settings.get(name)), name);
      });
    });
  }

  close(): void {
    this.#closed = true;
    this.#connection?.then(
      (db) => db.close(),
      () => undefined,
    );
  }

  /** Writes in one transaction. A full storage gives up the runs least used, once, and tries again. */
  #write(
    identity: string,
    bytes: number,
    work: (tx: QcTransaction<"readwrite", typeof allOfRun>) => Promise<void>,
  ): Promise<Result<void>> {
    return stored(() =>
      asOneWriter(this.#options.name, identity, async () => {
        const db = await this.connect();
        const write = (): Promise<void> => inTransaction(db, allOfRun, "readwrite", work);
        try {
          await write();
        } catch (thrown) {
          if (!isFull(thrown) || this.#evictedInVain) throw thrown;
          const evicted = await inTransaction(db, allOfRun, "readwrite", (tx) => evict(tx, bytes, identity));
          if (evicted === 0) throw thrown;
          this.#evictedInVain = true;
          await write();
          this.#evictedInVain = false;
        }
      }),
    );
  }
}

/** No object is called so: its key has a slash before the bar. */
const wholeRun = (plan: string): string => `run|${plan}`;

const isFull = (thrown: unknown): boolean => nameOf(thrown) === "QuotaExceededError";
