import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright";
import { chromiumOptions } from "./chromium.ts";
import { headersFor } from "./headers.ts";
import { browserPath, buildApp, dist, noBrowser, top } from "./process.ts";
import { startServer } from "./serve/static-server.ts";
import { shots, type Shot } from "./shot-pages.ts";
import { goldenDir } from "./testing/golden.ts";

interface Variant {
  readonly name: string;
  readonly width: number;
  readonly theme: "light" | "dark";
}

// The sizes of the design's pictures.
const variants: readonly Variant[] = [
  { name: "light", width: 1440, theme: "light" },
  { name: "dark", width: 1440, theme: "dark" },
  { name: "420-light", width: 420, theme: "light" },
];
const height = 900;

/** `npm run shots`: pictures of every page in `shots/`; `[--no-build] [NAME…]` for those whose name begins so. */
export async function main(args: readonly string[]): Promise<number> {
  const executablePath = browserPath();
  if (executablePath === undefined) {
    console.error(noBrowser);
    return 1;
  }
  if (!args.includes("--no-build")) {
    const code = await buildApp();
    if (code !== 0) return code;
  }
  const wanted = args.filter((arg) => !arg.startsWith("--"));
  const chosen = shots
    .filter(({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)))
    .filter(({ ofGolden }) => ofGolden !== true || goldenDir !== undefined);
  if (goldenDir === undefined) console.log("The golden files are not there: their pages are left out.");
  const folder = join(top, "shots");
  mkdirSync(folder, { recursive: true });

  const server = await startServer({ folder: dist, headers: (path) => headersFor(path) });
  const golden = goldenDir === undefined ? undefined : await startServer({ folder: goldenDir, cors: true });
  const browser = await chromium.launch({ executablePath, ...chromiumOptions });
  let failed = 0;
  for (const shot of chosen) {
    for (const variant of variants) {
      const file = `${shot.name}-${variant.name}.png`;
      try {
        await take(browser, [server.address, golden?.address ?? ""], shot, variant, join(folder, file));
        console.log(`shots/${file}`);
      } catch (thrown) {
        failed += 1;
        console.error(`shots/${file}: ${String(thrown)}`);
      }
    }
  }
  await browser.close();
  await server.stop();
  await golden?.stop();
  return failed === 0 ? 0 : 1;
}

/** Takes one picture, in a browser that has nothing stored. */
async function take(
  browser: Browser,
  [address, golden]: readonly [app: string, golden: string],
  shot: Shot,
  variant: Variant,
  path: string,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: variant.width, height },
    deviceScaleFactor: 1,
    colorScheme: variant.theme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shot.open(page, golden);
    // Two frames: what is drawn in sight only is drawn then.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.waitForTimeout(300);
    await page.screenshot({ path });
  } finally {
    await context.close();
  }
}
