import { join } from "node:path";
import type { Page } from "playwright";
import { parseObject } from "../../src/qc/object-path.ts";
import { runReport } from "../../src/reports/run.ts";
import { golden } from "../testing/golden.ts";
import { atMost, type Row } from "./measured.ts";
import type { Collection, JsrootPage, OwnPage } from "./contract.ts";
import { rendererMemory } from "./memory.ts";
import { chainTook, notMeasured, preparedRoot } from "./root-python.ts";
import { inTurn, type Stage } from "./stage.ts";

const file = golden("2024/LHC24zz/apass2/559101.root");

/** So long today's chain took for this file, from the start of ROOT to all canvases as JSON, where the times above were wanted. */
const chainSeconds = 8.4;

interface Made {
  readonly ms: number;
  readonly figures: number;
  readonly longest: number;
  readonly memory: number | undefined;
}

/** The whole run report of a file from disk: from its choice to the last figure, each brought into sight. */
export async function report(stage: Stage, runs: number): Promise<readonly Row[]> {
  const { addresses, inPage, fresh } = stage;
  const { own, jsroot } = await inTurn(runs, (who) =>
    inPage((page) => make[who](page, addresses[who === "own" ? "app" : who])),
  );
  const computed: number[] = [];
  for (let run = 0; run < runs; run++) {
    const once = async (page: Page): Promise<number> => {
      await page.goto(addresses.own, { waitUntil: "load" });
      return page.evaluate((url) => (window.bench as OwnPage).measureReport(url), fresh(file));
    };
    computed.push(await inPage(once));
  }
  const root = preparedRoot();
  const chain: number[] = [];
  if (root !== undefined)
    for (let run = 0; run < runs; run++) chain.push(chainTook(root, join(root.folder, "make/chain.py"), [file]).ms);
  const besideChain = (name: string, ours: readonly number[], seconds: number): Row => ({
    name,
    unit: "ms",
    ours,
    other: chain,
    wanted: { kind: "share", of: seconds / chainSeconds, words: `${seconds} of ${chainSeconds} s` },
    note: root === undefined ? notMeasured : "other: today's chain",
  });
  const row = (
    name: string,
    unit: Row["unit"],
    of: (each: Made) => number | undefined,
    wanted?: Row["wanted"],
  ): Row => ({
    name,
    unit,
    ours: own.flatMap((each) => of(each) ?? []),
    other: jsroot.flatMap((each) => of(each) ?? []),
    wanted,
  });
  return [
    row("run report from disk to its last figure", "ms", ({ ms }) => ms, atMost(2000)),
    row("  drawings (JSROOT: stored histograms only)", "", ({ figures }) => figures),
    { name: "  its computations, in workers", unit: "ms", ours: computed, other: [], wanted: atMost(800) },
    besideChain(
      "report, by how long today's chain takes here",
      own.map(({ ms }) => ms),
      2,
    ),
    besideChain("  its computations", computed, 0.8),
    row("  longest task of the main thread", "ms", ({ longest }) => longest, atMost(100)),
    row("  memory of the renderer at rest (PSS)", "MB", ({ memory }) => memory, atMost(300)),
  ];
}

const make = {
  async own(page: Page, address: string): Promise<Made> {
    await page.goto(address, { waitUntil: "load" });
    const input = page.getByLabel("QC files", { exact: true });
    await input.waitFor({ state: "attached" });
    const began = await page.evaluate(() => performance.now());
    await input.setInputFiles(file);
    const { at, figures } = await page.evaluate(() => window.probe.scrollThrough());
    // Once the page has drawn, what was read and the program itself are kept: until that is done they are in memory twice.
    await page.getByText("keeping it in this browser").waitFor({ state: "hidden" });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    return { ms: at - began, figures, ...(await rest(page)) };
  },
  async jsroot(page: Page, address: string): Promise<Made> {
    await page.goto(address, { waitUntil: "load" });
    const began = await page.evaluate(() => performance.now());
    const drawn = page.evaluate((of) => (window.bench as JsrootPage).drawFile(of), collections());
    await page.getByLabel("File").setInputFiles(file);
    const { at, drawings } = await drawn;
    return { ms: at - began, figures: drawings, ...(await rest(page)) };
  },
};

const rest = async (page: Page): Promise<Pick<Made, "longest" | "memory">> => ({
  longest: await page.evaluate(() => window.probe.longestTask()),
  memory: await rendererMemory(page),
});

/** What the report draws as it is stored: neither pads, which JSROOT has no drawing of, nor moving windows. */
function collections(): readonly Collection[] {
  const figures = runReport.sections.flatMap(({ panels }) => panels.flatMap(({ figures }) => figures));
  const names = new Map<string, Set<string>>();
  for (const { object, draw } of figures) {
    const at = parseObject(object);
    if (at?.group.kind !== "task" || draw === "pads") continue;
    const path = `int/TPC/${at.group.task}`;
    names.set(path, (names.get(path) ?? new Set()).add(at.name));
  }
  return [...names].map(([path, of]) => ({ path, names: [...of] }));
}
