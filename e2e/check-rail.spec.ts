import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixture.ts";
import { serveTestPages, type TestPages } from "./pages/serve.ts";

// The elements that a figure's rail shows of its checks, with a program made up: no workers, no database.
let pages: TestPages;
test.beforeAll(async () => {
  pages = await serveTestPages();
});
test.afterAll(() => pages.dispose());

const open = (page: Page, as = ""): Promise<unknown> => page.goto(`${pages.address}check-rail.html${as}`);
const field = (page: Page) => page.getByRole("textbox", { name: "Expression" });

test("thresholds are edited, refused in words and reset by keyboard alone, and judge at once", async ({ page }) => {
  await open(page);
  const mark = (quality: string) => page.getByRole("img", { name: `Check: ${quality}` });
  await expect(mark("bad")).toBeVisible();
  await expect(page.getByText("mean 46.7, wanted 48 to 52")).toBeVisible();
  const edit = page.getByRole("button", { name: "Edit thresholds" });
  await edit.focus();
  await page.keyboard.press("Enter");
  await expect(edit).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  const low = page.getByRole("textbox", { name: "low" });
  await expect(low).toBeFocused();
  await expect(low).toHaveAccessibleDescription(/the calibration aims at 50/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("53");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "The lower limit must be below 52." })).toBeVisible();
  await expect(low).toHaveAttribute("aria-invalid", "true");
  await expect(mark("bad")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("46");
  await page.keyboard.press("Enter");
  await expect(mark("good")).toBeVisible();
  await expect(page.getByText("mean 46.7, wanted 46 to 52, changed from 48 to 52")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Reset low to 48" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(mark("bad")).toBeVisible();
  await expect(low).toBeFocused();
  await expect(low).toHaveValue("48");
});

test("an expression is told as it is typed, with its error and unit, or what is wrong with it", async ({ page }) => {
  await open(page);
  const result = page.getByRole("status").filter({ hasText: "=" });
  await field(page).fill("fit(mean; 40, 60)");
  await expect(result).toHaveText(/^\s*=\s*46\.\d+\u2009±\u20090\.0\d+\s+arb\. u\.\s*$/);
  await field(page).fill("48 < fit(mean; 40, 60) < 52");
  await expect(result).toHaveText(/^\s*=\s*false\s*$/);
  await field(page).fill("fit(mean; 300, 400)");
  await expect(result).toHaveText(/=\s+–\s+too few filled bins in 300 to 400/);
  await field(page).fill("48 < means");
  await expect(result).toHaveCount(0);
  await field(page).press("Enter");
  const wrong = page.getByRole("alert").filter({ hasText: "There is no “means”, at column 6" });
  await expect(wrong).toBeVisible();
  await expect(field(page)).toHaveAccessibleDescription(/There is no “means”/);
  await field(page).fill("48 < ");
  await field(page).press("Enter");
  await expect(
    page.getByRole("alert").filter({ hasText: "Expected a number or a name after “<”, at column 6." }),
  ).toBeVisible();
});

test("an expression of what is still read says so, and is no check before there is something to judge", async ({
  page,
}) => {
  const result = page.getByRole("status").filter({ hasText: "=" });
  await open(page, "?waiting");
  await field(page).fill("mean");
  await expect(result).toHaveText(/^\s*=\s*the histogram is being read …\s*$/);
  await expect(page.getByRole("button", { name: "Keep as check" })).toHaveCount(0);
  await open(page, "?failing");
  await field(page).fill("mean");
  await expect(result).toHaveText(/there is no histogram/);
});

test("an expression is kept as a check, judged beside the others, and removed", async ({ page }) => {
  await open(page);
  await field(page).fill("fit(mean; 40, 60)");
  await page.getByRole("button", { name: "Keep as check" }).click();
  const form = page.getByRole("form", { name: "Check of your own" });
  const good = form.getByRole("textbox", { name: "Good where" });
  await expect(good).toBeFocused();
  await expect(form.getByRole("alert").filter({ hasText: "Compare it with something" })).toBeVisible();
  await form.getByRole("button", { name: "Keep this check" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "must be true or false" })).toBeVisible();
  await good.fill("48 < fit(mean; 40, 60) < 52");
  await form.getByRole("textbox", { name: /medium/ }).fill("46 < fit(mean; 40, 60) < 54");
  await form.getByRole("textbox", { name: /Name/ }).fill("Gain");
  await form.getByRole("button", { name: "Keep this check" }).click();
  await expect(form).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("img", { name: "Check: medium" })).toBeVisible();
  await expect(page.getByText(/Gain: fit\(mean; 40, 60\) is 46\.\d+, wanted 48 to 52/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Checks", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Remove the check Gain" }).click();
  await expect(page.getByRole("img", { name: "Check: medium" })).toHaveCount(0);
});

test("Escape takes back what was typed, then closes what is open, and only then leaves the view", async ({ page }) => {
  await open(page);
  // What nobody here takes is for the page.
  await page.evaluate(() => {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) document.title += "left";
    });
  });
  const title = await page.title();
  const keep = page.getByRole("button", { name: "Keep as check" });
  const form = page.getByRole("form", { name: "Check of your own" });
  await field(page).fill("48 < mean < 52");
  for (const way of ["field", "button"]) {
    await keep.press("Enter");
    await expect(form.getByRole("textbox", { name: "Good where" })).toBeFocused();
    if (way === "button") await keep.focus();
    await page.keyboard.press("Escape");
    await expect(form).toHaveCount(0);
    await expect(keep).toBeFocused();
  }
  await field(page).press("Escape");
  await expect(field(page)).toHaveValue("");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("status").filter({ hasText: "=" })).toHaveCount(0);

  const edit = page.getByRole("button", { name: "Edit thresholds" });
  const low = page.getByRole("textbox", { name: "low" });
  await edit.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await expect(low).toHaveValue("48");
  await page.keyboard.press("Escape");
  await expect(low).toHaveCount(0);
  await expect(edit).toBeFocused();
  await expect(page.getByRole("img", { name: "Check: bad" })).toBeVisible();
  expect(await page.title()).toBe(title);
  await page.keyboard.press("Escape");
  await expect(page).toHaveTitle(`${title}left`);
});

test.describe("narrow", () => {
  test.use({ viewport: { width: 420, height: 900 } });

  test("nothing of it is against the rules of accessibility", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Edit thresholds" }).click();
    await page.getByRole("textbox", { name: "low" }).fill("60");
    await page.getByRole("textbox", { name: "low" }).press("Enter");
    await field(page).fill("fit(mean; 40, 60)");
    await page.getByRole("button", { name: "Keep as check" }).click();
    await page.getByText("What can be written").click();
    await expectAccessible(page);
  });
});
