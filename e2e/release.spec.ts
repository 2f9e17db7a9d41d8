import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { buildServiceWorker } from "../tools/build/build-service-worker.ts";
import { headersFor } from "../tools/headers.ts";
import { reportPath, startServer, type StaticServer } from "../tools/serve/static-server.ts";
import { readyForOffline } from "./app.ts";
import { dist, expect, test as base } from "./fixture.ts";
import { Quiet } from "./quiet.ts";

// What happens to people when a new version is put in the place of the one they have.

interface Deployed {
  readonly folder: string;
  readonly server: StaticServer;
}

const headers = (path: string): Readonly<Record<string, string>> => headersFor(path, { reportUri: reportPath });
const buildIdIn = (html: string): string => /<meta name="build" content="(\w+)"/.exec(html)![1]!;
const shownBuild = (page: Page): Promise<string | null> => page.locator("meta[name=build]").getAttribute("content");

/** As a build of changed code would differ: another id in page and service worker, another revision of the page. */
function release(folder: string): string {
  const [page, worker] = [join(folder, "index.html"), join(folder, "sw.js")];
  const id = buildIdIn(readFileSync(page, "utf8"));
  const next = id.replace(/^./, (first) => (first === "0" ? "1" : "0"));
  for (const file of [page, worker]) writeFileSync(file, readFileSync(file, "utf8").replaceAll(id, next));
  const listed = readFileSync(worker, "utf8");
  const changed = listed.replace(/(index\.html[`"'],revision:[`"'])\w/, (_all, before: string) => `${before}_`);
  expect(changed).not.toBe(listed);
  writeFileSync(worker, changed);
  return next;
}

/** The browser looks for a new version when a page is loaded. */
const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });

const test = base.extend<{ deployed: Deployed }>({
  deployed: async ({ context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "release-"));
    cpSync(dist, folder, { recursive: true });
    const server = await startServer({ folder, base: "/tpc/viewer/", headers });
    const quiet = new Quiet(server);
    await quiet.listen(context);
    await use({ folder, server });
    expect(quiet.problems()).toEqual([]);
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  },
});

test("a new version waits until the user asks for it", async ({ context, deployed }) => {
  const page = await context.newPage();
  await page.goto(deployed.server.address);
  await readyForOffline(page);
  const before = await shownBuild(page);
  await page.reload();
  const next = release(deployed.folder);
  await lookForUpdate(page);
  await expect(page.getByText("A new version is ready.")).toBeVisible();

  const other = await context.newPage();
  await other.goto(deployed.server.address);
  expect(await shownBuild(other)).toBe(before);

  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => shownBuild(page).catch(() => undefined)).toBe(next);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  expect(await shownBuild(other)).toBe(before);
});

test("the kill switch ends the service worker, reloads the pages once, and leaves other caches alone", async ({
  context,
  deployed,
}) => {
  const page = await context.newPage();
  await page.goto(deployed.server.address);
  await readyForOffline(page);
  await page.reload();
  await page.evaluate(() => caches.open("of another program"));
  let loads = 0;
  page.on("load", () => loads++);

  const root = join(import.meta.dirname, "..");
  await buildServiceWorker({ root, folder: deployed.folder, source: "workers/sw-kill.ts", define: {} });
  await lookForUpdate(page).catch(() => undefined); // the page goes while it is asked
  await expect.poll(() => loads).toBe(1);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["of another program"]);
  // The page registers what it finds, which ends itself again, without another reload.
  const registered = (): Promise<boolean> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  await expect.poll(registered).toBe(false);
  expect(loads).toBe(1);
});
