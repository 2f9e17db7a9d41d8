import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { names } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";
import { SetPage } from "../set-page.ts";

const runs = [559102, 559107, 559110];
const cutRun = 559121;

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
  for (const run of runs) data.put(join(dist, `demo/apass1/${run}.root`));
  data.put(join(dist, "demo/apass1/runparameters.json"));
  const bytes = readFileSync(join(dist, "demo/apass1/559102.root"));
  data.write(bytes.subarray(0, bytes.length / 2), `${cutRun}.root`);
});
test.afterAll(() => data.dispose());

/** What the head of the page shows, told frame by frame: the rule that is chosen, the verdicts, and by which rule they still are. */
async function heads(page: Page): Promise<() => Promise<readonly (readonly string[])[]>> {
  const seen = await page.locator("qc-period-page").evaluateHandle((shown) => {
    const told: string[] = [];
    const look = (): void => {
      const head = shown.shadowRoot?.querySelector("qc-set-header")?.shadowRoot;
      const rule = head?.querySelector("qc-rule-switch")?.shadowRoot?.querySelector("select")?.value ?? "";
      const verdicts = [...(head?.querySelectorAll(".counts li") ?? [])].map((each) => each.getAttribute("title"));
      const now = JSON.stringify([rule, verdicts.join(", "), head?.querySelector(".still")?.textContent ?? ""]);
      if (told.at(-1) !== now) told.push(now);
      requestAnimationFrame(look);
    };
    look();
    return told;
  });
  return async () => (await seen.jsonValue()).map((each) => JSON.parse(each) as readonly string[]);
}

test("by the other rule runs are judged from what was measured: nothing is read, and no verdict stands under the other's name", async ({
  page,
}) => {
  const set = new SetPage(page);
  await page.goto(`./#/period?dir=${data.server.address}&runs=${[...runs, cutRun].join(",")}`);
  await page.getByRole("button", { name: "Read from it once" }).click();
  const facts = page.getByText("559102 to 559121 · 3 of 4 runs read · 1 not read");
  await expect(facts).toBeVisible({ timeout: 45_000 });
  await expect(set.run("559110")).toContainText("kHz");
  const verdicts = page.getByRole("list", { name: names.verdicts });
  await expect(verdicts).toHaveText(/2\s*bad\s*1\s*good\s*1\s*not read/);
  const { log } = data.server;
  const read = log.length;
  const told = await heads(page);
  const rule = page.getByRole("combobox", { name: names.rule });
  for (const [label, words] of [
    ["Parity rule", /1\s*bad\s*2\s*good\s*1\s*not read/],
    ["Robust rule", /2\s*bad\s*1\s*good\s*1\s*not read/],
    ["Parity rule", /1\s*bad\s*2\s*good\s*1\s*not read/],
  ] as const) {
    await rule.selectOption({ label });
    await expect(verdicts).toHaveText(words);
    await expect(page.getByText(/^Still by/)).toHaveCount(0);
    await expect(facts).toBeVisible();
    await expect(page.getByRole("progressbar")).toHaveCount(0);
  }
  const byRule = { robust: "2 bad, 1 good, 1 not read", parity: "1 bad, 2 good, 1 not read" };
  const allowed = (["robust", "parity"] as const).flatMap((shown) => [
    [shown, byRule[shown], ""],
    [shown === "robust" ? "parity" : "robust", byRule[shown], `Still by the ${shown} rule`],
  ]);
  for (const each of await told()) expect(allowed).toContainEqual(each);
  expect(log.slice(read)).toEqual([]);

  await test.step("nor is anything when the page is opened by that rule later, without the server", async () => {
    await page.reload();
    await expect(page.getByRole("button", { name: "Read from it once" })).toBeVisible();
    await expect(verdicts).toHaveText(/1\s*bad\s*2\s*good/);
    await rule.selectOption({ label: "Robust rule" });
    await expect(verdicts).toHaveText(/2\s*bad\s*1\s*good/);
    expect(log.slice(read)).toEqual([]);
  });
});
