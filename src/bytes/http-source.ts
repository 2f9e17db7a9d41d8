import { fail, ok, type QcError, type Result } from "../base/result.ts";
import { underDeadline } from "./clock.ts";
import type { BytesDeps } from "./deps.ts";
import { judgeHead, type AnswerHead, type Pinned } from "./http-answer.ts";
import { request } from "./http-request.ts";
import { withRetries } from "./http-retry.ts";
import { pastEnd } from "./range.ts";
import { endInHeader, isPage, isRoot } from "./root-head.ts";
import type { ByteSource, Purpose, SourceRef } from "./source.ts";
import type { Tried } from "./tried.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type UrlRef = Extract<SourceRef, { readonly kind: "url" }>;

/** A file behind a URL, read by one closed byte range per request; nothing is kept of it but its first bytes. */
export interface HttpSource extends ByteSource {
  /** The first bytes, as many as the first request brought. */
  readonly head: Bytes;
  /** The server knows no ranges: the file is in memory as a whole. */
  readonly whole: boolean;
  /** Asks the server whether the file is still the same: `file-changed` where it is not. */
  check(signal?: AbortSignal): Promise<Result<void>>;
}

/** Opens a file by its first bytes: one request. */
export async function openHttp(ref: UrlRef, deps: BytesDeps, signal?: AbortSignal): Promise<Result<HttpSource>> {
  const line = lineTo(ref, deps);
  if (line === undefined) return fail({ kind: "bad-url", url: ref.url });
  const { url, name } = line;
  const first = await ask(line, { offset: 0, length: deps.limits.blockBytes }, "metadata", undefined, signal);
  if (!first.ok) return first;
  const { bytes, head } = first.value;
  if (!isRoot(bytes)) {
    return fail(head.whole && isPage(bytes) ? { kind: "sign-in", url } : { kind: "not-root", source: name });
  }
  return ok(head.whole ? new WholeFile(line, bytes, head.pinned) : new RangedFile(line, bytes, head.pinned));
}

/** How to talk to the server of one file. */
export interface Line {
  readonly url: string;
  readonly host: string;
  readonly name: string;
  readonly credentials: RequestCredentials;
  readonly deps: BytesDeps;
}

interface Wanted {
  readonly offset: number;
  readonly length: number;
  readonly enough?: number;
}

interface Answer {
  readonly bytes: Bytes;
  readonly head: AnswerHead;
}

/** `undefined` where no request may be sent to the address. */
export function lineTo(ref: UrlRef, deps: BytesDeps): Line | undefined {
  const parsed = URL.canParse(ref.url) ? new URL(ref.url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) return undefined;
  if (parsed.username !== "" || parsed.password !== "") return undefined; // `fetch` would throw
  parsed.hash = "";
  const credentials = ref.withCredentials ? "include" : parsed.origin === deps.origin ? "same-origin" : "omit";
  return { url: parsed.href, host: parsed.host, name: nameOf(parsed), credentials, deps };
}

/** The last part of the path, as people write it. */
function nameOf({ pathname, host }: URL): string {
  const last = pathname.split("/").findLast((part) => part !== "") ?? host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a percent sign that stands for itself
  }
}

/** Metadata goes first: every other read waits for it. */
const priorityOf = (purpose: Purpose): number => (purpose === "metadata" ? 1 : 0);

