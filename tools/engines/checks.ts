import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { StaticServer } from "../serve/static-server.ts";
import { expectedOf, type Expected } from "./expected.ts";
import type { Picture } from "./in-page.ts";
import type { AppPage } from "./app-page.ts";

/** What the checks of one engine work with. */
export interface Stage {
  readonly page: AppPage;
  /** The app. */
  readonly site: StaticServer;
  /** The demo files, on another origin. */
  readonly data: StaticServer;
  /** Folder of the golden files of each codec; `undefined` where there is none. */
  readonly codecs: string | undefined;
  /** Pictures of the report that was opened by address. */
  report: readonly Picture[];
}

export interface Check {
  readonly name: string;
  /** Throws where something is wrong; gives what was seen, for people. `undefined`: what it needs is not there. */
  readonly run: (stage: Stage) => Promise<string | undefined>;
}

const dead = { run: "559104", file: "559104.root" } as const;
/** WebDriver's name of the key. */
const arrowRight = "\uE014";
const unpacked = "none.root";
/** Two histograms alone, which are no run. */
const noRun = "lzma7-several-chunks.root";
/** Of a picture the name is in sentences. */
const summary = "\\.$";
const eta = "Tracks/hEta";

export const checks: readonly Check[] = [
  { name: "starts", run: starts },
  { name: "opens a file by its address, from another origin", run: opensAddress },
  { name: "draws every figure", run: drawsAll },
  { name: "opens a file from disk, with the same report", run: opensFile },
  { name: "reads every codec", run: readsCodecs },
  { name: "enlarges a figure: table, read-out, zoom, ROOT's own drawing", run: enlarges },
  { name: "comes back to a report that was left", run: comesBack },
  { name: "reopens what was read, with both servers stopped", run: reopens },
];

async function starts({ page, site }: Stage): Promise<string> {
  await page.goTo(site.address);
  await page.see("heading", "^TPC QC Viewer$");
  await page.readyForOffline();
  return "the start page, and the service worker has the app";
}

async function opensAddress({ page, site, data }: Stage): Promise<string> {
  data.reset();
  await page.goTo(site.address);
  await page.type("textbox", "^Address or viewer link$", data.address + dead.file);
  await page.click("button", "^Open$");
  await page.click("button", "^Read from .* once$");
  await page.settled(dead.run);
  await page.see("img", "^Quality: bad$");
  const answers = data.log.filter(({ path }) => path.endsWith(dead.file)).map(({ status }) => status);
  assert.ok(answers.length > 0 && answers.every((status) => status === 206), `answers ${answers.join(" ")}`);
  return `${answers.length} ranges`;
}

async function drawsAll(stage: Stage): Promise<string> {
  stage.report = await stage.page.pictures();
  assert.ok(stage.report.length > 0);
  return `${stage.report.length} pictures`;
}

async function opensFile({ page, site, report }: Stage): Promise<string> {
  await page.goTo(site.address);
  await page.type("file", "^QC files$", join(site.folder, "demo", dead.file));
  await page.settled(dead.run);
  assert.deepEqual(summaries(await page.pictures()), summaries(report));
  return `${report.length} pictures that say the same`;
}

/** Of each codec the report is that of the file without packing. */
async function readsCodecs({ page, site, codecs }: Stage): Promise<string | undefined> {
  if (codecs === undefined) return undefined;
  const { run } = await expectedOf(join(codecs, unpacked), eta);
  const read = async (name: string): Promise<readonly string[]> => {
    await page.goTo(site.address);
    await page.type("file", "^QC files$", join(codecs, name));
    await page.settled(run);
    return page.names("img", summary);
  };
  const wanted = await read(unpacked);
  assert.ok(wanted.length > 0);
  const packed = readdirSync(codecs).filter((name) => name.endsWith(".root") && name !== unpacked && name !== noRun);
  for (const name of packed) assert.deepEqual(await read(name), wanted, name);
  return `${packed.map((name) => basename(name, ".root")).join(", ")}: ${wanted.length} pictures each that say the same`;
}

/** A number as the page writes it: thin spaces between thousands, true minus. */
const numberIn = (text: string): number => Number(text.replaceAll(/[\u2009\s]/g, "").replace("−", "-"));

/** The table of what is enlarged has its contents and edges. */
async function showsContents(page: AppPage, { contents, edges }: Expected): Promise<void> {
  await page.click("button", "^Show the table$");
  assert.deepEqual((await page.column(" per bin$", "^content$")).map(numberIn), contents);
  // Nothing lies below the underflow.
  assert.deepEqual((await page.column(" per bin$", " from$")).slice(1).map(numberIn), edges);
}

async function enlarges({ page, site, data }: Stage): Promise<string> {
  const expected = await expectedOf(join(site.folder, "demo", dead.file), eta);
  const drawing = "^Drawing of Pseudorapidity";
  await page.goTo(`${site.address}#/run/${dead.run}?src=${data.address}${dead.file}`);
  await page.settled(dead.run);
  await page.click("link", "^Enlarge Pseudorapidity");
  await page.see("application", drawing);
  await showsContents(page, expected);

  await page.click("application", drawing);
  await page.press(arrowRight);
  const [told] = await page.see("status", " to .*±");
  const [, from] = /^(.+) to /.exec(told!)!;
  const bin = expected.edges.findIndex((edge) => Math.abs(edge - numberIn(from!)) < 1e-6) + 1;
  assert.ok(told!.replaceAll(/[\u2009\s]/g, "").includes(`${expected.contents[bin]}±`), `bin ${bin} said: ${told}`);

  const zoomed = async (): Promise<boolean> => /[?&]x=/.test(await page.address());
  for (const zoom of [() => page.press("+", "+"), () => page.drag("application", drawing, -150, 150)]) {
    await zoom();
    await page.until("a range in the link", zoomed);
    await page.press("r");
    await page.until("the whole range", async () => !(await zoomed()));
  }

  await page.click("checkbox", "^As ROOT draws it$");
  // What is kept is not enough for it, and this page has not been allowed to read from there.
  await page.click("button", "^Read from .* once$");
  await page.see("span", "^Drawn by JSROOT");
  return `${expected.contents.length} bins; a bin read by key; keys and a drag zoom`;
}

/** The browser may have put the page to sleep meanwhile. */
async function comesBack({ page, site, data, report }: Stage): Promise<string> {
  await page.goTo(`${site.address}#/run/${dead.run}?src=${data.address}${dead.file}`);
  await page.settled(dead.run);
  await page.goTo(site.address);
  await page.see("table", "^Recent");
  await page.back();
  await page.settled(dead.run);
  assert.deepEqual(summaries(await page.pictures()), summaries(report));
  return `${report.length} pictures that say the same`;
}

/** By the link of the report and that of an enlarged figure. */
async function reopens({ page, site, data, report }: Stage): Promise<string> {
  const expected = await expectedOf(join(site.folder, "demo", dead.file), eta);
  const source = `src=${data.address}${dead.file}`;
  await site.stop();
  await data.stop();
  try {
    await page.goTo(`${site.address}#/run/${dead.run}?${source}`);
    await page.settled(dead.run);
    assert.deepEqual(summaries(await page.pictures()), summaries(report));
    await page.goTo(`${site.address}#/panel/${dead.run}?${source}&panel=eta`);
    await showsContents(page, expected);
  } finally {
    await site.resume();
    await data.resume();
  }
  return `${report.length} pictures that say the same`;
}

const summaries = (pictures: readonly Picture[]): readonly string[] =>
  pictures.map(({ figure, summary }) => `${figure}: ${summary}`);
