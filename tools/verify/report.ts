import type { Ledger, Row } from "./ledger.ts";

const problemsShown = 60;

/** The table: one row a quantity, then sentences about files, what is left by name, and what is wrong. */
export function printLedger(ledger: Ledger, path: string): void {
  const rows = [...ledger.rows.values()].toSorted((a, b) => a.quantity.localeCompare(b.quantity));
  const width = Math.max(...rows.map(({ quantity }) => quantity.length), 8);
  const line = (...[quantity, compared, worst, tolerance, result]: readonly string[]): string =>
    `${quantity!.padEnd(width)} ${compared!.padStart(10)} ${worst!.padStart(10)} ${tolerance!.padStart(10)}  ${result!}`;
  console.log(`Compared with the numbers of ROOT in ${path}\n`);
  console.log(line("quantity", "compared", "worst", "allowed", ""));
  for (const row of rows) console.log(line(row.quantity, String(row.compared), ...numbersOf(row), resultOf(row)));
  print("Files that cannot be shown:", ledger.sentences);
  print("Kept in the browser of a run of which everything was looked at:", ledger.kept.map(keptWords));
  print("Held to another rule than their like:", ledger.remarks);
  print(
    "Listed, but left to later work:",
    [...ledger.left].map(([kind, count]) => `${kind} (${count})`),
  );
  const { problems } = ledger;
  print("Wrong or not compared:", problems.slice(0, problemsShown));
  if (problems.length > problemsShown) console.log(`  … and ${problems.length - problemsShown} more`);
  const compared = rows.reduce((sum, row) => sum + row.compared, 0);
  console.log(
    `\n${compared} comparisons, ${problems.length === 0 ? "all as ROOT has it" : `${problems.length} problems`}.`,
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

const keptWords = ({ path, kept, size }: Ledger["kept"][number]): string =>
  `${path}: ${megabytes(kept)} of ${megabytes(size)}, ${Math.round((100 * kept) / size)} %`;

const numbersOf = ({ worst, tolerance }: Row): [string, string] =>
  tolerance === undefined || tolerance === 0
    ? [worst === undefined || worst === 0 ? "equal" : format(worst), "equal"]
    : [format(worst ?? 0), format(tolerance)];

const format = (value: number): string => (value === 0 ? "0" : value.toPrecision(2).replace(/\.0$/, ""));

const resultOf = ({ failed }: Row): string => (failed === 0 ? "ok" : `FAIL (${failed})`);

function print(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}
