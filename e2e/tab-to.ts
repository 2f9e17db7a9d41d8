import { expect as pageExpect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the target has the focus, as a person without a mouse does; with Shift for what is before. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element.matches(":focus"))) return;
  }
  await pageExpect(target, `reached with ${key}`).toBeFocused({ timeout: 1 });
}
