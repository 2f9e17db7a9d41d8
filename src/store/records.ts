import type { PackedGroup } from "./chunks.ts";
import type { QcTransaction } from "./schema.ts";
import { runsToEvict } from "./evict.ts";

// The parts of a write, each within the transaction of its caller. One request after the other: with several under way
// a throw at one would leave the others' failures to nobody.

export const allOfRun = ["runs", "groups", "chunks", "measurements", "besides"] as const;
type Writing = QcTransaction<"readwrite", typeof allOfRun>;

/** All keys that start so: an array sorts after every text and number. */
export const keysFrom = (...start: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []]);

export async function writeGroup(tx: Writing, identity: string, path: string, group: PackedGroup): Promise<void> {
  await dropGroup(tx, identity, path);
  const chunks = tx.objectStore("chunks");
  for (const [index, chunk] of group.chunks.entries()) await chunks.put(chunk, [identity, path, index]);
  await tx.objectStore("groups").put(group.manifest, [identity, path]);
  await countBytes(tx, identity);
}

/** Drops a group that was found damaged. */
export async function dropDamaged(tx: Writing, identity: string, path: string): Promise<void> {
  await dropGroup(tx, identity, path);
  await countBytes(tx, identity);
}

async function dropGroup(tx: Writing, identity: string, path: string): Promise<void> {
  await tx.objectStore("groups").delete([identity, path]);
  await tx.objectStore("chunks").delete(keysFrom(identity, path));
}

/** The record of a run says what is stored for it. */
async function countBytes(tx: Writing, identity: string): Promise<void> {
  const run = await tx.objectStore("runs").get(identity);
  if (run !== undefined) await tx.objectStore("runs").put({ ...run, bytes: await bytesOf(tx, identity) });
}

/** Bytes of all groups of a run. */
export async function bytesOf(tx: Writing, identity: string): Promise<number> {
  const groups = await tx.objectStore("groups").getAll(keysFrom(identity));
  return groups.reduce((sum, group) => sum + group.bytes, 0);
}

export async function dropRun(tx: Writing, identity: string): Promise<void> {
  for (const store of ["runs", "besides"] as const) await tx.objectStore(store).delete(identity);
  for (const store of ["groups", "chunks", "measurements"] as const)
    await tx.objectStore(store).delete(keysFrom(identity));
}

/**
 * Deletes runs so that `bytes` can be written, and gives how many. What is counted is what was written:
 * a browser's own estimate is rounded, and padded on purpose.
 */
export async function evict(tx: Writing, bytes: number, inUse: string): Promise<number> {
  const runs = await tx.objectStore("runs").getAll();
  const keys = await tx.objectStore("groups").getAllKeys();
  const groups = await tx.objectStore("groups").getAll();
  const usedAt = new Map(runs.map((run) => [run.identity, run.usedAt]));
  const sizes = new Map<string, number>();
  keys.forEach(([identity], i) => sizes.set(identity, (sizes.get(identity) ?? 0) + groups[i]!.bytes));
  const stored = [...sizes].map(([identity, size]) => ({ identity, bytes: size, usedAt: usedAt.get(identity) ?? 0 }));
  const evicted = runsToEvict(stored, bytes, inUse);
  for (const identity of evicted) await dropRun(tx, identity);
  return evicted.length;
}
