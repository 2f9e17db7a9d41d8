import { expectAccessible } from "../accessible.ts";
import { StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

test("a question mark lists the keys, Escape puts the list away and leaves the page where it was", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await start.address.focus();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect(list).toHaveCount(0);
  await expect(start.address).toHaveValue("?");
  await start.address.fill("");
  await page.getByRole("main").focus();
  await page.keyboard.press("?");
  await expect(list.getByRole("heading", { name: "In a report" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(start.heading).toBeVisible();
});
