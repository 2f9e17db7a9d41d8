import { test as base, expect, type Page } from "@playwright/test";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import made from "../src/draw/jsroot/testdata/objects.root-6.40.json" with { type: "json" };
import { golden, goldenDir } from "../tools/testing/golden.ts";
import { runTool, top } from "../tools/process.ts";
import { serveAsRoot } from "./as-root/serve.ts";
import { Quiet } from "./quiet.ts";

type Served = Awaited<ReturnType<typeof serveAsRoot>>;
type Known = keyof typeof made.objects;

const test = base.extend<{ readonly sheet: Page; readonly quiet: Quiet }, { readonly served: Served }>({
  served: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const served = await serveAsRoot();
      await use(served);
      await served.stop();
    },
    { scope: "worker" },
  ],
  quiet: async ({ served, context }, use) => {
    const quiet = new Quiet(served.server);
    await quiet.listen(context);
    await use(quiet);
    expect(quiet.problems(), "the console and the policies must stay silent").toEqual([]);
    served.server.reset();
  },
  sheet: async ({ page, served, quiet: _quiet }, use) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(served.server.origin) && !request.url().startsWith("data:"))
        elsewhere.push(request.url());
    });
    await page.goto(served.server.address);
    await use(page);
    expect(elsewhere, "nothing is asked of other servers").toEqual([]);
    expect(await page.evaluate(() => window.PWN), "no canary is set").toBeUndefined();
    expect(await page.locator("a, script[src^='http'], image, foreignObject").count(), "no links").toBe(0);
  },
});

const text = (object: object): string => JSON.stringify(object);
const draw = (page: Page, json: string, option?: string) =>
  page.evaluate(([json, option]) => window.drawJson(json, option === undefined ? {} : { option }), [
    json,
    option,
  ] as const);
const known = (name: Known): Record<string, unknown> => structuredClone(made.objects[name]);

/** A histogram with the same words everywhere. */
function titled(title: string): object {
  const hist = known("fitted");
  const axis = (name: string): object => ({ ...(hist[name] as object), fTitle: title });
  return { ...hist, fName: title, fTitle: title, fXaxis: axis("fXaxis"), fYaxis: axis("fYaxis") };
}

test("nothing of JSROOT is loaded before it is asked for", async ({ sheet, served }) => {
  const painters = (): boolean => served.server.log.some(({ path }) => /Painter|draw|core/.test(path));
  expect(painters()).toBe(false);
  expect(await draw(sheet, text(known("fitted")))).toMatchObject({ ok: true });
  expect(painters()).toBe(true);
});

test("every kind of object is drawn", async ({ sheet }) => {
  mkdirSync(join(top, "shots/as-root"), { recursive: true });
  const drawing = sheet.getByRole("img", { name: "drawing" });
  for (const name of Object.keys(made.objects) as Known[]) {
    await test.step(name, async () => {
      expect(await draw(sheet, text(known(name)))).toMatchObject({ ok: true, leftOut: [] });
      expect(await drawing.locator("path").count()).toBeGreaterThan(3);
      await drawing.screenshot({ path: join(top, `shots/as-root/${name}.png`) });
      await sheet.evaluate(() => window.clear());
      await expect(drawing).toBeEmpty();
    });
  }
});

