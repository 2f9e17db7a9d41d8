/** What one run takes, and when it was last looked at (0: no record of it). */
export interface RunSize {
  readonly identity: string;
  readonly bytes: number;
  readonly usedAt: number;
}

// On top of what is to be written: keys, indexes and a browser's own books take some, and the next write comes soon.
const spareBytes = 4 << 20;

/**
 * Runs to delete so that `bytes` can be written, least recently used first; never the one in use.
 * None where all together are less than that: they would be given up for nothing.
 */
export function runsToEvict(runs: readonly RunSize[], bytes: number, inUse: string): readonly string[] {
  const others = runs.filter((run) => run.identity !== inUse && run.bytes > 0).toSorted((a, b) => a.usedAt - b.usedAt);
  if (others.reduce((sum, run) => sum + run.bytes, 0) < bytes) return [];
  const evicted: string[] = [];
  let freed = 0;
  for (const run of others) {
    if (freed >= bytes + spareBytes) break;
    evicted.push(run.identity);
    freed += run.bytes;
  }
  return evicted;
}
