import type { GivenParameters } from "../qc/run-parameters.ts";
import type { KeptTable } from "./kept.ts";
import type { QcTransaction } from "./schema.ts";

// Tables of run parameters, within the transaction of the caller.

export const allOfTables = ["tables", "rows"] as const;

/** Whether a table says nothing any more once the later one is there: they have one name, and it is about no other run. */
export const isReplaced = (table: Omit<KeptTable, "id">, later: Omit<KeptTable, "id">): boolean =>
  table.name === later.name && table.runs.every((run) => later.runs.includes(run));

export const latestFirst = (tables: readonly KeptTable[]): readonly KeptTable[] =>
  tables.toSorted((a, b) => b.id - a.id);

export async function listTables(
  tx: QcTransaction<"readonly" | "readwrite", typeof allOfTables>,
): Promise<readonly KeptTable[]> {
  const tables = tx.objectStore("tables");
  const [ids, all] = [await tables.getAllKeys(), await tables.getAll()];
  return latestFirst(all.map((table, i) => ({ ...table, id: ids[i]! })));
}

type Writing = QcTransaction<"readwrite", typeof allOfTables>;

export async function writeTable(
  tx: Writing,
  table: Omit<KeptTable, "id">,
  rows: ReadonlyMap<number, GivenParameters>,
): Promise<void> {
  for (const each of await listTables(tx)) if (isReplaced(each, table)) await dropTable(tx, each.id);
  const id = await tx.objectStore("tables").put(table);
  for (const [run, given] of rows) await tx.objectStore("rows").put(given, [id, run]);
}

export async function dropTable(tx: Writing, id: number): Promise<void> {
  await tx.objectStore("tables").delete(id);
  await tx.objectStore("rows").delete(IDBKeyRange.bound([id], [id, []]));
}