/** One read of a range with its tries, under its deadline. */
async function ask(
  { url, host, name, credentials, deps }: Line,
  { offset, length, enough }: Wanted,
  purpose: Purpose,
  pinned: Pinned | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<Answer>> {
  const { limits, clock, scheduler } = deps;
  const endsAt = clock.now() + limits.readMs;
  const range = `bytes=${offset}-${offset + length - 1}`;
  const question = { url, name, offset, length, enough, pinned, wholeBytes: limits.wholeBytes };
  const accept = (response: Response): Tried<AnswerHead> => judgeHead({ ...question, now: clock.now() }, response);
  const late: QcError = { kind: "timed-out", doing: `reading ${name}`, seconds: limits.readMs / 1000 };
  const result = await underDeadline({ clock, ms: limits.readMs, late }, signal, (signal) =>
    withRetries(
      () =>
        scheduler.run(host, priorityOf(purpose), signal, () =>
          request({ url, range, credentials, accept }, deps, signal),
        ),
      endsAt,
      deps,
      signal,
    ),
  );
  return result.ok ? result.value : result;
}

abstract class OneFile {
  readonly name: string;
  readonly head: Bytes;
  protected readonly line: Line;
  protected readonly pinned: Pinned;

  constructor(line: Line, head: Bytes, pinned: Pinned) {
    this.name = line.name;
    this.line = line;
    this.head = head;
    this.pinned = pinned;
  }

  async check(signal?: AbortSignal): Promise<Result<void>> {
    const length = Math.min(this.line.deps.limits.probeBytes, this.head.length);
    const got = await ask(this.line, { offset: 0, length, enough: length }, "metadata", this.pinned, signal);
    if (!got.ok) return got;
    const { bytes } = got.value;
    const same = bytes.length === length && bytes.every((byte, i) => byte === this.head[i]);
    if (same) return ok(undefined);
    return fail(isPage(bytes) ? { kind: "sign-in", url: this.line.url } : { kind: "file-changed", source: this.name });
  }

  close(): void {}
}

class WholeFile extends OneFile implements HttpSource {
  readonly whole = true;
  readonly size: number;

  constructor(line: Line, bytes: Bytes, pinned: Pinned) {
    super(line, bytes, { ...pinned, total: bytes.length });
    this.size = bytes.length;
  }

  read(offset: number, length: number, _purpose: Purpose, signal?: AbortSignal): Promise<Result<Bytes>> {
    const wrong = signal?.aborted === true ? ({ kind: "cancelled" } as const) : pastEnd(this, offset, length);
    return Promise.resolve(wrong === undefined ? ok(this.head.slice(offset, offset + length)) : fail(wrong));
  }
}

class RangedFile extends OneFile implements HttpSource {
  readonly whole = false;
  /**
   * As the server says it. Where `Content-Range` cannot be read (another origin that does not expose it): as the header of
   * the file says it. Such a file can be longer, which does not matter, or shorter, which a read shows.
   */
  readonly size: number;
  /** One past the last byte that is known to exist. */
  #reached: number;

  constructor(line: Line, head: Bytes, pinned: Pinned) {
    super(line, head, pinned);
    const endsHere = head.length < line.deps.limits.blockBytes;
    this.size = pinned.total ?? (endsHere ? head.length : Math.max(head.length, endInHeader(head) ?? 0));
    this.#reached = head.length;
  }

  async read(offset: number, length: number, purpose: Purpose, signal?: AbortSignal): Promise<Result<Bytes>> {
    const wrong = pastEnd(this, offset, length);
    if (wrong !== undefined) return fail(wrong);
    if (length === 0) return ok(new Uint8Array(0));
    const got = await ask(this.line, { offset, length }, purpose, this.pinned, signal);
    if (!got.ok) {
      const { error } = got;
      return error.kind === "truncated" ? this.#truncated(error.size > offset ? error.size : undefined, signal) : got;
    }
    const { bytes, head } = got.value;
    const { url } = this.line;
    if (head.whole) {
      return fail(
        isPage(bytes) ? { kind: "sign-in", url } : { kind: "bad-answer", url, detail: "it serves no ranges any more" },
      );
    }
    this.#reached = Math.max(this.#reached, offset + bytes.length);
    // Complete as announced and yet too short: here the file ends.
    if (bytes.length < length) return this.#truncated(bytes.length > 0 ? offset + bytes.length : undefined, signal);
    return ok(bytes);
  }

  /**
   * Says where the file ends. An answer from beyond its end need not tell it; the length announced for all that follows
   * the last known byte does.
   */
  async #truncated(size: number | undefined, signal: AbortSignal | undefined): Promise<Result<Bytes>> {
    const [source, expected] = [this.name, this.size];
    if (size !== undefined) return fail({ kind: "truncated", source, size, expected });
    const offset = this.#reached;
    const wanted = { offset, length: expected - offset, enough: 0 };
    const rest = await ask(this.line, wanted, "metadata", this.pinned, signal);
    if (!rest.ok && rest.error.kind === "cancelled") return rest;
    const left = rest.ok ? (rest.value.head.announced ?? 0) : 0;
    return fail({ kind: "truncated", source, size: offset + left, expected });
  }
}
