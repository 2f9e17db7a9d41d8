import type { Seen } from "./children.ts";

interface Row {
  mutants: number;
  slowest: number;
  violations: number;
  readonly ends: Map<string, number>;
}

/** Counts by kind of mutation: how many, the slowest, how they ended. */
export class Table {
  readonly #rows = new Map<string, Row>();

  add({ outcome, violations }: Seen): void {
    const kind = outcome?.kind ?? "(process ended)";
    const row = this.#rows.get(kind) ?? { mutants: 0, slowest: 0, violations: 0, ends: new Map<string, number>() };
    this.#rows.set(kind, row);
    row.mutants++;
    row.violations += violations.length > 0 ? 1 : 0;
    row.slowest = Math.max(row.slowest, outcome?.ms ?? 0);
    for (const end of outcome?.ends ?? []) row.ends.set(end, (row.ends.get(end) ?? 0) + 1);
  }

  /** How many mutants had an end, over all kinds whose name begins so. */
  count(kind: string, end?: string): number {
    const rows = [...this.#rows].filter(([name]) => name.startsWith(kind)).map(([, row]) => row);
    return rows.reduce((sum, row) => sum + (end === undefined ? row.mutants : (row.ends.get(end) ?? 0)), 0);
  }

  toString(): string {
    const head = ["mutation", "mutants", "violations", "slowest ms", "ended as"];
    const rows = [...this.#rows]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([kind, { mutants, violations, slowest, ends }]) => {
        const most = [...ends].toSorted((a, b) => b[1] - a[1]).map(([end, count]) => `${end} ${count}`);
        return [kind, String(mutants), String(violations), slowest.toFixed(0), most.join(", ")];
      });
    const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
    const line = (row: readonly string[]): string =>
      row
        .map((cell, i) => (i === 0 || i === row.length - 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join("  ")
        .trimEnd();
    return [head, ...rows].map(line).join("\n");
  }
}
