import type { Limit } from "../check.ts";

/**
 * How far something must be from what is wanted to be beyond a limit and beyond chance: √(limit² + (n·error)²).
 *
 * A limit stands for n standard deviations of what good runs differ by, an error for what chance adds; the two are
 * independent and add in squares. So whatever the number of entries, a good run is beyond at n standard deviations.
 */
export const withChance = (limit: number, significance: number, error: number): number =>
  Math.hypot(limit, significance * error);

/** n, and how often a good run then raises an alarm in words: at 5 a normal distribution is beyond once in 1.7 million. */
export const significance = (alarms: string): Limit => ({
  value: 5,
  unit: "standard errors, added to a limit in squares",
  reason: `a good run is beyond ${alarms}`,
  allowed: [0, 100],
});
