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

  /** The numbers of so many runs are in the browser's storage: they are written when nobody waits for anything else. */
  async kept(runs: number): Promise<void> {
    const keptRuns = (): Promise<number> =>
      this.page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open("tpc-qc");
            opening.addEventListener("error", () => reject(opening.error!));
            opening.addEventListener("success", () => {
              const db = opening.result;
              const read = db.transaction(["runs", "measurements"]);
              const keys = read.objectStore("measurements").getAllKeys();
              const count = read.objectStore("runs").count();
              read.addEventListener("complete", () => {
                db.close();
                const measured = new Set((keys.result as string[][]).map(([identity]) => identity)).size;
                resolve(Math.min(count.result, measured));
              });
            });
          }),
      );
    await expect.poll(keptRuns, { timeout: 15_000 }).toBe(runs);
  }

  async highlight(label: string): Promise<Locator> {
    await this.run(label).getByRole("button").click();
    const chosen = this.page.getByRole("group", { name: "Highlighted run" });
    await expect(chosen).toContainText(label);
    return chosen;
  }
}
