import type { Efficiency } from "./efficiency.ts";
import type { Tally } from "./tally.ts";

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;

/** One row a check; `true` where none raises more alarms than allowed. */
export function printTallies(title: string, tallies: readonly Tally[], periods: number, allowed: number): boolean {
  const width = Math.max(...tallies.map(({ check }) => check.length));
  console.log(`\nFalse alarms: ${title}\n`);
  console.log(`${"check".padEnd(width)}          with an alarm     with one called bad   runs not judged`);
  for (const { check, alarms, bad, unjudged } of tallies) {
    const row = [`${alarms} (${percent(alarms, periods)})`, `${bad} (${percent(bad, periods)})`, String(unjudged)];
    const mark = alarms > allowed * periods ? "  MORE THAN ALLOWED" : "";
    console.log(
      `${check.padEnd(width)}  ${row[0]!.padStart(21)}  ${row[1]!.padStart(21)}  ${row[2]!.padStart(16)}${mark}`,
    );
  }
  const most = Math.max(...tallies.map(({ alarms }) => alarms));
  console.log(`\nMost of one check: ${percent(most, periods)}, allowed ${percent(allowed, 1)}.`);
  return most <= allowed * periods;
}

/** One row a defect and size. */
export function printEfficiencies(efficiencies: readonly Efficiency[]): void {
  console.log(`\nOne bad run among 8, ${efficiencies[0]?.periods ?? 0} periods each\n`);
  console.log("defect              size    found   called bad   named first   good runs with an alarm");
  for (const { defect, periods, ...counts } of efficiencies) {
    const row = [counts.found, counts.bad, counts.named, counts.false].map((count) => percent(count, periods));
    console.log(
      `${defect.kind.padEnd(16)} ${String(defect.size).padStart(7)} ${row[0]!.padStart(8)} ${row[1]!.padStart(12)} ${row[2]!.padStart(13)} ${row[3]!.padStart(25)}`,
    );
  }
}
