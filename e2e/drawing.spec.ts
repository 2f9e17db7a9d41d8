import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { top } from "../tools/process.ts";
import { expect, test } from "./fixture.ts";
import { serveTestPages, type TestPages } from "./pages/serve.ts";

let pages: TestPages;
test.beforeAll(async () => {
  pages = await serveTestPages();
});
test.afterAll(() => pages.dispose());

for (const theme of ["light", "dark"] as const) {
  test(`every known title and every test figure is painted, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 1300, height: 900 });
    await page.goto(`${pages.address}contact-sheet.html#${theme}`);
    await page.waitForFunction(() => window.contactSheet !== undefined);
    const { titles, unparsed, figures } = (await page.evaluate(() => window.contactSheet))!;
    expect(unparsed).toEqual([]);
    expect(titles).toBeGreaterThan(150);
    expect(figures.length).toBeGreaterThan(10);

    for (const [name, share] of await page.getByRole("figure").evaluateAll(inkOf)) {
      expect(share, `${name}: share of the canvas that is painted`).toBeGreaterThan(0.002);
      expect(share, `${name}: share of the canvas that is painted`).toBeLessThan(0.999);
    }
    const slowest = figures.toSorted((a, b) => b.milliseconds - a.milliseconds)[0]!;
    console.log(`slowest figure, ${theme}: ${slowest.name}, ${slowest.milliseconds.toFixed(1)} ms`);

    mkdirSync(join(top, "shots"), { recursive: true });
    await page.screenshot({ path: join(top, `shots/contact-sheet-${theme}.png`), fullPage: true });
  });
}

/** Share of each canvas that differs from its commonest colour. */
function inkOf(figures: readonly Element[]): (readonly [name: string, share: number])[] {
  return figures.map((figure) => {
    const canvas = figure.querySelector("canvas")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Uint32Array(data.buffer);
    const counts = new Map<number, number>();
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    return [figure.ariaLabel ?? "", 1 - Math.max(...counts.values()) / colours.length] as const;
  });
}
