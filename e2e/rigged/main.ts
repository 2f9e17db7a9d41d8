import { reportMarkup, trustedScriptUrl } from "../../src/trusted.ts";
import { deadlines } from "../../src/jobs/deadlines.ts";
import { startEngine } from "../../src/jobs/engine.ts";
import { startApp } from "../../src/start.ts";
import type { Rig } from "./rig.ts";
import bytesWorker from "./bytes.worker.ts?worker&url";
import compareWorker from "../../workers/compare.worker.ts?worker&url";
import extractWorker from "./extract.worker.ts?worker&url";

declare global {
  interface Window {
    /** Set by a test before the page loads. */
    readonly rig: Rig | undefined;
    /** Every worker that was started, for tests that end one. */
    readonly workers: { readonly bytes: Worker[]; readonly extract: Worker[]; readonly compare: Worker[] };
  }
}

// The app as it is shipped, but for its workers, which do what a test wants of them, and without a service worker.
const rig: Rig = window.rig ?? {};
const workers: Window["workers"] = { bytes: [], extract: [], compare: [] };
Object.assign(window, { workers });

function start(kind: keyof Window["workers"], url: string): Worker {
  const worker = new Worker(trustedScriptUrl(url), { type: "module", name: JSON.stringify(rig) });
  workers[kind].push(worker);
  return worker;
}

reportMarkup();
const engine = startEngine({
  bytes: () => start("bytes", bytesWorker),
  extract: () => start("extract", extractWorker),
  compare: () => start("compare", compareWorker),
  deadlines: { ...deadlines, ...rig.deadlines },
  ...(rig.runsOfWorker !== undefined && { runsOfWorker: rig.runsOfWorker }),
});
void startApp(engine, { onWaiting: () => undefined, onKept: () => undefined, apply: () => undefined });