test("every golden histogram and canvas is drawn", async ({ sheet }) => {
  test.skip(goldenDir === undefined, "no golden files");
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-golden-"));
  const out = join(folder, "objects.json");
  const run = golden("2024/LHC24zz/apass2/559101.root");
  const keys = ["Tracks", "PID", "TrackClusters"].map((task) => `${run}:int/TPC/${task}`);
  const canvas = `${golden("old/2024-hypothesis-canvas.root")}:int/TPC/PID`;
  // In Vite's process: JSROOT is built on the way.
  expect(await runTool("../tools/run.mjs", [resolve("e2e/as-root/objects.ts"), out, ...keys, canvas])).toBe(0);
  const objects = Object.entries(JSON.parse(readFileSync(out, "utf8")) as Readonly<Record<string, string>>);
  rmSync(folder, { recursive: true });
  expect(objects.length).toBeGreaterThan(100);
  const times: number[] = [];
  for (const [name, json] of objects) {
    const drawn = await draw(sheet, json);
    expect(drawn, name).toMatchObject({ ok: true, leftOut: [] });
    if (drawn.ok) times.push(drawn.milliseconds);
  }
  times.sort((a, b) => a - b);
  console.log(
    `as ROOT draws it: ${times.length} objects, median ${times[times.length >> 1]!.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms`,
  );
});

test("a function whose formula is code is not drawn, and sets nothing", async ({ sheet }) => {
  const code = "(globalThis.PWN=1,x*x)";
  const function1 = known("function");
  await draw(sheet, text({ ...function1, fTitle: code, fFormula: null }));
  await draw(sheet, text({ ...function1, fFormula: { ...(function1["fFormula"] as object), fFormula: code } }));
  const hist = known("fitted");
  const fit = { ...(hist["fFunctions"] as { arr: object[] }).arr[0], fFormula: null, fTitle: code };
  const holder = { ...hist, fFunctions: { _typename: "TList", arr: [fit], opt: [""] } };
  expect(await draw(sheet, text(holder))).toMatchObject({ ok: true });
  const surface = known("formula2");
  await draw(sheet, text({ ...surface, fTitle: code, fFormula: null }));
});

test("markup and links in names and titles are words", async ({ sheet }) => {
  const link = "#url[javascript:globalThis.PWN=2]{click me}";
  const markup = "<svg></svg><img src=x onerror='globalThis.PWN=3'><script>globalThis.PWN=4</script>";
  const backslash = "\\frac{1}{2} \\href{javascript:globalThis.PWN=5}{x}";
  const drawing = sheet.getByRole("img", { name: "drawing" });
  for (const title of [link, markup, backslash]) {
    expect(await draw(sheet, text(titled(title)))).toMatchObject({ ok: true });
    await drawing.click({ button: "right" });
    await drawing.dblclick();
    await drawing.hover({ position: { x: 400, y: 250 } });
    expect(await sheet.locator("script:not([type=module]), #drawing img, iframe, #drawing a").count()).toBe(0);
  }
});

test("classes that carry scripts are words, nested in a canvas too", async ({ sheet }) => {
  const snapshot = { _typename: "TCanvasWebSnapshot", fScripts: "globalThis.PWN=6", fPrimitives: [] };
  expect(await draw(sheet, text(snapshot))).toMatchObject({ ok: false, error: { kind: "not-drawn" } });
  const canvas = known("canvas");
  const [pad] = (canvas["fPrimitives"] as { arr: { fPrimitives: { arr: object[]; opt: string[] } }[] }).arr;
  const exec = { _typename: "TExec", fAction: "globalThis.PWN=7", fName: "x", fTitle: "y" };
  pad!.fPrimitives.arr.push(snapshot, exec);
  pad!.fPrimitives.opt.push("", "");
  expect(await draw(sheet, text(canvas))).toMatchObject({ ok: true, leftOut: ["TCanvasWebSnapshot", "TExec"] });
  await expect(sheet.getByText("TExec is not drawn")).toBeVisible();
});

test("what would take for ever is refused at once", async ({ sheet }) => {
  const map = known("surface");
  const large = { ...(map["fXaxis"] as object), fNbins: 40_000 };
  const drawn = await draw(sheet, text({ ...map, fXaxis: large, fYaxis: large }));
  expect(drawn).toMatchObject({ ok: false, error: { kind: "not-drawn" } });
  expect(await draw(sheet, text({ ...known("function"), fNpx: 2_000_000_000 }))).toMatchObject({ ok: true });
});
