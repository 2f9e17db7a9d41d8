import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Nothing on the page is against the rules of accessibility, in light and in dark: between the two colours alone differ, and
 * one rule is about colours. Pages of ours hold no frames, so nothing is lost by leaving them out (the "legacy mode").
 */
export async function expectAccessible(page: Page): Promise<void> {
  // What is far from the window has the colours of when it was last near: all of it is laid out for axe.
  await page.locator("qc-run-page").evaluateAll((pages) => {
    for (const each of pages) each.removeAttribute("laidout");
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
    const words = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join("; ")}`);
    expect(words, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}
