import { expect, type Locator, type Page } from "@playwright/test";
import { heldIn } from "./database.ts";

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

  /** The numbers of so many runs are in the browser's storage: they are written when nobody waits for anything else. */
  async kept(runs: number): Promise<void> {
    const keptRuns = async (): Promise<number> => {
      const { keys } = await heldIn(this.page, ["runs", "measurements"]);
      const measured = new Set((keys["measurements"] as string[][]).map(([identity]) => identity));
      return Math.min(keys["runs"]!.length, measured.size);
    };
    await expect.poll(keptRuns, { timeout: 15_000 }).toBe(runs);
  }

  async highlight(label: string): Promise<Locator> {
    await this.run(label).getByRole("button").click();
    const chosen = this.page.getByRole("group", { name: "Highlighted run" });
    await expect(chosen).toContainText(label);
    return chosen;
  }
}
