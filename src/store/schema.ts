import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";
import { QcFailure } from "../base/result.ts";
import type { Manifest } from "./chunks.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import type { KeptBeside, KeptRun, KeptTable } from "./kept.ts";

/** A small result: packed, with the hash it must have when read. */
export interface StoredMeasurement {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
}

export interface QcSchema extends DBSchema {
  runs: { key: string; value: KeptRun; indexes: { bySource: string } };
  /** Key: identity of the file's content, path of the object. */
  groups: { key: [identity: string, path: string]; value: Manifest };
  chunks: { key: [identity: string, path: string, index: number]; value: Uint8Array<ArrayBuffer> };
  /** Key: identity, `${object}|${recipeKey}`. */
  measurements: { key: [identity: string, key: string]; value: StoredMeasurement };
  settings: { key: string; value: unknown };
  /** Key: identity. */
  besides: { key: string; value: KeptBeside };
  tables: { key: number; value: Omit<KeptTable, "id"> };
  /** Rows of the tables. */
  rows: { key: [table: number, run: number]; value: GivenParameters };
}

export type QcDb = IDBPDatabase<QcSchema>;
export type Stores = readonly StoreNames<QcSchema>[];
export type QcTransaction<M extends IDBTransactionMode, S extends Stores = Stores> = IDBPTransaction<
  QcSchema,
  S[number][],
  M
>;

export type Upgrade = (db: QcDb) => void;

/** One step per released version, only ever appended to; a step awaits nothing but the database. */
export const upgrades: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore("runs", { keyPath: "identity" }).createIndex("bySource", "sources", { multiEntry: true });
    db.createObjectStore("groups");
    db.createObjectStore("chunks");
    db.createObjectStore("measurements");
    db.createObjectStore("settings");
  },
  (db) => {
    db.createObjectStore("besides");
    db.createObjectStore("tables", { autoIncrement: true });
    db.createObjectStore("rows");
  },
];

export interface OpenOptions {
  readonly name: string;
  readonly timeoutMs: number;
  /** `upgrades`, and in tests those of later versions. */
  readonly steps: readonly Upgrade[];
  /** The connection is gone: a newer program wants the database, or the browser took it away. */
  readonly onLost: () => void;
}

/** Opens in time or throws: a database that does not answer must not hold up the page. */
export async function openQcDb({ name, timeoutMs, steps, onLost }: OpenOptions): Promise<QcDb> {
  const opening = openDB<QcSchema>(name, steps.length, {
    upgrade(db, from) {
      for (const step of steps.slice(from)) step(db);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close(); // a newer program, or a deletion, is waiting
      onLost();
    },
    terminated: onLost,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new QcFailure({ kind: "database-blocked", seconds: timeoutMs / 1000 }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([opening, late]);
  } catch (thrown) {
    // Should it open after all, nobody would close it, and it would block others. What else fails is thrown here already.
    opening.then(
      (db) => db.close(),
      () => undefined,
    );
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * One transaction: all of it is written or nothing. `work` awaits nothing but the database.
 * Aborted by hand when something throws before the database knows, for what was asked until then would be written.
 */
export async function inTransaction<T, M extends IDBTransactionMode, S extends Stores>(
  db: QcDb,
  stores: S,
  mode: M,
  work: (tx: QcTransaction<M, S>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction([...stores], mode) as QcTransaction<M, S>;
  const done = tx.done.then(
    () => undefined,
    (thrown: unknown) => ({ thrown }),
  );
  try {
    const value = await work(tx);
    const failed = await done;
    if (failed !== undefined) throw failed.thrown;
    return value;
  } catch (thrown) {
    abort(tx);
    // The transaction's own reason, such as a full disk, says more than that a request in it was aborted.
    const failed = await done;
    throw tx.error ?? thrown ?? failed?.thrown;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // Ended already: by the failure that brought us here.
  }
}
