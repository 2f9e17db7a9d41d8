import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { names, openLink, ReportPage, small, StartPage } from "../app.ts";
import { heldIn } from "../database.ts";
import { dist } from "../fixture.ts";
import { firstByte, keyRecords, recordAt } from "../root-keys.ts";
import { expect, test } from "../rigged/fixture.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

// What the browser keeps, where the browser or another tab does not do as it should. All failures one by one, in Node:
// src/store/faults.test.ts, workers/flipped-chunks.test.ts.

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterEach(() => data.server.reset());
test.afterAll(() => data.dispose());

const demo = (run: number): string => join(dist, `demo/${run}.root`);

/** A page of the app's origin that is none of the app's: another program there, or a tab that hangs. */
async function otherTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.route("**/other.html", (route) =>
    route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }),
  );
  await other.goto("./other.html");
  return other;
}

/** What is in the database, as another program sees it. */
interface Stored {
  readonly runs: readonly string[];
  /** The last parts of the paths of groups, such as "PID", sorted: of every run. */
  readonly groups: readonly string[];
  readonly chunks: number;
  /** There are as many chunks as the groups say, none missing and none over. */
  readonly whole: boolean;
}

async function stored(page: Page): Promise<Stored> {
  const { keys, values } = await heldIn(page, ["runs", "groups", "chunks"], ["runs", "groups"]);
  const paths = keys["groups"] as string[][];
  const groups = values["groups"] as { readonly hashes: readonly string[] }[];
  const said = paths.flatMap((key, i) => groups[i]!.hashes.map((_, index) => [...key, index]));
  return {
    runs: (values["runs"] as { readonly name: string }[]).map(({ name }) => name),
    groups: paths.map((key) => key[1]!.slice(key[1]!.lastIndexOf("/") + 1)).toSorted(),
    chunks: keys["chunks"]!.length,
    whole: JSON.stringify(said) === JSON.stringify(keys["chunks"]),
  };
}

/** The collections of a demo run whose objects are kept as they are. */
const collections: readonly string[] = ["Clusters", "PID", "TrackClusters", "Tracks"];

/** With the small tree beside them. */
const keptKeys = ["BetheBlochParameters", ...collections];

/** A file with another UUID: to the program other content, so that nothing of it is kept yet. */
function variant(file: string, number: number): Uint8Array {
  const bytes = readFileSync(file);
  bytes[60] = number; // within the UUID of the header
  return bytes;
}

const notKept =
  /^\s*This browser could not keep the results \(rigged\)\. They stay on screen until the page is closed\./;

test("writes that fail every n-th time are said, and leave what was kept as it was", async ({ page, context }) => {
  const url = data.put(join(dist, small.file(small.good)));
  const first = await (await new StartPage(page).goto()).openAddress(url);
  await first.allowAlways(url);
  await first.settled(small.good);
  await expect(first.page.getByRole("alert")).toHaveCount(0);
  const link = await first.copyLink();
  await page.close();
  for (const failWrites of [1, 2, 3, 5]) {
    const other = await context.newPage();
    await other.addInitScript((rig) => Object.assign(window, { rig }), { failWrites });
    const address = data.write(variant(join(dist, small.file(small.lowGain)), failWrites), `${failWrites}.root`);
    const report = await (await new StartPage(other).goto()).openAddress(address);
    await report.settled(small.lowGain);
    await expect(other.getByRole("alert").filter({ hasText: notKept })).toBeVisible();
    await report.marked(names.mip, names.bad);
    await other.close();
  }
  await data.server.stop();
  const again = await openLink(context, link);
  await again.settled(small.good);
  for (const name of [names.phiA, names.mip, names.clustersOfTracks])
    await expect(again.figure(name).getByRole("img", { name: names.plot }).first()).toBeVisible();
  await data.server.resume();
});

test("a newer program's database is left to it: a notice, and all works without", async ({ page }) => {
  const other = await otherTab(page);
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tpc-qc", 99);
        opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("of later").put("theirs", 1));
        opening.addEventListener("error", () => reject(opening.error!));
        opening.addEventListener("success", () => {
          opening.result.close();
          resolve(undefined);
        });
      }),
  );
  const newer = /The database in this browser is of a newer version of this program: what it holds is left alone/;
  const start = await new StartPage(page).goto();
  await expect(page.getByRole("status").filter({ hasText: newer })).toBeVisible();
  const report = await start.openBeside(small.file(small.lowGain));
  await report.settled(small.lowGain);
  await report.marked(names.mip, names.bad);
  await expect(page.getByRole("alert").filter({ hasText: newer })).toBeVisible();
  const theirs = await other.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("tpc-qc");
        opening.addEventListener("success", () => {
          const { result: db } = opening;
          const got = db.transaction("of later").objectStore("of later").get(1);
          got.addEventListener("success", () => resolve([db.version, got.result]));
        });
      }),
  );
  expect(theirs).toEqual([99, "theirs"]);
});

