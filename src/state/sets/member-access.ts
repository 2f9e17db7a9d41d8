import type { SourceRef } from "../../bytes/source.ts";
import { hostPolicy, type Base } from "../../route/hosts.ts";
import type { FileLink } from "../../route/route.ts";
import { LocalFiles, type LocalFile } from "../local-files.ts";
import type { Allowed } from "../source-access.ts";
import { isDemo, urlSource } from "../sources.ts";
import type { RunPhase } from "./set-state.ts";

/** The source to read from, or what must come first. */
export type Access =
  | { readonly ok: true; readonly source: SourceRef }
  | { readonly ok: false; readonly phase: Extract<RunPhase, { readonly kind: "ask-host" | "need-file" }> };

/** Whether the files of a set may be read: what a person allowed or chose counts for as long as the page lives. */
export class MemberAccess {
  readonly #base: Base;
  readonly #allowed: Allowed;
  readonly #files = new LocalFiles();

  constructor(base: Base, allowed: Allowed, files: readonly LocalFile[]) {
    this.#base = base;
    this.#allowed = allowed;
    this.attach(files);
  }

  attach(files: readonly LocalFile[]): void {
    this.#files.add(files);
  }

  to(source: FileLink): Access {
    if (source.kind === "file") {
      const file = this.#files.of(source.name);
      return file === undefined
        ? { ok: false, phase: { kind: "need-file" } }
        : { ok: true, source: { kind: "file", file } };
    }
    const { url } = source;
    if (!isDemo(source) && !this.#allowed.letIn.has(url)) {
      const policy = hostPolicy(url, { origin: this.#base.origin, allowedHosts: this.#allowed.allowedHosts() });
      if (policy !== "allowed") return { ok: false, phase: { kind: "ask-host", host: policy.ask } };
    }
    return { ok: true, source: urlSource(url, this.#base.directory) };
  }
}
