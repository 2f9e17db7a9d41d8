import { leavesOf, type GoldenDir } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";

/** Files of `expected/` that are compared. */
const compared = [
  "manifest.json",
  "others.json",
  "profiles.json",
  "fits.json",
  "separation.json",
  "pads.json",
  "pid.json",
  "root-semantics.json",
  "trends.json",
  "period.json",
  "compare.json",
];

/** Kinds of numbers that nothing here computes yet, by file and the parts of it; all parts where none is named. */
const later: Readonly<Record<string, readonly string[]>> = {
  "defects.json": [],
};

/** A text, and the rows of one sector's pads, which are compared. */
const notJson = ["README.md", "pads-rows.csv"];

/** Names what is left to later work, and finds what nothing knows of. */
export function leftToLater(ledger: Ledger, dir: GoldenDir, objects: ReadonlySet<string>): void {
  for (const name of dir.expectedNames()) {
    if (objects.has(name) || notJson.includes(name)) continue;
    const parts = later[name];
    if (parts === undefined && !compared.includes(name)) ledger.problem(`nothing compares expected/${name}`);
    if (parts === undefined) continue;
    const whole = dir.expected(name) ?? {};
    const named = parts.length > 0 ? parts : Object.keys(whole);
    for (const part of named) ledger.leaveWhole(`${name}: ${part}`, leavesOf(whole[part] ?? {}));
  }
}
