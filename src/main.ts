import { reportMarkup, trustedWorker } from "./trusted.ts";
import { startEngine } from "./jobs/engine.ts";
import { endWhenLeft } from "./page-cache.ts";
import { registerServiceWorker } from "./service-worker-client.ts";
import { startApp } from "./start.ts";
import { isDrawing } from "./ui/base/draw-queue.ts";
import bytesWorker from "../workers/bytes.worker.ts?worker&url";
import compareWorker from "../workers/compare.worker.ts?worker&url";
import extractWorker from "../workers/extract.worker.ts?worker&url";

reportMarkup();
const engine = startEngine({
  bytes: () => trustedWorker(bytesWorker),
  extract: () => trustedWorker(extractWorker),
  compare: () => trustedWorker(compareWorker),
  size: Math.max(2, navigator.hardwareConcurrency - 1),
});
endWhenLeft(() => engine.dispose());
void startApp(
  engine,
  registerServiceWorker(() => engine.busy || isDrawing()),
);
