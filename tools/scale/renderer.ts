import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Processor time and memory of the page's process, its workers included, as the kernel tells them. */
export interface Renderer {
  readonly pid: number;
  /** Of all its threads since it began, in ms. */
  cpu(): number;
  /** Of its main thread, likewise. */
  cpuOfMain(): number;
  /** Its share (PSS) now, in MB; garbage counts, for the machine has to hold it. */
  memory(): number;
}

/** Ticks of `/proc/PID/stat`: `sysconf(_SC_CLK_TCK)` is 100 on every Linux. */
const msPerTick = 10;

/** The busiest renderer below a browser's process: others are spare ones. `undefined` where the kernel does not tell. */
export function rendererBelow(browser: number): Renderer | undefined {
  if (!existsSync("/proc/self/smaps_rollup")) return undefined;
  const [busiest] = descendants(browser)
    .filter((pid) => commandOf(pid).includes("--type=renderer"))
    .toSorted((a, b) => cpuIn(`/proc/${b}/stat`) - cpuIn(`/proc/${a}/stat`));
  if (busiest === undefined) return undefined;
  return {
    pid: busiest,
    cpu: () => cpuIn(`/proc/${busiest}/stat`),
    cpuOfMain: () => cpuIn(`/proc/${busiest}/task/${busiest}/stat`),
    memory: () =>
      (Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${busiest}/smaps_rollup`, "utf8"))?.[1]) * 1024) / 1e6,
  };
}

function descendants(of: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = Number(wordsOf(`/proc/${pid}/stat`)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
  }
  const below = (pid: number): readonly number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(of);
}

/** User and system time. */
function cpuIn(file: string): number {
  const words = wordsOf(file) ?? [];
  return (Number(words[11] ?? 0) + Number(words[12] ?? 0)) * msPerTick;
}

/** From the third on: the second, the name of the program in parentheses, may hold spaces. `undefined`: it has ended. */
function wordsOf(file: string): readonly string[] | undefined {
  const text = readNow(file);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

const commandOf = (pid: number): string => readNow(`/proc/${pid}/cmdline`) ?? "";

function readNow(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (thrown) {
    // It has ended since it was listed.
    if (thrown instanceof Error && "code" in thrown && (thrown.code === "ENOENT" || thrown.code === "ESRCH"))
      return undefined;
    throw thrown;
  }
}
