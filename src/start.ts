import { explain } from "./base/explain.ts";
import type { Engine } from "./jobs/engine.ts";
import { makeApp } from "./state/make-app.ts";
import type { Ports } from "./state/ports.ts";
import { openQcStore } from "./store/db.ts";
import { memoryStore } from "./store/memory.ts";
import { whenDrawn } from "./ui/base/draw-queue.ts";
import { nextTask } from "./ui/base/next-task.ts";
import "./ui/elements/qc-app.ts";

const directory = new URL(".", document.baseURI).href;
const base = { origin: location.origin, directory };

/** A report that somebody scrolls through is drawn for as long as they want: what was read is kept meanwhile at last. */
const longestDrawingMs = 5000;

const tabs = new BroadcastChannel("tpc-qc");

const address: Ports["address"] = {
  read: () => location.hash,
  query: location.search,
  write(fragment, replace) {
    const url = `${location.pathname}${fragment}`;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  },
  onChange(listener) {
    addEventListener("popstate", listener);
  },
};

/** A browser that keeps nothing throws as soon as its storage is named, one that is full when it is written to. */
const tabMemory: Ports["tabMemory"] = {
  read: () => permitted(() => sessionStorage.getItem(memoryKey)) ?? undefined,
  write: (text) => permitted(() => sessionStorage.setItem(memoryKey, text)),
};
const memoryKey = "tpc-qc";

function permitted<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Puts the program into its page. Workers and service worker are the caller's: the end-to-end tests have some that die. */
export async function startApp(engine: Engine, update: Ports["update"]): Promise<void> {
  const opened = await openQcStore();
  const app = makeApp({
    engine,
    store: opened.ok ? opened.value : memoryStore(),
    storeTrouble: opened.ok ? undefined : explain(opened.error),
    base,
    address,
    network: {
      online: () => navigator.onLine,
      onChange(listener) {
        addEventListener("online", listener);
        addEventListener("offline", listener);
      },
    },
    tabs: {
      tell: () => tabs.postMessage("settings"),
      onTold: (listener) => tabs.addEventListener("message", listener),
    },
    tabMemory,
    storage: {
      persist: async () => void (await navigator.storage?.persist?.()),
      quota: async () => (await navigator.storage?.estimate?.())?.quota,
    },
    update,
    drawn: () => whenDrawn(longestDrawingMs),
    now: () => Date.now(),
    version: __APP_VERSION__,
  });
  // What follows from the open database has begun in this task; the page is shown in the next one.
  await nextTask();
  document.querySelector("qc-app")!.app = app;
}
