import type { SourceRef } from "../../bytes/source.ts";
import { hostPolicy, type Base } from "../../route/hosts.ts";
import type { SourceLink } from "../../route/route.ts";
import { isDemo, urlSource } from "../sources.ts";
import type { RunPhase } from "./set-state.ts";

/** The source to read from, or what must come first. */
export type Access =
  | { readonly ok: true; readonly source: SourceRef }
  | { readonly ok: false; readonly phase: Extract<RunPhase, { readonly kind: "ask-host" | "need-file" }> };

/** A file of this machine; its path from the folder that was chosen, or its name. */
export interface LocalFile {
  readonly path: string;
  readonly file: File;
}

/** Whether the files of a set may be read: what a person allowed or chose counts for as long as the set is open. */
export class MemberAccess {
  readonly #base: Base;
  readonly #allowedHosts: () => readonly string[];
  readonly #once = new Set<string>();
  readonly #files = new Map<string, File>();

  constructor(base: Base, allowedHosts: () => readonly string[], files: readonly LocalFile[]) {
    this.#base = base;
    this.#allowedHosts = allowedHosts;
    this.attach(files);
  }

  attach(files: readonly LocalFile[]): void {
    for (const { path, file } of files) this.#files.set(path, file);
  }

  allowHost(host: string): void {
    this.#once.add(host);
  }

  to(source: SourceLink): Access {
    if (source.kind === "file") {
      const file = this.#files.get(source.name) ?? this.#only(source.name);
      return file === undefined
        ? { ok: false, phase: { kind: "need-file" } }
        : { ok: true, source: { kind: "file", file } };
    }
    const { url } = source;
    if (!isDemo(source)) {
      const allowedHosts = [...this.#allowedHosts(), ...this.#once];
      const policy = hostPolicy(url, { origin: this.#base.origin, allowedHosts });
      if (policy !== "allowed") return { ok: false, phase: { kind: "ask-host", host: policy.ask } };
    }
    return { ok: true, source: urlSource(url, this.#base.directory) };
  }

  /** The one file of that name, in whatever folder: a person may choose another folder above it than before. */
  #only(path: string): File | undefined {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const found = [...this.#files.values()].filter((file) => file.name === name);
    return found.length === 1 ? found[0] : undefined;
  }
}
