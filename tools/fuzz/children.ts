import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { top } from "../process.ts";
import type { FromChild } from "./child.ts";
import { hangMs, type Outcome } from "./run-mutant.ts";

const memoryLimit = 1024 ** 3;
/** A child that is stuck cannot say so; it is ended after a time in which even a busy machine gives it what a mutant may take. */
const patience = 6 * hangMs;
/** A child needs this long to make its files, at most. */
const startPatience = 120_000;

/** What was seen of one mutant from outside: its outcome, or that its process hung or ended. */
export interface Seen {
  readonly number: number;
  readonly outcome: Outcome | undefined;
  readonly violations: readonly string[];
}

export interface Progress {
  readonly seen: (seen: Seen) => void;
  readonly memory: (bytes: number) => void;
}

/** Runs the mutants in child processes, each with the next number when it is done with the last. */
export async function runInChildren(
  seed: number,
  numbers: readonly number[],
  processes: number,
  progress: Progress,
): Promise<void> {
  const waiting = [...numbers].toReversed();
  await Promise.all(Array.from({ length: processes }, () => runChildren(seed, waiting, progress)));
}

/** One child after another, until no number waits: a new one where the last one ended. */
async function runChildren(seed: number, waiting: number[], progress: Progress): Promise<void> {
  while (waiting.length > 0) await runChild(seed, waiting, progress);
}

function runChild(seed: number, waiting: number[], progress: Progress): Promise<void> {
  const child = fork(join(top, "tools/run.mjs"), [join(top, "tools/fuzz/child.ts"), "--seed", String(seed)], {
    cwd: top,
    execArgv: ["--max-old-space-size=1024"],
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  let current: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let said = "";
  child.stderr?.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  const watch = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => kill(child), ms);
  };
  const next = (): void => {
    const number = waiting.pop();
    if (number === undefined) {
      stopping = true;
      clearTimeout(timer);
      child.disconnect();
      return;
    }
    current = number;
    watch(patience);
    child.send(number);
  };
  watch(startPatience);
  return new Promise((done, failed) => {
    child.on("message", (message: FromChild) => {
      if (message.kind === "ready") return next();
      if (message.kind === "begun") return;
      current = undefined;
      const { outcome, bytes } = message;
      const { number, violations } = outcome;
      progress.memory(bytes);
      const tooMuch = bytes > memoryLimit;
      const memory = tooMuch ? [`memory: ${Math.round(bytes / 1024 ** 2)} MB`] : [];
      progress.seen({ number, outcome, violations: [...violations, ...memory] });
      if (!tooMuch) return next();
      // The most a process ever took does not go down again: a new one shows whether others take as much.
      stopping = true;
      clearTimeout(timer);
      child.disconnect();
    });
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      if (current === undefined && !stopping)
        return failed(new Error(`a process of the fuzzer did not start: ${said}`));
      if (current !== undefined) {
        const hang = signal === "SIGKILL";
        const violation = hang ? `hang: over ${patience / 1000} s` : `crash: exit code ${code}, ${said}`;
        progress.seen({ number: current, outcome: undefined, violations: [violation] });
      }
      done();
    });
  });
}

const kill = (child: ChildProcess): void => void child.kill("SIGKILL");
