import type { KnownParameters } from "../../qc/known-parameters.ts";
import { Observable } from "../observable.ts";
import { SessionParameters, type ParametersFrom, type ParameterSources } from "../session-parameters.ts";

/** Parameters of the runs of a set, as they become known; by place in the set. */
export class SetParameters {
  readonly state = new Observable<ReadonlyMap<number, KnownParameters>>(new Map());
  readonly #sources: ParameterSources;
  readonly #read = new Map<number, { readonly identity: string; readonly parameters: SessionParameters }>();

  constructor(sources: ParameterSources) {
    this.#sources = sources;
  }

  /** Looks for those of a run, once as long as its content is the same. */
  read(place: number, from: ParametersFrom, signal: AbortSignal): void {
    if (this.#read.get(place)?.identity === from.file.identity) return;
    // Where it cannot be kept the runs themselves say so.
    const parameters = new SessionParameters(this.#sources, () => undefined);
    this.#read.set(place, { identity: from.file.identity, parameters });
    parameters.state.subscribe(({ known }) => {
      if (known === undefined || signal.aborted || known === this.state.value.get(place)) return;
      this.state.update((all) => new Map([...all, [place, known]]));
    });
    void parameters.read(from, signal);
  }

  /** Tables may have come or gone. */
  lookUp(): void {
    for (const { parameters } of this.#read.values()) void parameters.lookUp();
  }
}
