import { transfer, wrap, type Remote } from "comlink";
import type { Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import { formatObject, groupWords } from "../qc/object-path.ts";
import type { RunFile } from "../qc/run-file.ts";
import { installAbortTransfer } from "./abort-transfer.ts";
import type { BytesApi } from "./bytes-api.ts";
import type { ExtractApi, JsonRequest, MeasureRequest, MeasuredGroup } from "./extract-api.ts";
import { measureSeconds, openSeconds, settleSeconds } from "./deadlines.ts";
import { WorkerPool } from "./worker-pool.ts";

/** What the page asks of the workers. */
export interface Engine {
  open(source: SourceRef, signal?: AbortSignal): Promise<Result<RunFile>>;
  measure(request: MeasureRequest, signal?: AbortSignal): Promise<Result<MeasuredGroup>>;
  /** One object as JSON text for ROOT's own painters. */
  json(request: JsonRequest, signal?: AbortSignal): Promise<Result<string>>;
  /** Ends when all that was read is kept; says what could not be. */
  settle(): Promise<Result<void>>;
  /** Bytes received so far by all reads of this page; for progress. */
  received(): Promise<number>;
  dispose(): void;
}

/** The one worker that fetches, for the page and for the extract workers, which talk to it by a port of their own. */
export interface BytesWorkerApi extends BytesApi {
  connect(port: MessagePort): void;
}

export interface ExtractWorkerApi extends ExtractApi {
  /** Must be called once, before anything else. */
  connect(bytes: MessagePort): void;
}

export function startEngine(spawn: { readonly bytes: () => Worker; readonly extract: () => Worker }, size = 2): Engine {
  installAbortTransfer();
  let bytesWorker: Worker;
  let bytes: Remote<BytesWorkerApi>;
  const startBytes = (): void => {
    bytesWorker = spawn.bytes();
    bytes = wrap<BytesWorkerApi>(bytesWorker);
  };
  startBytes();
  const pool = new WorkerPool<ExtractWorkerApi>(size, spawn.extract, async (api) => {
    const { port1, port2 } = new MessageChannel();
    await Promise.all([bytes.connect(transfer(port1, [port1])), api.connect(transfer(port2, [port2]))]);
  });
  const watchBytes = (): void => {
    bytesWorker.addEventListener("error", () => {
      bytesWorker.terminate();
      startBytes();
      watchBytes();
      pool.replaceAll();
    });
  };
  watchBytes();

  return {
    open: (source, signal) =>
      pool.run({ doing: `opening ${nameOf(source)}`, seconds: openSeconds }, signal, (api, own) =>
        api.open(source, own),
      ),
    measure: (request, signal) =>
      pool.run(
        { doing: `reading ${groupWords(request.group)} of ${request.file.name}`, seconds: measureSeconds },
        signal,
        (api, own) => api.measure(request, own),
      ),
    json: (request, signal) =>
      pool.run(
        { doing: `reading ${formatObject(request.at)} of ${request.file.name}`, seconds: measureSeconds },
        signal,
        (api, own) => api.json(request, own),
      ),
    settle: () => pool.each({ doing: "keeping what was read", seconds: settleSeconds }, (api) => api.settle()),
    received: async () => (await bytes.counters()).bytes,
    dispose() {
      pool.dispose();
      bytesWorker.terminate();
    },
  };
}

const nameOf = (source: SourceRef): string =>
  source.kind === "url" ? source.url : source.kind === "file" ? source.file.name : source.name;
