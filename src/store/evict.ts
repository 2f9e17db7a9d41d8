/** What one run takes, and when it was last looked at (0: no record of it). */
export interface RunSize {
  readonly identity: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/**
 * Runs to delete, least recently used first, until the rest takes at most `maxBytes`. Never the one in use,
 * nor one that takes nothing. Empty where there is nothing to win.
 */
export function runsToEvict(runs: readonly RunSize[], maxBytes: number, inUse: string): readonly string[] {
  let total = runs.reduce((sum, run) => sum + run.bytes, 0);
  const evicted: string[] = [];
  for (const run of runs.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (total <= maxBytes) break;
    if (run.identity === inUse || run.bytes === 0) continue;
    evicted.push(run.identity);
    total -= run.bytes;
  }
  return evicted;
}
