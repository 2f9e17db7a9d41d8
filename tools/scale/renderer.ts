import { existsSync, readFileSync } from "node:fs";
import type { Browser } from "playwright";

/** Processor time and memory of the page's process, its workers included, as the kernel tells them. */
export interface Renderer {
  /** Of all its threads since it began, in ms. */
  cpu(): number;
  /** Of its main thread, likewise. */
  cpuOfMain(): number;
  /** Its share (PSS) now, in MB; garbage counts, for the machine has to hold it. */
  memory(): number;
}

/** Ticks of `/proc/PID/stat`: `sysconf(_SC_CLK_TCK)` is 100 on every Linux. */
const msPerTick = 10;

/** The busiest renderer: others are spare ones. `undefined` where the kernel does not tell. */
export async function rendererOf(browser: Browser): Promise<Renderer | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const [busiest] = processInfo
    .filter(({ type }) => type === "renderer")
    .toSorted((a, b) => b.cpuTime - a.cpuTime)
    .map(({ id }) => `/proc/${id}`);
  if (busiest === undefined || !existsSync(`${busiest}/smaps_rollup`)) return undefined;
  return {
    cpu: () => cpuIn(`${busiest}/stat`),
    cpuOfMain: () => cpuIn(`${busiest}/task/${busiest.slice("/proc/".length)}/stat`),
    memory() {
      const kB = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`${busiest}/smaps_rollup`, "utf8"))?.[1]);
      return (kB * 1024) / 1e6;
    },
  };
}

/** The name of the program, in parentheses, may hold spaces; user and system time are the 14th and 15th word. */
function cpuIn(file: string): number {
  const text = readFileSync(file, "utf8");
  const words = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(words[11]) + Number(words[12])) * msPerTick;
}
