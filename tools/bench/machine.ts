import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { top } from "../process.ts";

/** Where and with what was measured. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly browser: string;
  readonly node: string;
  readonly jsroot: string;
  /** Processes that ran or waited, on average of 1, 5 and 15 minutes; measured on `cores` cores. */
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] };
}

export function machineNow(browser: string, before: readonly number[]): Machine {
  const about = readFileSync(join(top, "node_modules/jsroot/package.json"), "utf8");
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "",
    browser: execFileSync(browser, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(),
    node: process.version,
    jsroot: (JSON.parse(about) as { readonly version: string }).version,
    load: { before, after: loadavg() },
  };
}

/** The head of the table. */
export function machineWords({ cores, processor, browser, node, jsroot, load }: Machine): string {
  return [
    `JSROOT ${jsroot} by its own openFile and draw in the same browser: ${browser}; Node ${node}.`,
    `${cores} cores (${processor}), load average over 1, 5, 15 min before: ${loadWords(load.before)}; after: ${loadWords(load.after)}.`,
  ].join("\n");
}

const loadWords = (of: readonly number[]): string => of.map((each) => each.toFixed(1)).join(" ");
