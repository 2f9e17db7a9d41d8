import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { hasHash, pageDirectives, pagePolicy, workerPolicy } from "../tools/headers.ts";
import { reportPath } from "../tools/serve/static-server.ts";
import { readyForOffline, StartPage } from "./app.ts";
import { dist, expect, test } from "./fixture.ts";

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

test("every file is served with the policy of its kind", async ({ site, request }) => {
  const reportUri = reportPath;
  for (const file of filesOf(dist).filter((name) => !name.startsWith("demo/"))) {
    const answer = await request.get(site.address + file);
    const worker = file.startsWith("workers/") || file === "sw.js";
    expect(answer.headers()["content-security-policy"], file).toBe(
      worker ? workerPolicy({ reportUri }) : pagePolicy({ reportUri }),
    );
    expect(answer.headers()["x-content-type-options"], file).toBe("nosniff");
  }
});

test("the page has its policy by itself too", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const [, meta] = /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*content="([^"]*)"/i.exec(html) ?? [];
  expect(meta?.split(/;\s*/).filter((directive) => directive !== "")).toEqual(pageDirectives);
});

test("all code lies in the folders that have a policy and a long life", () => {
  const scripts = filesOf(dist).filter((name) => /\.(js|wasm)$/.test(name) && name !== "sw.js");
  expect(scripts.filter((name) => !hasHash(name))).toEqual([]);
});

test("the service worker keeps the whole app and no ROOT file", { tag: "@path" }, async ({ page }) => {
  await new StartPage(page).goto();
  await readyForOffline(page);
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
  const base = new URL("./", page.url()).href;
  const names = kept.map((url) => url.replace(base, "").replace(/\?.*$/, ""));
  // The demo files stay on the server; the worker's own file is kept by the browser.
  const app = filesOf(dist).filter((name) => !name.startsWith("demo/") && name !== "sw.js");
  expect(names.toSorted()).toEqual(app.toSorted());
});
