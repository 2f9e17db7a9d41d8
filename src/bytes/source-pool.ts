import { fail, ok, type Result } from "../base/result.ts";
import { CachedSource } from "./block-cache.ts";
import type { BytesDeps } from "./deps.ts";
import { openHttp, type HttpSource } from "./http-source.ts";
import { cached, openBytes } from "./open.ts";
import { SharedWork } from "./shared-work.ts";
import type { ByteSource, FileRef } from "./source.ts";

type UrlRef = Extract<FileRef, { readonly kind: "url" }>;

/** One file behind a URL, for all who have it open. */
interface Entry {
  readonly key: string;
  readonly http: HttpSource;
  readonly source: ByteSource;
  users: number;
  /** When the server last said what the file is. */
  checkedAt: number;
  checking: SharedWork<void> | undefined;
}

/**
 * Opens sources. All that have the same URL open share one source with what is kept of it; it stays for a while when the
 * last has closed it. Whoever opens it later than a moment after the last asks the server first whether it is still the same.
 */
export class SourcePool {
  readonly #deps: BytesDeps;
  /** Idle ones in the order in which they became so. */
  readonly #entries = new Map<string, Entry>();
  readonly #opening = new Map<string, SharedWork<Entry>>();

  constructor(deps: BytesDeps) {
    this.#deps = deps;
  }

  async open(ref: FileRef, signal?: AbortSignal): Promise<Result<ByteSource>> {
    if (ref.kind !== "url") return openBytes(ref, this.#deps, signal);
    if (signal?.aborted === true) return fail({ kind: "cancelled" });
    const key = keyOf(ref);
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      const fresh = await this.#check(entry, signal);
      if (fresh.ok) return ok(this.#lease(entry));
      if (fresh.error.kind !== "file-changed") return fresh;
    }
    const opened = await this.#open(key, ref).join(signal);
    return opened.ok ? ok(this.#lease(opened.value)) : opened;
  }

  async #check(entry: Entry, signal: AbortSignal | undefined): Promise<Result<void>> {
    const { clock, limits } = this.#deps;
    if (clock.now() - entry.checkedAt < limits.freshMs) return ok(undefined);
    if (entry.checking === undefined || entry.checking.abandoned) {
      const checking = new SharedWork(async (signal) => {
        const got = await entry.http.check(signal);
        if (entry.checking === checking) entry.checking = undefined;
        if (got.ok) entry.checkedAt = clock.now();
        if (!got.ok && got.error.kind === "file-changed") this.#outdate(entry);
        return got;
      });
      entry.checking = checking;
    }
    return entry.checking.join(signal);
  }

  #open(key: string, ref: UrlRef): SharedWork<Entry> {
    const known = this.#opening.get(key);
    if (known !== undefined && !known.abandoned) return known;
    const opening = new SharedWork<Entry>(async (signal) => {
      const http = await openHttp(ref, this.#deps, signal);
      if (this.#opening.get(key) === opening) this.#opening.delete(key);
      if (!http.ok) return http;
      const source = cached(http.value, this.#deps);
      const entry: Entry = {
        key,
        http: http.value,
        source,
        users: 0,
        checkedAt: this.#deps.clock.now(),
        checking: undefined,
      };
      this.#entries.set(key, entry);
      return ok(entry);
    });
    this.#opening.set(key, opening);
    return opening;
  }

  #lease(entry: Entry): ByteSource {
    const { source } = entry;
    let open = true;
    entry.users += 1;
    return {
      name: source.name,
      size: source.size,
      read: async (offset, length, purpose, signal) => {
        const got = await source.read(offset, length, purpose, signal);
        if (!got.ok && got.error.kind === "file-changed") this.#outdate(entry);
        return got;
      },
      close: () => {
        if (!open) return;
        open = false;
        entry.users -= 1;
        if (entry.users === 0) this.#rest(entry);
      },
    };
  }

  /** Nobody has it open: it goes behind the others that rest, and the oldest of them go. */
  #rest(entry: Entry): void {
    if (this.#entries.get(entry.key) !== entry) return entry.source.close();
    this.#entries.delete(entry.key);
    this.#entries.set(entry.key, entry);
    const { idleSources, idleWholeBytes } = this.#deps.limits;
    let sources = 0;
    let wholeBytes = 0;
    for (const idle of [...this.#entries.values()].filter((each) => each.users === 0).toReversed()) {
      sources += 1;
      wholeBytes += idle.http.whole ? idle.source.size : 0;
      if (sources > idleSources || wholeBytes > idleWholeBytes) this.#forget(idle);
    }
  }

  /** The file is another one: all who have the old one open must open it again. */
  #outdate(entry: Entry): void {
    if (entry.source instanceof CachedSource) entry.source.invalidate();
    this.#forget(entry);
  }

  /** The next who opens it begins anew. */
  #forget(entry: Entry): void {
    if (this.#entries.get(entry.key) === entry) this.#entries.delete(entry.key);
    if (entry.users === 0) entry.source.close();
  }
}

/** Bytes that were got with credentials are not given to who asks without. */
function keyOf({ url, withCredentials }: UrlRef): string {
  return `${withCredentials ? "with" : "without"} ${url.replace(/#.*$/, "")}`;
}