test("a database that another tab holds is not waited for: a notice, and all works without", async ({ page }) => {
  const other = await otherTab(page);
  await other.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("tpc-qc");
        opening.addEventListener("success", () => {
          indexedDB.deleteDatabase("tpc-qc"); // waits for ever: this tab does not close what it has open
          resolve(undefined);
        });
      }),
  );
  const blocked = /The database of this browser did not open within 5 s: probably another tab of this program holds it/;
  const start = await new StartPage(page).goto();
  await expect(page.getByRole("status").filter({ hasText: blocked })).toBeVisible();
  await (await start.openBeside(small.file(small.good))).settled(small.good);
  await expect(page.getByRole("alert").filter({ hasText: blocked })).toBeVisible();
});

test("a browser that stores nothing: every page says so, and promises nothing", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  const nothing = page.getByRole("alert").filter({ hasText: /it does not allow this page to store anything/ });
  await page.goto("./#/panel/559102?src=demo/apass1/559102.root&panel=eta");
  await expect(nothing).toBeVisible();
  await expect(page.getByRole("figure").getByRole("img", { name: names.plot }).first()).toBeVisible();
  await page.goto("./#/");
  await expect(page.getByText("as long as this page is open")).toBeVisible();
  await expect(page.getByText(/kept in this browser|of .* used/)).toHaveCount(0);
});

test("a database that is deleted under the open page begins anew", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await (await start.openBeside(small.file(small.good))).settled(small.good);
  const other = await otherTab(page);
  await expect.poll(() => stored(other)).toMatchObject({ runs: [`${small.good}.root`] });
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase("tpc-qc");
        deleting.addEventListener("success", () => resolve(undefined));
        deleting.addEventListener("error", () => reject(deleting.error!));
      }),
  );
  await page.getByRole("link", { name: names.start, exact: true }).click();
  await (await start.openBeside(small.file(small.lowGain))).settled(small.lowGain);
  await expect.poll(() => stored(other)).toMatchObject({ runs: [`${small.lowGain}.root`] });
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("two tabs that read the same run keep it once, whole", async ({ page, context }) => {
  const second = await context.newPage();
  const address = "./#/run/559104?src=demo/559104.root";
  await Promise.all([page, second].map((each) => each.goto(address)));
  for (const each of [page, second]) {
    await new ReportPage(each).settled(559104);
    await expect(each.getByRole("alert")).toHaveCount(0);
  }
  await second.close();
  const other = await otherTab(page);
  await expect.poll(() => stored(other)).toMatchObject({ runs: ["559104.root"], groups: keptKeys, whole: true });
});

test("a flipped byte in every kept chunk is noticed, and all is read anew", async ({ page, context }) => {
  const url = data.put(demo(559104));
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allowAlways(url);
  await report.settled(559104);
  const other = await otherTab(page);
  await expect.poll(() => stored(other)).toMatchObject({ groups: keptKeys, whole: true });
  const { chunks } = await stored(other);
  const flipped = await other.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("tpc-qc");
        opening.addEventListener("success", () => {
          const write = opening.result.transaction("chunks", "readwrite");
          let count = 0;
          const walking = write.objectStore("chunks").openCursor();
          walking.addEventListener("success", () => {
            const cursor = walking.result;
            if (cursor === null) return;
            const chunk = cursor.value as Uint8Array;
            chunk[(chunk.length * 0.6) | 0]! ^= 4;
            cursor.update(chunk);
            count += 1;
            cursor.continue();
          });
          write.addEventListener("complete", () => {
            opening.result.close();
            resolve(count);
          });
        });
      }),
  );
  expect(flipped).toBe(chunks);
  const link = page.url();
  await page.close();
  data.server.reset();
  const again = await openLink(context, link);
  await again.settled(559104);
  await expect(again.figure(names.phiA).getByRole("img", { name: names.bad }).first()).toBeVisible();
  const records = keyRecords(demo(559104));
  const fetched = data.server.log
    .map(({ range }) => recordAt(records, firstByte(range)))
    .flatMap((record) => (record !== undefined && collections.includes(record.name) ? [record.name] : []));
  expect(fetched.toSorted(), "all collections were fetched again").toEqual(collections);
  const anew = { runs: ["559104.root"], groups: keptKeys, chunks, whole: true };
  await expect.poll(() => stored(other)).toMatchObject(anew);
});
