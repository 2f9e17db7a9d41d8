import { expect, type Locator, type Page } from "@playwright/test";

/** The page of a period, or of two sets. */
export class SetPage {
  readonly runs: Locator;
  readonly standsOut: Locator;

  constructor(readonly page: Page) {
    this.runs = page.getByRole("table", { name: "Runs", exact: true });
    this.standsOut = page.getByRole("region", { name: "What stands out" });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  panel(title: string): Locator {
    return this.page.getByRole("group", { name: title, exact: true });
  }

  run(label: string): Locator {
    return this.runs.getByRole("row", { name: new RegExp(label) });
  }

  /** All runs are read. */
  async settled(): Promise<void> {
    await expect(this.page.getByText(/all runs read/)).toBeVisible({ timeout: 45_000 });
  }

  async highlight(label: string): Promise<Locator> {
    await this.run(label).getByRole("button").click();
    const chosen = this.page.getByRole("group", { name: "Highlighted run" });
    await expect(chosen).toContainText(label);
    return chosen;
  }
}
