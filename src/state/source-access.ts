import type { SourceRef } from "../bytes/source.ts";
import { hostPolicy, secretsIn, type Base } from "../route/hosts.ts";
import type { SourceLink } from "../route/route.ts";
import type { Question } from "./session-state.ts";
import { isDemo, urlSource } from "./sources.ts";

/** The source to read from, or what must come first. */
export type Access =
  { readonly ok: true; readonly source: SourceRef } | { readonly ok: false; readonly phase: Question };

/** Whether the file of a link may be read: what a person allowed or attached counts for as long as the run is open. */
export class SourceAccess {
  readonly #base: Base;
  readonly #allowedHosts: () => readonly string[];
  #file: File | undefined;
  #hostAllowed = false;

  constructor(base: Base, allowedHosts: () => readonly string[]) {
    this.#base = base;
    this.#allowedHosts = allowedHosts;
  }

  get isAttached(): boolean {
    return this.#file !== undefined;
  }

  attach(file: File): void {
    this.#file = file;
  }

  allowHost(): void {
    this.#hostAllowed = true;
  }

  to(source: SourceLink): Access {
    if (this.#file !== undefined) return { ok: true, source: { kind: "file", file: this.#file } };
    if (source.kind === "file") return { ok: false, phase: { kind: "need-file", name: source.name } };
    const { url } = source;
    if (!isDemo(source) && !this.#hostAllowed) {
      const policy = hostPolicy(url, { origin: this.#base.origin, allowedHosts: this.#allowedHosts() });
      if (policy !== "allowed")
        return { ok: false, phase: { kind: "ask-host", host: policy.ask, url, warnings: secretsIn(url) } };
    }
    return { ok: true, source: urlSource(url, this.#base.directory) };
  }
}
