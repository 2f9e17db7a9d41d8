import { expect, test } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headersFor } from "../tools/headers.ts";
import { reportPath, startServer, type StaticServer } from "../tools/serve/static-server.ts";
import { Quiet } from "./quiet.ts";

// The net must catch before a silent test means anything: a small site that does all that is forbidden.
let loud: StaticServer;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tpc-qc-loud-"));
  mkdirSync(join(folder, "workers"));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><title>Loud</title><link rel="icon" href="data:,">
     <script defer src="page.js"></script></html>`,
  );
  writeFileSync(
    join(folder, "page.js"),
    `console.log("page speaks");
     const sw = trustedTypes.createPolicy("sw", { createScriptURL: (url) => url });
     new Worker(sw.createScriptURL("workers/loud.js"));
     navigator.serviceWorker.register(sw.createScriptURL("sw.js"));
     document.body.append(Object.assign(document.createElement("img"), { src: "http://127.0.0.1:9/picture.png" }));
     setTimeout(() => { throw new Error("page throws"); });`,
  );
  writeFileSync(
    join(folder, "workers/loud.js"),
    `console.warn("worker speaks");
     try { eval("1"); } catch {}
     setTimeout(() => { throw new Error("worker throws"); });
     Promise.reject(new Error("worker rejects"));`,
  );
  writeFileSync(
    join(folder, "sw.js"),
    `console.info("service worker speaks");
     self.addEventListener("activate", () => console.info("service worker speaks again"));
     setInterval(() => { throw new Error("service worker throws"); }, 500);`,
  );
  loud = await startServer({ folder, headers: (path) => headersFor(path, { reportUri: reportPath }) });
});
test.afterAll(async () => {
  await loud.stop();
  rmSync(folder, { recursive: true });
});

test("hears page, worker, service worker and reports of all policies", async ({ browser }) => {
  const context = await browser.newContext();
  const quiet = new Quiet(loud);
  await quiet.listen(context);
  const page = await context.newPage();
  await page.goto(loud.address);
  for (const said of [
    /page speaks/,
    /page throws/,
    /policy: img-src/,
    /console\.warning worker speaks/,
    /service worker speaks/,
    /uncaught worker throws/,
    /uncaught worker rejects/,
    /uncaught .*service worker throws/,
    /policy report .*img-src/,
    /policy report .*workers\/loud\.js/,
  ]) {
    await expect
      .poll(() => quiet.problems().some((problem) => said.test(problem)), { message: String(said) })
      .toBe(true);
  }
  await context.close();
});

test("takes what a test expects, and asks for it", () => {
  const quiet = new Quiet({ reports: [] });
  quiet.expect(/net::ERR_FAILED/);
  expect(quiet.problems()).toEqual(["expected and not heard: /net::ERR_FAILED/"]);
});
