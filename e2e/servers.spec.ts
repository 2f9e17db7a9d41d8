import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { needsProgram } from "./needs.ts";
import type { Daemon } from "./servers/daemon.ts";
import { startNginx } from "./servers/nginx.ts";
import { startDataServer, type DataServer } from "./servers/ranges.ts";
import { startXrootd } from "./servers/xrootd.ts";

// Before the app reads from them: each server by itself gives a page of another origin what docs/deploy.md promises.

const file = resolve(import.meta.dirname, "../public/demo/559104.root");
const wanted = readFileSync(file).subarray(1000, 2000).toString("base64");

interface Answer {
  readonly status: number;
  readonly range: string | null;
  readonly body: string;
}

/**
 * One range, fetched by a page of another origin. XRootD 5.5 knows the header by exactly this spelling: "range" in small
 * letters is answered with the whole file, and Chromium sends what it is given.
 */
function fetchRange(page: Page, url: string): Promise<Answer | string> {
  return page.evaluate(async (url) => {
    try {
      const answer = await fetch(url, { cache: "no-store", headers: { Range: "bytes=1000-1999" } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const body = btoa(String.fromCharCode(...bytes));
      return { status: answer.status, range: answer.headers.get("content-range"), body };
    } catch (thrown) {
      return String(thrown);
    }
  }, url);
}

const part: Answer = { status: 206, range: "bytes 1000-1999/3784249", body: wanted };

let elsewhere: DataServer;
test.beforeAll(async () => {
  elsewhere = await startDataServer(false);
});
test.afterAll(() => elsewhere.dispose());
test.beforeEach(async ({ page }) => {
  await page.goto(elsewhere.put(resolve(import.meta.dirname, "../docs/testing.md"), "page.txt"));
});

test("our server gives ranges to other origins when CORS is on, and nothing when it is off", async ({ page }) => {
  const data = await startDataServer();
  const closed = await startDataServer(false);
  expect(await fetchRange(page, data.put(file))).toEqual(part);
  expect(await fetchRange(page, closed.put(file))).toBe("TypeError: Failed to fetch");
  expect(data.server.log.map(({ method, range }) => [method, range])).toEqual([["GET", "bytes=1000-1999"]]);
  await data.dispose();
  await closed.dispose();
});

test.describe("nginx and xrootd", () => {
  needsProgram("nginx");
  needsProgram("xrootd");
  let xrootd: Daemon;
  let nginx: Daemon;
  test.beforeAll(async () => {
    xrootd = await startXrootd([file]);
    nginx = await startNginx(resolve(file, ".."), xrootd.address);
  });
  test.afterAll(async () => {
    await nginx.stop();
    await xrootd.stop();
  });

  test("nginx gives ranges to other origins, and passes on those of xrootd", async ({ page }) => {
    expect(await fetchRange(page, nginx.address + basename(file))).toEqual(part);
    expect(await fetchRange(page, `${nginx.address}xrd/${basename(file)}`)).toEqual(part);
  });

  test("xrootd itself has ranges but allows no page of another origin", async ({ page }) => {
    const url = xrootd.address + basename(file);
    expect(await fetchRange(page, url)).toBe("TypeError: Failed to fetch");
    await page.goto(url.replace(basename(file), "")); // a listing of its own origin
    expect(await fetchRange(page, url)).toEqual(part);
  });
});
