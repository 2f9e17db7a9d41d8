import { proxy, transfer, wrap, type Remote } from "comlink";
import { ok, type Result } from "../base/result.ts";
import { refName, type FileRef, type SourceRef } from "../bytes/source.ts";
import { formatObject, groupWords } from "../qc/object-path.ts";
import { longestText } from "../qc/parse-parameters.ts";
import { installAbortTransfer } from "./abort-transfer.ts";
import type { PageBytesApi } from "./bytes-api.ts";
import { callWorker, type CallTerms } from "./call.ts";
import type { CompareApi } from "./compare-api.ts";
import { deadlines as usual, type Deadlines } from "./deadlines.ts";
import type { ExtractApi, FileRequest, ParametersOfRuns } from "./extract-api.ts";
import { watchedLife, type Life } from "./life.ts";
import { WorkerPool } from "./worker-pool.ts";

/** What the page asks of the workers. */
export interface Engine extends Omit<ExtractApi, "ahead" | "parseParameters" | "leave"> {
  /** Parameters of runs from JSON or CSV. No extract worker waits for a server meanwhile. */
  parameters(source: FileRef, signal?: AbortSignal): Promise<Result<ParametersOfRuns>>;
  /** Jobs that are done at a time, at most. */
  readonly size: number;
  /** The one worker that compares runs. */
  readonly compare: CompareApi;
  /** Bytes received so far by all reads of this page; for progress. */
  received(): Promise<number>;
  dispose(): void;
}

/** An engine of real workers. */
export interface StartedEngine extends Engine {
  /** A run is being read or measured. */
  readonly busy: boolean;
}

/** The one worker that fetches, for the page and for the extract workers, which talk to it by a port of their own. */
export interface BytesWorkerApi extends PageBytesApi {
  /** Holds what shows that it lives; answers whether it can. */
  live(life: string | undefined): Promise<boolean>;
  connect(port: MessagePort): void;
}

export interface ExtractWorkerApi extends ExtractApi {
  live(life: string | undefined): Promise<boolean>;
  /** Must be called once, before anything else. */
  connect(bytes: MessagePort): void;
}

export interface CompareWorkerApi extends CompareApi {
  live(life: string | undefined): Promise<boolean>;
}

export interface EnginePlan {
  readonly bytes: () => Worker;
  readonly extract: () => Worker;
  readonly compare: () => Worker;
  /** Extract workers at most; two from the start. */
  readonly size?: number;
  readonly deadlines?: Deadlines;
  /** Whole runs that one extract worker reads before another one takes its place. */
  readonly runsOfWorker?: number;
}

/**
 * The young generation of a worker's heap grows up to 64 MB with what survives in it, run by run; a new worker takes nearly a
 * second of processor time until it is as fast.
 */
const usualRunsOfWorker = 12;

