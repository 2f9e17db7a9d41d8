import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright";
import { top } from "../process.ts";
import { rendererBelow } from "../scale/renderer.ts";
import { golden } from "../testing/golden.ts";
import type { OwnPage, PeriodNumbers } from "./contract.ts";
import { tenth, type Row, type Wanted } from "./measured.ts";
import type { Took } from "./period-once.ts";
import { chainTook, notMeasured, periodChain, preparedRoot, type RootPython } from "./root-python.ts";
import type { Stage } from "./stage.ts";

/** The runs of both passes that can be read: of one all have values per pad, of the other two, and a quarter of the tracks. */
const passes = {
  apass2: [101, 102, 103, 104, 105, 107, 108, 110, 112, 115, 118, 119],
  apass1: [100, 101, 102, 104, 105, 107, 108, 110, 112, 115, 118, 119],
} as const;

/**
 * All numbers of a period from files that were never read, beside what today's chain takes for most of them: PyROOT, by the
 * Python that `ROOT_PYTHON` names.
 */
export async function period(stage: Stage, count: number): Promise<readonly Row[]> {
  const root = preparedRoot();
  return [
    ...(await ofPass(stage, "apass2", count, root, tenth)),
    ...(await ofPass(stage, "apass1", count, root, undefined)),
  ];
}

async function ofPass(
  { addresses, inPage, fresh }: Stage,
  pass: keyof typeof passes,
  count: number,
  root: RootPython | undefined,
  wanted: Wanted | undefined,
): Promise<readonly Row[]> {
  const files = passes[pass].map((run) => golden(`2024/LHC24zz/${pass}/559${run}.root`));
  const [inBrowser, ofChain, inNode, byRoot]: [Took[], Took[], Took[], Took[]] = [[], [], [], []];
  const open = (what: PeriodNumbers): Promise<Took> =>
    inPage((page) => inWorkers(page, addresses.own, files.map(fresh), what));
  for (let i = 0; i < count; i++) {
    inBrowser.push(await open("all"));
    ofChain.push(await open("chain"));
    inNode.push(inProcess(files));
    if (root !== undefined) byRoot.push(chainTook(root, periodChain, [root.folder, ...files]));
  }
  const row = (name: string, ours: readonly Took[], of: (took: Took) => number, goal?: Wanted): Row => ({
    name,
    unit: "ms",
    ours: ours.map(of),
    other: byRoot.map(of),
    wanted: goal,
    note: root === undefined ? notMeasured : "other: PyROOT",
  });
  return [
    row(`numbers of ${files.length} runs of ${pass} by today's rule, in workers`, ofChain, ({ ms }) => ms, wanted),
    row("  of the processor", ofChain, ({ cpu }) => cpu),
    row("  and by ours, with all checks of the runs", inBrowser, ({ ms }) => ms),
    row("  of the processor", inBrowser, ({ cpu }) => cpu),
    row("  in Node, one thread", inNode, ({ ms }) => ms),
    row("  of the processor", inNode, ({ cpu }) => cpu),
  ];
}

async function inWorkers(page: Page, address: string, urls: readonly string[], what: PeriodNumbers): Promise<Took> {
  await page.goto(address, { waitUntil: "load" });
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const browser = processInfo.find(({ type }) => type === "browser")?.id;
  const cpu = (): number => (browser === undefined ? NaN : (rendererBelow(browser)?.cpu() ?? NaN));
  const before = cpu();
  const ms = await page.evaluate(([of, which]) => (window.bench as OwnPage).measurePeriod(of, which), [
    urls,
    what,
  ] as const);
  return { ms, cpu: cpu() - before };
}

/** In a process of its own: nothing is compiled yet. */
function inProcess(files: readonly string[]): Took {
  const once = [join(top, "tools/run.mjs"), join(import.meta.dirname, "period-once.ts"), ...files];
  return JSON.parse(execFileSync(process.execPath, once, { encoding: "utf8" })) as Took;
}
