import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Fault } from "../../tools/serve/static-server.ts";
import { names, ReportPage, small, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

// What a server can do wrong: each ends in its sentence, with a way on.

const run = small.lowGain;
let data: DataServer;
let url: string;
test.beforeAll(async () => {
  data = await startDataServer();
  url = data.put(join(dist, small.file(run)));
});
test.afterEach(() => data.server.reset());
test.afterAll(() => data.dispose());

async function open(page: Page, address = url): Promise<ReportPage> {
  const report = await (await new StartPage(page).goto()).openAddress(address);
  await report.allow(address);
  return report;
}

/** The sentence, the facts behind it, and a button that tries again. */
async function expectFailure(page: Page, sentence: RegExp, kind: string): Promise<void> {
  await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
  await page.getByText(names.showDetails).click();
  await expect(page.getByText(`"kind": "${kind}"`)).toBeVisible();
  await expect(page.getByRole("button", { name: names.tryAgain })).toBeVisible();
}

const answers: readonly {
  readonly name: string;
  readonly fault: Fault;
  readonly sentence: RegExp;
  readonly kind: string;
}[] = [
  {
    name: "a sign-in page in place of the file",
    fault: { kind: "answer", status: 200, type: "text/html", body: "<!doctype html><title>Sign in</title>" },
    sentence: /answered with a web page instead of the file, probably a sign-in page/,
    kind: "sign-in",
  },
  {
    name: "what is no ROOT file",
    fault: {
      kind: "answer",
      status: 200,
      type: "application/octet-stream",
      body: "not ROOT, but long enough. ".repeat(20),
    },
    sentence: /559107\.root is not a ROOT file/,
    kind: "not-root",
  },
  {
    name: "refused access",
    fault: { kind: "answer", status: 403, type: "text/plain", body: "No" },
    sentence: /refused access \(HTTP 403\)/,
    kind: "refused",
  },
];

test("answers that are no file are said each, and trying again reads the file when it is there", async ({ page }) => {
  data.server.fault = () => answers[0]!.fault;
  const report = await open(page);
  for (const [i, { name, sentence, kind }] of answers.entries()) {
    await test.step(name, () => expectFailure(page, sentence, kind));
    const next = answers[i + 1];
    data.server.fault = next && (() => next.fault);
    await page.getByRole("button", { name: names.tryAgain }).click();
  }
  await report.settled(run);
});

test("a file that is not there is said", async ({ page }) => {
  await open(page, url.replace(`${run}`, "559999"));
  await expectFailure(page, /559999\.root does not exist on the server \(HTTP 404\)/, "not-found");
});

test("a server that answers whole files only is good enough", async ({ page }) => {
  data.server.fault = () => ({ kind: "whole" });
  await (await open(page)).settled(run);
});

test("answers that are cut are asked for again", async ({ page }) => {
  let answered = 0;
  data.server.fault = () => ((answered += 1) % 3 === 0 ? { kind: "cut", after: 500 } : undefined);
  await (await open(page)).settled(run);
});

test("a link to a local file asks for it, and attaches what is chosen", async ({ page }) => {
  await page.goto(`./#/run/${run}?file=${run}.root`);
  await expect(page.getByRole("heading", { name: `Choose ${run}.root` })).toBeVisible();
  await page.getByLabel(`${run}.root`, { exact: true }).setInputFiles(join(dist, small.file(run)));
  await new ReportPage(page).settled(run);
});

test("reading is cancelled at once, and begins anew when asked", async ({ page }) => {
  data.server.latency = 5_000;
  const report = await open(page);
  const cancel = page.getByRole("button", { name: names.cancel, exact: true });
  await expect(cancel).toBeVisible();
  const began = performance.now();
  await cancel.click();
  await expect(page.getByRole("alert").filter({ hasText: "Cancelled." })).toBeVisible();
  expect(performance.now() - began).toBeLessThan(2_000);
  data.server.latency = 0;
  await page.getByRole("button", { name: names.tryAgain }).click();
  await report.settled(run);
});
