import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppPage } from "./engines/app-page.ts";
import { checks, type Stage } from "./engines/checks.ts";
import type { Engine } from "./engines/engine.ts";
import { firefox } from "./engines/firefox.ts";
import { webkitgtk } from "./engines/webkitgtk.ts";
import { headersFor } from "./headers.ts";
import { buildApp, dist } from "./process.ts";
import { reportPath, startServer } from "./serve/static-server.ts";
import { golden, goldenDir } from "./testing/golden.ts";

const engines: readonly Engine[] = [firefox, webkitgtk];

/** `npm run engines`: the build in other browsers than the tests': `[--no-build] [NAME…]`. */
export async function main(args: readonly string[]): Promise<number> {
  if (!args.includes("--no-build")) {
    const code = await buildApp();
    if (code !== 0) return code;
  }
  const wanted = args.filter((arg) => !arg.startsWith("--")).map((name) => name.toLowerCase());
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const engine of engines) {
    if (wanted.length > 0 && !wanted.some((name) => engine.name.toLowerCase().startsWith(name))) continue;
    const missing = engine.needs.find((path) => !existsSync(path));
    if (missing === undefined) await check(engine, counts);
    else {
      console.log(`${engine.name}: skipped, ${missing} is not installed`);
      counts.skipped += checks.length;
    }
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  const everything = process.env["TPC_QC_REQUIRE_ALL"] === "1";
  return counts.failed > 0 || (everything && counts.skipped > 0) ? 1 : 0;
}

async function check(engine: Engine, counts: Record<"passed" | "failed" | "skipped", number>): Promise<void> {
  const codecs = goldenDir === undefined ? undefined : golden("codecs");
  const site = await startServer({ folder: dist, headers: (path) => headersFor(path, { reportUri: reportPath }) });
  const data = await startServer({ folder: join(dist, "demo"), cors: true });
  const running = await engine.start();
  const page = new AppPage(running.wire);
  const stage: Stage = { page, site, data, codecs, report: [] };
  console.log(`${engine.name} ${running.version}`);
  for (const { name, run } of checks) {
    const began = performance.now();
    const line = (mark: string, words: string): void =>
      console.log(`  ${mark}: ${name} (${((performance.now() - began) / 1000).toFixed(1)} s): ${words}`);
    try {
      const seen = await run(stage);
      assert.deepEqual([...running.said(), ...(await page.heard()), ...site.reports], [], "not silent");
      counts[seen === undefined ? "skipped" : "passed"] += 1;
      line(seen === undefined ? "skipped" : "ok", seen ?? "the golden files are not there");
    } catch (thrown) {
      counts.failed += 1;
      line("FAILED", thrown instanceof Error ? thrown.message : String(thrown));
    }
    site.reset();
  }
  await running.end();
  await site.stop();
  await data.stop();
}
