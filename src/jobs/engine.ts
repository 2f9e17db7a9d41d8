import { transfer, wrap, type Remote } from "comlink";
import type { SourceRef } from "../bytes/source.ts";
import { formatObject, groupWords } from "../qc/object-path.ts";
import type { RunFile } from "../qc/run-file.ts";
import { installAbortTransfer } from "./abort-transfer.ts";
import type { BytesApi } from "./bytes-api.ts";
import type { CallTerms } from "./call.ts";
import type { ExtractApi } from "./extract-api.ts";
import { measureSeconds, openSeconds, settleSeconds } from "./deadlines.ts";
import { WorkerPool } from "./worker-pool.ts";

/** What the page asks of the workers. */
export interface Engine extends ExtractApi {
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

  const opening = (source: SourceRef): CallTerms => ({ doing: `opening ${nameOf(source)}`, seconds: openSeconds });
  const reading = (what: string, file: RunFile): CallTerms => ({
    doing: `reading ${what} of ${file.name}`,
    seconds: measureSeconds,
  });
  return {
    open: (source, signal) => pool.run(opening(source), signal, (api, own) => api.open(source, own)),
    openAny: (source, signal) => pool.run(opening(source), signal, (api, own) => api.openAny(source, own)),
    measure: (request, signal) =>
      pool.run(reading(groupWords(request.group), request.file), signal, (api, own) => api.measure(request, own)),
    json: (request, signal) =>
      pool.run(reading(formatObject(request.at), request.file), signal, (api, own) => api.json(request, own)),
    list: (request, signal) =>
      pool.run(reading(request.directory || "the top directory", request.file), signal, (api, own) =>
        api.list(request, own),
      ),
    members: (request, signal) =>
      pool.run(reading(request.path, request.file), signal, (api, own) => api.members(request, own)),
    branch: (request, signal) =>
      pool.run(reading(`branch ${request.branch} of ${request.path}`, request.file), signal, (api, own) =>
        api.branch(request, own),
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
