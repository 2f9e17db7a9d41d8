import type { FileRef, SourceRef } from "../bytes/source.ts";
import { hostPolicy, secretsIn, type Base } from "../route/hosts.ts";
import type { FileLink, SourceLink } from "../route/route.ts";
import { LocalFiles, type LocalFile } from "./local-files.ts";
import type { Question } from "./session-state.ts";
import { isDemo, urlSource } from "./sources.ts";

type AccessTo<Source> =
  { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly phase: Question };

/** The source to read from, or what must come first. */
export type Access = AccessTo<SourceRef>;

/** What a person allowed before. */
export interface Allowed {
  allowedHosts(): readonly string[];
  /** Addresses of files that were let in once for a set of runs: these, and no others of their hosts. */
  readonly letIn: ReadonlySet<string>;
}

/** Whether the file of a link may be read: what a person allowed or attached counts for as long as the run is open. */
export class SourceAccess {
  readonly #base: Base;
  readonly #allowed: Allowed;
  readonly #files = new LocalFiles();
  readonly #once = new Set<string>();

  constructor(base: Base, allowed: Allowed) {
    this.#base = base;
    this.#allowed = allowed;
  }

  get isAttached(): boolean {
    return this.#files.last !== undefined;
  }

  attach(files: readonly LocalFile[]): void {
    this.#files.add(files);
  }

  allowHost(host: string): void {
    this.#once.add(host);
  }

  /** Of a run in parts all must be had: the first question that any of them asks. */
  to(source: SourceLink): Access {
    if (source.kind !== "merged") return this.#toFile(source, this.#files.last);
    const parts: FileRef[] = [];
    const missing: string[] = [];
    for (const part of source.parts) {
      const access = this.#toFile(part, part.kind === "file" ? this.#files.of(part.name) : undefined);
      if (access.ok) parts.push(access.source);
      else if (access.phase.kind === "ask-host") return access;
      else missing.push(access.phase.name);
    }
    const [name, ...others] = missing;
    if (name !== undefined) return { ok: false, phase: { kind: "need-file", name, others } };
    return { ok: true, source: { kind: "merged", parts } };
  }

  #toFile(source: FileLink, file: File | undefined): AccessTo<FileRef> {
    if (file !== undefined) return { ok: true, source: { kind: "file", file } };
    if (source.kind === "file") return { ok: false, phase: { kind: "need-file", name: source.name } };
    const { url } = source;
    if (!isDemo(source) && !this.#allowed.letIn.has(url)) {
      const allowedHosts = [...this.#allowed.allowedHosts(), ...this.#once];
      const policy = hostPolicy(url, { origin: this.#base.origin, allowedHosts });
      if (policy !== "allowed")
        return { ok: false, phase: { kind: "ask-host", host: policy.ask, url, warnings: secretsIn(url) } };
    }
    return { ok: true, source: urlSource(url, this.#base.directory) };
  }
}