export function startEngine(plan: EnginePlan): StartedEngine {
  const { bytes, extract, compare, size = 2, deadlines = usual, runsOfWorker = usualRunsOfWorker } = plan;
  installAbortTransfer();
  /** Workers that ended before they could work, one after another: after a few their file is not to be had. */
  let stillborn = 0;
  let fetching = startBytes();
  const pool = new WorkerPool<ExtractWorkerApi>({
    size,
    atFirst: Math.min(2, size),
    spawn: extract,
    startSeconds: deadlines.start,
    async prepare(api) {
      const { port1, port2 } = new MessageChannel();
      const connected = [fetching.api.connect(transfer(port1, [port1])), api.connect(transfer(port2, [port2]))];
      const [life] = await Promise.all([held(api), ...connected]);
      return life;
    },
    relief: {
      after: runsOfWorker,
      leave: (api) => api.leave(),
      terms: { doing: "keeping what was read", seconds: deadlines.settle },
    },
  });

  /** Begun when first needed: most pages are about one run. */
  let comparing: WorkerPool<CompareWorkerApi> | undefined;
  const comparer = (): WorkerPool<CompareWorkerApi> =>
    (comparing ??= new WorkerPool<CompareWorkerApi>({
      size: 1,
      spawn: compare,
      startSeconds: deadlines.start,
      prepare: (api) => held(api),
    }));
  const comparingRuns: CallTerms = { doing: "comparing runs", seconds: deadlines.measure };

  function startBytes(): { readonly worker: Worker; readonly api: Remote<BytesWorkerApi> } {
    const worker = bytes();
    const started = { worker, api: wrap<BytesWorkerApi>(worker) };
    worker.addEventListener("error", () => replaceBytes(worker));
    void held(started.api).then(async (life) => {
      stillborn = 0;
      await life?.ended();
      if (life !== undefined) replaceBytes(worker);
    });
    return started;
  }

  /** The extract workers are connected to nothing then: they are replaced with it. */
  function replaceBytes(ended: Worker): void {
    if (fetching.worker !== ended || stillborn > 3) return;
    stillborn += 1;
    ended.terminate();
    fetching = startBytes();
    pool.replaceAll();
  }

  const opening = (source: SourceRef): CallTerms => ({
    doing: `opening ${refName(source)}`,
    seconds: deadlines.open * partsOf(source),
  });
  const reading = (what: string, { file, source }: FileRequest): CallTerms => ({
    doing: `reading ${what} of ${file.name}`,
    seconds: deadlines.measure * partsOf(source),
  });
  return {
    size,
    get busy() {
      return pool.busy;
    },
    open: (source, signal) => pool.run(opening(source), signal, (api, own) => api.open(source, own)),
    openAny: (source, signal) => pool.run(opening(source), signal, (api, own) => api.openAny(source, own)),
    measure(request, signal) {
      const { file, source, group } = request;
      const terms = reading(groupWords(group), request);
      // Nobody waits for it: what cannot be fetched is told when it is read.
      if (pool.full) pool.beside(terms, signal, (api, own) => api.ahead({ file, source, group }, own));
      return pool.run(terms, signal, (api, own) => api.measure(request, own));
    },
    measureRun: (request, tell, signal) =>
      pool.run(
        { doing: `reading ${request.sourceName}`, seconds: deadlines.run },
        signal,
        (api, own) => api.measureRun(request, proxy(tell), own),
        request.source === undefined ? 0 : 1, // what is kept weighs nothing
      ),
    medianMaps(request, tell, signal) {
      const { runs, task } = request;
      const terms = {
        doing: `reading the maps of ${task} of ${runs.length} runs`,
        seconds: deadlines.run * runs.length,
      };
      return pool.run(terms, signal, (api, own) => api.medianMaps(request, proxy(tell), own));
    },
    json: (request, signal) =>
      pool.run(reading(formatObject(request.at), request), signal, (api, own) => api.json(request, own)),
    list: (request, signal) =>
      pool.run(reading(request.directory || "the top directory", request), signal, (api, own) =>
        api.list(request, own),
      ),
    members: (request, signal) =>
      pool.run(reading(request.path, request), signal, (api, own) => api.members(request, own)),
    branch: (request, signal) =>
      pool.run(reading(`branch ${request.branch} of ${request.path}`, request), signal, (api, own) =>
        api.branch(request, own),
      ),
    async parameters(source, signal) {
      const name = refName(source);
      const terms = { doing: `reading ${name}`, seconds: deadlines.bytes };
      const read = await callWorker(terms, signal, (own) => fetching.api.whole(source, longestText, own)).result;
      if (!read.ok) return read;
      return pool.run(terms, signal, (api, own) => api.parseParameters({ name, bytes: read.value }, own));
    },
    compare: {
      hold: (key, measured, signal) =>
        comparer().run(comparingRuns, signal, (api, own) => api.hold(key, measured, own)),
      release: (keys, signal) =>
        comparing?.run(comparingRuns, signal, (api, own) => api.release(keys, own)) ?? Promise.resolve(ok(undefined)),
      judge: (request, tell, signal) =>
        comparer().run(comparingRuns, signal, (api, own) => api.judge(request, proxy(tell), own)),
      differ: (pairs, areSame, signal) =>
        comparer().run(comparingRuns, signal, (api, own) => api.differ(pairs, areSame, own)),
    },
    settle: () => pool.each({ doing: "keeping what was read", seconds: deadlines.settle }, (api) => api.settle()),
    received: async () => (await fetching.api.counters()).bytes,
    dispose() {
      stillborn = Infinity; // nothing is begun any more
      pool.dispose();
      comparing?.dispose();
      fetching.worker.terminate();
    },
  };
}

/** The life that a worker has begun to hold; `undefined` where the browser cannot tell of one. */
async function held(api: Pick<Remote<ExtractWorkerApi>, "live">): Promise<Life | undefined> {
  const life = watchedLife();
  return (await api.live(life?.name)) ? life : undefined;
}

/** Parts are opened and read one after another. */
const partsOf = (source: SourceRef | undefined): number => (source?.kind === "merged" ? source.parts.length : 1);
