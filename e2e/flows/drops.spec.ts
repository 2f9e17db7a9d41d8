import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ReportPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { SetPage } from "../set-page.ts";

/** Drags over the page and drops there. Says whether the page took it: else the browser would leave for it. */
function drop(
  page: Page,
  what: { readonly name: string; readonly bytes: readonly number[] } | { readonly link: string },
): Promise<readonly boolean[]> {
  return page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    if ("link" in given) dataTransfer.setData("text/uri-list", given.link);
    else dataTransfer.items.add(new File([Uint8Array.from(given.bytes)], given.name));
    return ["dragover", "drop"].map((type) => {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true });
      return !document.querySelector("qc-app")!.dispatchEvent(event);
    });
  }, what);
}

const fileOf = (run: number) => ({
  name: `${run}.root`,
  bytes: [...readFileSync(join(dist, `demo/apass1/${run}.root`))],
});
const pages = [
  ["settings", "./#/settings"],
  ["a report", "./#/run/559104?src=demo/559104.root"],
  ["a figure", "./#/panel/559104?src=demo/559104.root&panel=eta"],
  ["the tree of a file", "./#/browse/559104?src=demo/559104.root"],
  ["a period", "./#/period?dir=demo/apass1/&runs=559102,559107"],
  ["a comparison", "./#/compare?dir=demo/apass1/&runs=559102&dir-b=demo/sim/&runs-b=559102"],
] as const;

test.describe("what is dropped opens, and the browser never leaves for it", () => {
  for (const [name, link] of pages)
    test(`on ${name}`, async ({ page }) => {
      await page.goto(link);
      await expect(page.getByRole("main")).toBeVisible();
      await expect(page.getByRole("main")).not.toHaveAttribute("aria-busy", "true");
      const [over, dropped] = await drop(page, fileOf(559108));
      expect([over, dropped]).toEqual([true, true]);
      await new ReportPage(page).opened(559108);
    });
});

test("on a period links open, tables are taken, and files are for its runs that wait for them", async ({ page }) => {
  const set = new SetPage(page);
  await page.goto("./#/period?dir=file:&runs=559102,559107");
  await expect(page.getByText("2 runs are files of a disk")).toBeVisible();
  await drop(page, fileOf(559102));
  await expect(page.getByText("1 run is a file of a disk")).toBeVisible();
  await drop(page, fileOf(559107));
  await set.settled();
  const table = [...new TextEncoder().encode("run,IRavg (kHz)\n559107,458\n")];
  await drop(page, { name: "mine.csv", bytes: table });
  await expect(set.run("559107")).toContainText("458 kHz");
  expect(await drop(page, { link: "ftp://host.example/559101.root" })).toEqual([true, true]);
  await expect(page.getByRole("status").filter({ hasText: "ftp://host.example" })).toBeVisible();
  await drop(page, { link: new URL("#/settings", page.url()).href });
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});
