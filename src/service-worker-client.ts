import type { Workbox } from "workbox-window";
import { reloadOnLostChunk } from "./lost-chunk.ts";
import { trustedScriptUrl } from "./trusted.ts";

export interface ServiceWorkerClient {
  /** A newer version of the program is here and waits. Told once it is, also when that was before asking. */
  onWaiting(listener: () => void): void;
  /** The program is kept: from now on it opens without network. Never where the browser keeps none. */
  onKept(listener: () => void): void;
  /** Lets the newer version in and loads the page again. */
  apply(): void;
}

/** Of the page, as the build wrote it there. */
const buildId = (): string => document.querySelector<HTMLMetaElement>("meta[name=build]")?.content ?? "";

// A tab stays open for weeks on a shift; a browser looks for a new version only when a page is loaded.
const lookEveryMs = 3_600_000;

/** A first panel is there after one or two seconds. */
const earliestMs = 1500;
/** So long nothing is read or drawn: between two figures of a report there is less. */
const quietMs = 1000;
/** Runs are read for as long as anybody wants: the program is kept at last also while one is, in ms after the page. */
const latestMs = 12_000;

/** Nothing of it is needed for the first panel. */
const loadWorkbox = (): Promise<typeof import("workbox-window")> => import("workbox-window");

/**
 * Without a service worker (development, plain http, private windows of some browsers) the app works, but only online.
 *
 * @param busy whether a run is being read or a figure drawn: what is kept for later waits for that.
 */
export function registerServiceWorker(busy: () => boolean): ServiceWorkerClient {
  let waiting: ServiceWorker | undefined;
  const listeners: (() => void)[] = [];
  if (import.meta.env.PROD) reloadOnLostChunk(buildId());
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    // Refused by the browser: there is none, as above.
    whenQuiet(busy)
      .then(register)
      .catch(() => undefined);
  }

  async function register(): Promise<void> {
    const { Workbox } = await loadWorkbox();
    const workbox = new Workbox(trustedScriptUrl("sw.js"));
    workbox.addEventListener("waiting", ({ sw }) => void (sw && tellIfNewer(sw)));
    await workbox.register({ immediate: true });
    lookForUpdates(workbox);
  }

  /** A page loaded past the service worker may be of the waiting version already. */
  async function tellIfNewer(worker: ServiceWorker): Promise<void> {
    const { messageSW } = await loadWorkbox();
    if ((await messageSW(worker, { type: "BUILD_ID" })) === buildId()) return;
    waiting = worker;
    for (const listener of listeners) listener();
  }

  return {
    onWaiting(listener) {
      listeners.push(listener);
      if (waiting !== undefined) listener();
    },
    onKept(listener) {
      if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.ready.then(listener);
    },
    apply() {
      if (waiting === undefined) return;
      const worker = waiting;
      reloadOnceActive(worker);
      void loadWorkbox().then(({ messageSW }) => messageSW(worker, { type: "SKIP_WAITING" }));
    },
  };
}

/**
 * The page is loaded and had time for its first figures: what a service worker fetches for later would take the line and the
 * processor from them.
 */
async function whenQuiet(busy: () => boolean): Promise<void> {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  const wait = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));
  await wait(earliestMs);
  for (let waited = earliestMs, quiet = 0; waited < latestMs && quiet < quietMs; waited += 250) {
    await wait(250);
    quiet = busy() ? 0 : quiet + 250;
  }
}

/** Not once it controls the page: one that was loaded past the service worker never gets to be controlled. */
function reloadOnceActive(worker: ServiceWorker): void {
  const look = (): void => {
    if (worker.state === "activated") location.reload();
  };
  worker.addEventListener("statechange", look);
  look(); // another tab may have let it in
}

function lookForUpdates(workbox: Workbox): void {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !navigator.onLine || Date.now() - looked < lookEveryMs) return;
    looked = Date.now();
    workbox.update().catch(() => undefined); // No network after all: the next time.
  });
}
