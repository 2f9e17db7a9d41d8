import { fail, ok, type QcError, type Result } from "../base/result.ts";
import { ByteLru } from "./byte-lru.ts";
import { pastEnd } from "./range.ts";
import { SharedWork } from "./shared-work.ts";
import type { ByteSource, Purpose } from "./source.ts";
import { transportLimits } from "./transport-limits.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that are here or on their way. */
interface Piece {
  readonly offset: number;
  readonly bytes: Bytes;
}
interface Flight {
  readonly offset: number;
  readonly work: SharedWork<Bytes>;
  /** However it ends. */
  readonly over: Promise<void>;
}

export interface CacheOptions {
  /** What is kept; may be shared by many sources. */
  readonly kept?: ByteLru;
  readonly blockBytes?: number;
  /** The first bytes, where they have been read already. */
  readonly head?: Bytes;
}

/**
 * Keeps what was read of a source: metadata in aligned blocks, an object by its exact range. Blocks that are missing side
 * by side in one read come by one request; what is on its way is waited for, not asked for again.
 */
export class CachedSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #raw: ByteSource;
  readonly #kept: ByteLru;
  readonly #blockBytes: number;
  /** Distinguishes this source in what is kept of all. */
  readonly #prefix: string;
  readonly #flights = new Map<string, Flight>();
  /** The last of what is fetched ahead. */
  #ahead: Promise<unknown> = Promise.resolve();
  /** Once the file is another one, nothing of the old one may be mixed with the new. */
  #changed: QcError | undefined;
  static #made = 0;

  constructor(raw: ByteSource, options: CacheOptions = {}) {
    this.name = raw.name;
    this.size = raw.size;
    this.#raw = raw;
    this.#kept = options.kept ?? new ByteLru(transportLimits.cacheBytes);
    this.#blockBytes = options.blockBytes ?? transportLimits.blockBytes;
    this.#prefix = `${(CachedSource.#made += 1)}:`;
    if (options.head !== undefined) this.#keepBlocks(0, options.head);
  }

  async read(offset: number, length: number, purpose: Purpose, signal?: AbortSignal): Promise<Result<Bytes>> {
    const wrong = this.#changed ?? pastEnd(this, offset, length);
    if (wrong !== undefined) return fail(wrong);
    if (signal?.aborted === true) return fail({ kind: "cancelled" });
    if (length === 0) return ok(nothing());
    if (purpose === "ahead") return this.#fetchAhead(offset, length, signal);
    return purpose === "metadata" || this.#coveredByBlocks(offset, length)
      ? this.#readBlocks(offset, length, signal)
      : this.#readRange(offset, length, signal);
  }

  /** The file is another one now: forgets everything that was read, and reads no more. */
  invalidate(): void {
    this.#changed = { kind: "file-changed", source: this.name };
    this.#kept.deleteAll(this.#prefix);
  }

  close(): void {
    this.#kept.deleteAll(this.#prefix);
    this.#raw.close();
  }

  async #readBlocks(offset: number, length: number, signal: AbortSignal | undefined): Promise<Result<Bytes>> {
    const pieces: Piece[] = [];
    const flights = new Set<Flight>();
    let missing: number | undefined;
    const last = this.#blockOf(offset + length - 1);
    for (let block = this.#blockOf(offset); block <= last; block += 1) {
      const bytes = this.#kept.get(this.#blockKey(block));
      const flight = bytes === undefined ? this.#flight(this.#blockKey(block)) : undefined;
      if (bytes === undefined && flight === undefined) {
        missing ??= block;
        continue;
      }
      if (missing !== undefined) flights.add(this.#fetchBlocks(missing, block - 1));
      missing = undefined;
      if (bytes !== undefined) pieces.push({ offset: block * this.#blockBytes, bytes });
      if (flight !== undefined) flights.add(flight);
    }
    if (missing !== undefined) flights.add(this.#fetchBlocks(missing, last));

    const waited = await Promise.all(
      [...flights].map(async ({ offset, work }) => ({ offset, got: await work.join(signal) })),
    );
    for (const { offset, got } of waited) {
      if (!got.ok) return got;
      pieces.push({ offset, bytes: got.value });
    }
    return ok(assemble(offset, length, pieces));
  }

  async #readRange(offset: number, length: number, signal: AbortSignal | undefined): Promise<Result<Bytes>> {
    const kept = this.#kept.get(this.#rangeKey(offset, length));
    if (kept !== undefined) return ok(kept.slice());
    const got = await this.#rangeFlight(offset, length).work.join(signal);
    return got.ok ? ok(got.value.slice()) : got;
  }

  /** One range after another, each when nothing is on its way: who waits for bytes has the line. */
  #fetchAhead(offset: number, length: number, signal: AbortSignal | undefined): Promise<Result<Bytes>> {
    const turn = this.#ahead.then(async (): Promise<Result<Bytes>> => {
      while (this.#flights.size > 0 && signal?.aborted !== true) await this.#landed();
      if (this.#changed !== undefined) return fail(this.#changed);
      if (signal?.aborted === true) return fail({ kind: "cancelled" });
      if (this.#kept.has(this.#rangeKey(offset, length)) || this.#coveredByBlocks(offset, length)) return ok(nothing());
      const got = await this.#rangeFlight(offset, length).work.join(signal);
      return got.ok ? ok(nothing()) : got;
    });
    this.#ahead = turn;
    return turn;
  }

  /** All that is on its way now is here, or given up. */
  async #landed(): Promise<void> {
    await Promise.all([...this.#flights.values()].map(({ over }) => over));
  }

  #rangeFlight(offset: number, length: number): Flight {
    const key = this.#rangeKey(offset, length);
    const keep = (bytes: Bytes): void => this.#kept.set(key, bytes);
    return this.#flight(key) ?? this.#fetch([key], offset, length, "object", keep);
  }

  #fetchBlocks(first: number, last: number): Flight {
    const offset = first * this.#blockBytes;
    const length = Math.min(this.size, (last + 1) * this.#blockBytes) - offset;
    const keys = Array.from({ length: last - first + 1 }, (_, i) => this.#blockKey(first + i));
    return this.#fetch(keys, offset, length, "metadata", (bytes) => this.#keepBlocks(offset, bytes));
  }

  #fetch(
    keys: readonly string[],
    offset: number,
    length: number,
    purpose: Purpose,
    keep: (bytes: Bytes) => void,
  ): Flight {
    let land = (): void => undefined;
    const over = new Promise<void>((resolve) => (land = resolve));
    const work = new SharedWork(async (signal) => {
      const got = await this.#raw.read(offset, length, purpose, signal).finally(land);
      for (const key of keys) if (this.#flights.get(key) === flight) this.#flights.delete(key);
      if (!got.ok && got.error.kind === "file-changed") this.invalidate();
      if (this.#changed !== undefined) return fail(this.#changed);
      if (got.ok) keep(got.value);
      return got;
    });
    const flight: Flight = { offset, work, over };
    for (const key of keys) this.#flights.set(key, flight);
    return flight;
  }

  #flight(key: string): Flight | undefined {
    const flight = this.#flights.get(key);
    return flight === undefined || flight.work.abandoned ? undefined : flight;
  }

  #keepBlocks(offset: number, bytes: Bytes): void {
    for (let start = 0; start < bytes.length; start += this.#blockBytes) {
      const end = Math.min(start + this.#blockBytes, bytes.length);
      const whole = end - start === this.#blockBytes || offset + end >= this.size;
      if (whole) this.#kept.set(this.#blockKey(this.#blockOf(offset + start)), bytes.slice(start, end));
    }
  }

  #coveredByBlocks(offset: number, length: number): boolean {
    const last = this.#blockOf(offset + length - 1);
    for (let block = this.#blockOf(offset); block <= last; block += 1) {
      const key = this.#blockKey(block);
      if (!this.#kept.has(key) && this.#flight(key) === undefined) return false;
    }
    return true;
  }

  #blockOf(offset: number): number {
    return Math.floor(offset / this.#blockBytes);
  }

  #rangeKey(offset: number, length: number): string {
    return `${this.#prefix}${offset}+${length}`;
  }

  #blockKey(block: number): string {
    return `${this.#prefix}${block}`;
  }
}

const nothing = (): Bytes => new Uint8Array(0);

/** The bytes from `offset` on, out of pieces that together hold them all. */
function assemble(offset: number, length: number, pieces: readonly Piece[]): Bytes {
  const out = new Uint8Array(length);
  for (const piece of pieces) {
    const from = Math.max(offset, piece.offset);
    const to = Math.min(offset + length, piece.offset + piece.bytes.length);
    if (from < to) out.set(piece.bytes.subarray(from - piece.offset, to - piece.offset), from - offset);
  }
  return out;
}
