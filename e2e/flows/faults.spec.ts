import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startFaultServer, type FaultServer, type WireFault } from "../../tools/serve/fault-server.ts";
import { names, small, StartPage, type ReportPage } from "../app.ts";
import { dist } from "../fixture.ts";
import { expect, test } from "../rigged/fixture.ts";

// What servers do wrong, byte for byte, in the app with short deadlines. All faults one by one: src/bytes/wire-faults.test.ts.

const run = small.lowGain;
const demo = (run: number): Buffer => readFileSync(join(dist, small.file(run)));
let server: FaultServer;
let url: string;
test.beforeAll(async () => {
  server = await startFaultServer(demo(run));
  url = `${server.origin}/${run}.root`;
});
test.afterEach(() => server.reset());
test.afterAll(() => server.stop());

/** Deadlines that a test can wait for; long enough for the answers of a server that is well. */
const limits = { retryFromMs: 1, retryToMs: 2, firstByteMs: 700, stallMs: 500, readMs: 5000 };

async function open(page: Page): Promise<ReportPage> {
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allow(url);
  return report;
}

const failures: readonly { readonly name: string; readonly fault: WireFault; readonly sentence: RegExp }[] = [
  {
    name: "a connection that ends in the middle of every answer",
    fault: { kind: "fin" },
    sentence: /answered in a way that cannot be trusted: the connection broke after \d+ bytes\. Try again/,
  },
  {
    name: "silence before the headers",
    fault: { kind: "silence", after: "request" },
    sentence: /559107\.root did not answer\. Try again/,
  },
  {
    name: "silence after the headers",
    fault: { kind: "silence", after: "headers" },
    sentence: /Gave up waiting for \S+ after 0\.5 s\. Try again/,
  },
  {
    name: "a byte at a time, none of them late",
    fault: { kind: "drip", everyMs: 100 },
    sentence: /Gave up reading 559107\.root after 5 s\. Try again/,
  },
  {
    name: "another range than was asked for",
    fault: { kind: "other-range" },
    sentence: /cannot be trusted: it sends bytes 1-16384 for 0-16383/,
  },
  {
    // Chromium asks for plain bytes and keeps what comes otherwise to itself.
    name: "packed answers",
    fault: { kind: "gzip" },
    sentence: /did not allow this page to read the file \(no CORS header\), or sent it packed\. Open it from disk/,
  },
  { name: "401", fault: { kind: "status", status: 401 }, sentence: /refused access \(HTTP 401\)\. Sign in/ },
  { name: "416 for the first bytes", fault: { kind: "status", status: 416 }, sentence: /is not a ROOT file\. Check/ },
];

test("every fault ends in its sentence, and a server that is well again is read", async ({ page, rig }) => {
  await rig({ limits });
  const said = page.getByRole("alert");
  const tryAgain = page.getByRole("button", { name: names.tryAgain });
  server.fault = () => failures[0]!.fault;
  const report = await open(page);
  for (const [i, { name, sentence }] of failures.entries()) {
    await test.step(name, () => expect(said.filter({ hasText: sentence })).toBeVisible());
    const next = failures[i + 1];
    server.fault = next && (() => next.fault);
    await tryAgain.click();
  }
  await report.settled(run);
});

const passing: readonly (readonly [name: string, fault: WireFault])[] = [
  ["a connection that ends in the middle", { kind: "fin" }],
  ["silence", { kind: "silence", after: "request" }],
  ["500", { kind: "status", status: 500 }],
];

for (const [name, fault] of passing) {
  test(`${name}, once for every range, costs time only`, async ({ page, rig }) => {
    await rig({ limits });
    server.fault = ({ before }) => (before === 0 ? fault : undefined);
    const report = await open(page);
    await report.settled(run);
    await report.marked(names.mip, names.bad);
    await expect(page.getByRole("button", { name: names.tryAgain })).toHaveCount(0);
  });
}

/** Answers to the first two requests open the file: its head, and the lists behind its last object. */
const opening = (): boolean => server.asked.length <= 2;

test("a file that gets another ETag while it is read is read on where its content is the same", async ({ page }) => {
  server.fault = () => (opening() ? undefined : { kind: "etag", etag: '"2"' });
  const report = await open(page);
  await report.settled(run);
  await expect(page.getByRole("button", { name: names.tryAgain })).toHaveCount(0);
});

test("a file that is replaced while it is read is said, and not mixed with the new one", async ({ page }) => {
  server.fault = () => {
    if (opening()) return undefined;
    server.bytes = demo(small.good);
    return { kind: "etag", etag: '"2"' };
  };
  await open(page);
  await expect(page.getByText(`${run}.root changed while it was read. Open it again.`).first()).toBeVisible();
});
