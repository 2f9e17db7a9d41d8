import { execFileSync, spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { golden } from "../testing/golden.ts";

/** What today's chain is timed with. */
export interface RootPython {
  /** A Python with ROOT, as `ROOT_PYTHON` names it. */
  readonly python: string;
  /** How golden files were made, with its libraries built, in a folder "make". */
  readonly folder: string;
}

export const periodChain = join(import.meta.dirname, "period_chain.py");

/** In a table in place of what it takes. */
export const notMeasured = "not measured: ROOT_PYTHON names no Python with ROOT";

/** `undefined` where `ROOT_PYTHON` names none, which is said. */
export function preparedRoot(): RootPython | undefined {
  const python = process.env["ROOT_PYTHON"];
  if (python === undefined) {
    console.error(`today's chain: ${notMeasured}`);
    return undefined;
  }
  const folder = join(tmpdir(), "tpc-qc-root-classes");
  execFileSync(python, ["-W", "ignore", periodChain, "--prepare", folder, golden("make")], { stdio: "ignore" });
  return { python, folder };
}

/** A minute on a slow machine is a lot. */
const longestMs = 120_000;

/** What a script of the chain prints, ms by the clock and of the processor where it says that. */
export function chainTook(
  { python }: RootPython,
  script: string,
  args: readonly string[],
): { ms: number; cpu: number } {
  const { status, stdout, stderr } = spawnSync(python, ["-W", "ignore", script, ...args], {
    encoding: "utf8",
    timeout: longestMs,
    // ROOT may catch others, and hangs at its end where a macro failed.
    killSignal: "SIGKILL",
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr.trim().split("\n").slice(-6).join("\n")}`);
  const { total, cpu = NaN } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { total: number; cpu?: number };
  return { ms: 1000 * total, cpu: 1000 * cpu };
}
