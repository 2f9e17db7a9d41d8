import { defectKinds } from "./defect.ts";
import type { Efficiency } from "./efficiency.ts";
import { binomialLimits } from "./binomial.ts";
import type { Tally } from "./tally.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/**
 * One row a check; `true` where none raises more alarms than allowed.
 *
 * @param allowed share of the periods.
 */
export function printTallies(title: string, tallies: readonly Tally[], periods: number, allowed: number): boolean {
  const width = Math.max(...tallies.map(({ check }) => check.length));
  const share = ({ alarms }: Tally): number => alarms / periods;
  console.log(`\nFalse alarms: ${title}\n`);
  console.log(
    `${"check".padEnd(width)}  ${"with an alarm".padStart(13)}  ${"within, at 95 %".padStart(17)}  ${"one called bad".padStart(14)}  runs not judged`,
  );
  for (const tally of tallies) {
    const [low, high] = binomialLimits(tally.alarms, periods);
    const row = [
      tally.check.padEnd(width),
      `${tally.alarms} (${percent(share(tally))})`.padStart(13),
      `${(100 * low).toFixed(1)} to ${percent(high)}`.padStart(17),
      `${tally.bad} (${percent(tally.bad / periods)})`.padStart(14),
      String(tally.unjudged).padStart(15),
    ];
    console.log(`${row.join("  ")}${share(tally) > allowed ? "  MORE THAN ALLOWED" : ""}`);
  }
  const most = Math.max(...tallies.map(share));
  const alarms = tallies.reduce((sum, tally) => sum + tally.alarms, 0);
  const [low, high] = binomialLimits(alarms, periods * tallies.length);
  console.log(
    `\nMost of one check: ${percent(most)}, allowed ${percent(allowed)}. ` +
      `All checks together: ${percent(alarms / periods / tallies.length)} (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %).`,
  );
  return most <= allowed;
}

/** One row a defect and size. */
export function printEfficiencies(efficiencies: readonly Efficiency[], runsOfPeriod: number): void {
  const periods = efficiencies[0]?.periods ?? 0;
  console.log(
    `\nOne bad run among ${runsOfPeriod}, ${periods} periods each; shares with what they lie within at 95 %\n`,
  );
  console.log("defect              size             found   called bad   named first   good runs with an alarm");
  for (const { defect, found, bad, named, false: alarms } of efficiencies) {
    const [low, high] = binomialLimits(found, periods).map((limit) => Math.round(100 * limit));
    const share = (count: number): string => `${Math.round((100 * count) / periods)} %`;
    const row = [
      defect.kind.padEnd(16),
      String(defect.size).padStart(7),
      `${share(found)} (${low} to ${high})`.padStart(18),
      share(bad).padStart(12),
      share(named).padStart(13),
      share(alarms).padStart(25),
      `  ${defectKinds[defect.kind].unit}`,
    ];
    console.log(row.join(""));
  }
}
