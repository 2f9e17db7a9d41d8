import type { QcError, Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { Engine } from "../jobs/engine.ts";
import type { ParametersOfRuns } from "../jobs/extract-api.ts";
import { besideName } from "../qc/known-parameters.ts";

/**
 * The address of `runparameters.json` beside a file. Without what follows the path: a token there was given for the file
 * and is not for others to see.
 */
export function besideUrl(url: string): string {
  const beside = new URL(besideName, url);
  beside.search = "";
  return beside.href;
}

/** The next time it may be better. */
const passing: ReadonlySet<QcError["kind"]> = new Set(["unreachable", "cross-origin", "timed-out", "worker-lost"]);

/**
 * What lies beside runs on servers. It is asked for without a question of its own, by one request a directory:
 *
 * - only after a file of that directory was opened, so that the person has allowed the host; the question names the host,
 *   and this is the same one;
 * - last of all requests, never tried again, without credentials where the file is read without, by a worker (a browser
 *   writes a missing file of a page on the console, not that of a worker): where there is none, nothing else is worse;
 * - a button in its place would have to be pressed for every run, and nobody who does not know of the file would press it.
 *
 * The answer, also that there is none, holds for all runs of the directory as long as the page lives. No answer does not.
 */
export class Besides {
  readonly #engine: Pick<Engine, "parameters">;
  readonly #asked = new Map<string, Promise<Result<ParametersOfRuns>>>();

  constructor(engine: Pick<Engine, "parameters">) {
    this.#engine = engine;
  }

  of({ url, withCredentials }: Extract<SourceRef, { kind: "url" }>): Promise<Result<ParametersOfRuns>> {
    const beside = besideUrl(url);
    const asked = this.#asked.get(beside) ?? this.#engine.parameters({ kind: "url", url: beside, withCredentials });
    this.#asked.set(beside, asked);
    void asked.then((got) => {
      if (!got.ok && passing.has(got.error.kind)) this.#asked.delete(beside);
    });
    return asked;
  }

  /** It is asked for again. */
  forget(url: string): void {
    this.#asked.delete(besideUrl(url));
  }
}
