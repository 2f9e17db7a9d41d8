import { leavesOf, type GoldenDir } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";

/** Files of `expected/` that are compared, but for the parts named in `later`. */
const compared = ["manifest.json", "others.json", "profiles.json", "fits.json"];

/** Kinds of numbers that nothing here computes yet, by file and the parts of it. */
const later: Readonly<Record<string, readonly string[]>> = {
  "fits.json": ["slices"],
  "separation.json": [],
  "trends.json": [],
  "period.json": [],
  "compare.json": [],
  "pid.json": [],
  "pads.json": [],
  "root-semantics.json": [],
  "defects.json": [],
};

/** Not numbers of files: a text, and the rows of one sector's pads. */
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
    const unknown = Object.keys(whole).filter(
      (part) => name === "fits.json" && part !== "mip" && !parts.includes(part),
    );
    for (const part of unknown) ledger.problem(`nothing compares ${part} of expected/${name}`);
  }
}
