import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";

/** Until the browser has given back what was collected, in ms. */
const settling = 6000;

/**
 * Memory of the page's process in MB, its workers included: its share (PSS) of what the kernel holds for it, after
 * collection in all of them. `undefined` where the kernel does not tell. Of several renderers the largest: others are spare ones.
 */
export async function rendererMemory(page: Page): Promise<number | undefined> {
  await collect(await page.context().newCDPSession(page));
  await wait(settling);
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const files = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => `/proc/${id}/smaps_rollup`);
  if (!files.every((file) => existsSync(file))) return undefined;
  const kB = files.map((file) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0));
  return (Math.max(...kB) * 1024) / 1e6;
}

/** Collects garbage in the page and in each of its workers, which have heaps of their own. */
async function collect(page: CDPSession): Promise<void> {
  const method = "HeapProfiler.collectGarbage";
  await page.send(method);
  const done: Promise<unknown>[] = [];
  page.on("Target.attachedToTarget", ({ sessionId }) => {
    const answered = new Promise<void>((resolve) => {
      page.on("Target.receivedMessageFromTarget", (answer) => {
        if (answer.sessionId === sessionId) resolve();
      });
    });
    done.push(
      answered,
      page.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: 1, method }) }),
    );
  });
  // Not flat: sessions of workers are reached by messages through that of the page.
  await page.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await Promise.all(done);
}
