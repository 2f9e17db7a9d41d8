interface Row {
  readonly files: Set<string>;
  compared: number;
  differences: number;
  /** Why something was not compared, and how often. */
  readonly reasons: Map<string, number>;
}

/** Per quantity: in how many files, how often compared, how often different, and what was not read, with the reason. */
export class Tally {
  readonly differences: string[] = [];
  readonly #rows = new Map<string, Row>();
  #file = "";

  /** What follows is of this file. */
  at(file: string): void {
    this.#file = file;
  }

  compare(quantity: string, where: string, equal: boolean, found: () => string): void {
    const row = this.#row(quantity);
    row.files.add(this.#file);
    row.compared += 1;
    if (equal) return;
    row.differences += 1;
    this.differences.push(`${this.#file}, ${where}: ${quantity}: ${found()}`);
  }

  notRead(quantity: string, reason: string): void {
    const { reasons } = this.#row(quantity);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }

  lines(): readonly string[] {
    const rows = [...this.#rows];
    const width = Math.max(...rows.map(([quantity]) => quantity.length));
    const line = (...[quantity, ...numbers]: readonly string[]): string =>
      `${quantity!.padEnd(width)} ${numbers.map((each) => each.padStart(11)).join(" ")}`;
    return [
      line("quantity", "files", "compared", "differences", "not read"),
      ...rows.flatMap(([quantity, { files, compared, differences, reasons }]) => {
        const total = [...reasons.values()].reduce((sum, count) => sum + count, 0);
        const sorted = [...reasons].toSorted(([, a], [, b]) => b - a);
        return [
          line(quantity, ...[files.size, compared, differences, total].map(String)),
          ...sorted.map(([reason, count]) => `    ${count} × ${reason}`),
        ];
      }),
    ];
  }

  #row(quantity: string): Row {
    const row = this.#rows.get(quantity) ?? { files: new Set(), compared: 0, differences: 0, reasons: new Map() };
    this.#rows.set(quantity, row);
    return row;
  }
}
