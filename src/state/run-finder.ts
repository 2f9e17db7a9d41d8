import { fail, type Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { RunPlace } from "../route/route.ts";
import type { KeptRun } from "../store/kept.ts";
import type { ReadFrom } from "./group-reader.ts";
import type { Ports } from "./ports.ts";
import type { RunMemory } from "./run-memory.ts";
import type { Question } from "./session-state.ts";
import type { SourceAccess } from "./source-access.ts";
import { fileNameOf, isRemote, sourceName } from "./sources.ts";

/** A run that was looked for. */
export type Found =
  | { readonly kind: "kept"; readonly kept: KeptRun; readonly file: RunFile }
  | { readonly kind: "opened"; readonly opened: Result<RunFile> }
  | { readonly kind: "question"; readonly question: Question };

/** Finds the file of a view: kept in this browser, else at its source. */
export class RunFinder {
  readonly #ports: Pick<Ports, "engine" | "network">;
  readonly #memory: RunMemory;
  readonly #access: SourceAccess;

  constructor(ports: Pick<Ports, "engine" | "network">, memory: RunMemory, access: SourceAccess) {
    this.#ports = ports;
    this.#memory = memory;
    this.#access = access;
  }

  /** `undefined` where it was given up meanwhile. */
  async find(place: RunPlace, signal: AbortSignal): Promise<Found | undefined> {
    const kept = this.#access.isAttached ? undefined : await this.#memory.find(place);
    if (signal.aborted) return undefined;
    if (kept?.file !== undefined) return { kind: "kept", kept, file: kept.file };
    const access = this.#access.to(place.source);
    if (!access.ok) return { kind: "question", question: access.phase };
    if (!this.#isReachable(access.source))
      return { kind: "opened", opened: fail({ kind: "not-kept", source: fileNameOf(place.source) }) };
    const opened = await this.#ports.engine.openAny(access.source, signal);
    if (signal.aborted) return undefined;
    if (opened.ok && kept !== undefined) await this.#memory.forget(kept); // of an earlier failure
    return { kind: "opened", opened };
  }

  /** What lies at the source of a kept run now: head and key lists only. `undefined` where it may not or cannot be asked. */
  async look({ source }: RunPlace, signal: AbortSignal): Promise<Result<RunFile> | undefined> {
    const access = this.#access.to(source);
    if (!access.ok || !this.#isReachable(access.source)) return undefined;
    const opened = await this.#ports.engine.openAny(access.source, signal);
    return signal.aborted ? undefined : opened;
  }

  /** A file as it is read now: from its source where that may be and can be asked, else from what is kept. */
  reading(file: RunFile, { source }: RunPlace): Omit<ReadFrom, "rule"> {
    const access = this.#access.to(source);
    const reachable = access.ok && this.#isReachable(access.source) ? access.source : undefined;
    return { file, source: reachable, sourceName: sourceName(source) };
  }

  /** Without network nothing is asked of a server: it would only wait. */
  #isReachable(source: SourceRef): boolean {
    return !isRemote(source) || this.#ports.network.online();
  }
}
