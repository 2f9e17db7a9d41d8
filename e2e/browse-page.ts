import { expect, type Locator, type Page } from "@playwright/test";
import { names } from "./app.ts";

/** All that a file holds. */
export class BrowsePage {
  readonly tree: Locator;
  readonly search: Locator;
  readonly chosen: Locator;
  readonly drawing: Locator;

  constructor(readonly page: Page) {
    this.tree = page.getByRole("treegrid", { name: /^Objects of/ });
    this.search = page.getByRole("searchbox", { name: "Search names and classes" });
    this.chosen = page.getByRole("region", { name: "Chosen object" });
    this.drawing = this.chosen.getByRole("img", { name: names.plot });
  }

  /** A line, by the name in its first cell. */
  row(name: string): Locator {
    return this.tree.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  /** Searches, and waits until all of the file was looked into: lines move until then. */
  async find(text: string): Promise<void> {
    await this.search.fill(text);
    await this.search.press("Enter");
    await expect(this.page).toHaveURL(new RegExp(`find=${text}`));
    await expect(this.page.getByRole("status").filter({ hasText: /^\d+ found$/ })).toBeVisible();
  }

  async choose(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.row(name)).toHaveAttribute("aria-selected", "true");
    await expect(this.chosen.getByRole("heading", { name, exact: true })).toBeVisible();
  }

  /** Chooses what is drawn, and waits for its drawing: its name is what is to be seen. */
  async draw(name: string, summary: RegExp): Promise<void> {
    await this.choose(name);
    await expect(this.chosen.getByRole("img", { name: summary })).toBeVisible();
  }

  way(name: string | RegExp): Locator {
    return this.chosen.getByRole("link", { name });
  }
}
