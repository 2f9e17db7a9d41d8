import { fail, ok, type Result } from "../../base/result.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { Engine } from "../../jobs/engine.ts";
import type {
  MeasuredGroup,
  MeasureRequest,
  MedianMapsRequest,
  MedianMapsWritten,
  TellProgress,
} from "../../jobs/extract-api.ts";
import { parseObject } from "../../qc/object-path.ts";
import type { PlannedGroup } from "../../reports/plan.ts";

/** A run's file, and where it is read from. */
export type FileOfRun = Pick<MeasureRequest, "file" | "source" | "sourceName">;

/** What of runs is read only when it is asked for: maps, medians of maps over runs, and objects that are looked at. */
export class SetObjects {
  readonly #engine: Engine;
  readonly #closed: AbortSignal;
  readonly #medians = new Map<string, Result<MedianMapsWritten>>();
  readonly #looked = new Map<string, Promise<Result<MeasuredGroup>>>();

  constructor(engine: Engine, closed: AbortSignal) {
    this.#engine = engine;
    this.#closed = closed;
  }

  async map(of: FileOfRun, object: string, signal: AbortSignal): Promise<Result<Hist2D>> {
    const { group, name } = parseObject(object)!;
    const got = await this.#engine.measure({ ...of, group, objects: [{ name, recipes: [] }], keep: false }, signal);
    if (!got.ok) return got;
    const found = got.value.objects[0]?.object;
    if (found?.ok === false) return found;
    const hist = found?.value.kind === "histogram" ? found.value.hist : undefined;
    return hist?.kind === "2d" ? ok(hist) : fail({ kind: "object-missing", path: object, source: of.file.name });
  }

  /** Made once for the same runs, where all of them could be read. */
  async medianMaps(
    request: MedianMapsRequest,
    tell: TellProgress,
    signal: AbortSignal,
  ): Promise<Result<MedianMapsWritten>> {
    const key = JSON.stringify([request.task, request.labels, request.runs.map(({ file }) => file.identity)]);
    const known = this.#medians.get(key);
    const got = known ?? (await this.#engine.medianMaps(request, tell, AbortSignal.any([signal, this.#closed])));
    if (got.ok && got.value.failed.length === 0) this.#medians.set(key, got);
    return got;
  }

  /** Read once, and held. @param place of the run in its set. */
  look(place: number, of: FileOfRun, { group, objects }: PlannedGroup): Promise<Result<MeasuredGroup>> {
    const key = JSON.stringify([place, of.file.identity, group, objects]);
    const looked = this.#looked.get(key) ?? this.#engine.measure({ ...of, group, objects, keep: false }, this.#closed);
    this.#looked.set(key, looked);
    void looked.then((got) => {
      if (!got.ok) this.#looked.delete(key);
    });
    return looked;
  }
}
