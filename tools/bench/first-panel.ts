import { golden } from "../testing/golden.ts";
import { third, type Row } from "./measured.ts";
import type { JsrootPage } from "./contract.ts";
import { inTurn, type Stage, type Who } from "./stage.ts";

/** Clusters per track vs φ: what the link is to. */
const file = golden("2024/LHC24zz/apass2/559101_QC.root");
const object = "TracksQC/h2DNClustersPhiAside";

interface Loaded {
  readonly ms: number;
  readonly requests: number;
  readonly kB: number;
  /** Of the file alone. */
  readonly ofFile: { readonly requests: number; readonly kB: number };
}

/** A link to one panel of a file, followed in a browser that has seen neither program nor file. */
export async function firstPanel(stage: Stage, runs: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const latency of [0, 50]) {
    const { own, jsroot } = await inTurn(runs, (who) => load(stage, latency, who));
    const row = (name: string, unit: Row["unit"], of: (each: Loaded) => number, wanted?: Row["wanted"]): void => {
      rows.push({ name, unit, ours: own.map(of), other: jsroot.map(of), wanted });
    };
    row(`cold link to first panel, ${latency} ms latency`, "ms", ({ ms }) => ms, third);
    if (latency === 0) continue;
    row("  requests, program and file", "", ({ requests }) => requests);
    row("  bytes, program and file", "kB", ({ kB }) => kB);
    row("  requests for the file", "", ({ ofFile }) => ofFile.requests);
    row("  bytes of the file", "kB", ({ ofFile }) => ofFile.kB);
  }
  return rows;
}

async function load({ server, addresses, fresh, inPage }: Stage, latency: number, who: Who): Promise<Loaded> {
  const url = fresh(file);
  return inPage(async (page) => {
    server.latency = latency;
    let ms: number;
    if (who === "own") {
      await page.goto(`${addresses.app}#/panel/559101?src=${url}&panel=clusters-phi-a`, { waitUntil: "commit" });
      ms = await page.evaluate(() => window.probe.firstFigure());
    } else {
      await page.goto(`${addresses.jsroot}?file=${url}&object=${object}`, { waitUntil: "load" });
      ms = await page.evaluate(() => (window.bench as JsrootPage).shown!);
    }
    const log = server.log.filter(({ status }) => status < 300);
    const ofFile = log.filter(({ path }) => url.endsWith(path));
    const kB = (of: typeof log): number => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
    return { ms, requests: log.length, kB: kB(log), ofFile: { requests: ofFile.length, kB: kB(ofFile) } };
  });
}
