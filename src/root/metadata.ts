import type { ByteSource } from "../bytes/source.ts";
import { unwrap } from "../base/result.ts";
import { Damage } from "./damage.ts";
import { findKeyLists } from "./key-lists.ts";
import type { RootHeader } from "./header.ts";
import { checkLimit, limits } from "./limits.ts";

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What lies behind the last object is read in one go up to this length. */
const tailLength = 65_536;

/** Headers, key lists and streamer infos: pieces that were read ahead, and single reads for the rest. */
export class Metadata {
  private readonly source: ByteSource;
  private readonly pieces: Piece[] = [];
  private keyLists: ReadonlyMap<number, Uint8Array> = new Map();

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Reads a piece and keeps it: later reads within it cost no request. */
  async prefetch(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.read(offset, length, signal);
    this.pieces.push({ offset, bytes });
    return bytes;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    checkLimit("length of a list of keys or classes in bytes", length, limits.metadataBytes);
    if (offset + length > this.source.size) throw new Damage("a list of keys or classes lies beyond the end");
    const piece = this.pieces.find(
      (piece) => piece.offset <= offset && offset + length <= piece.offset + piece.bytes.length,
    );
    if (piece !== undefined) return piece.bytes.subarray(offset - piece.offset, offset - piece.offset + length);
    return unwrap(await this.source.read(offset, length, "metadata", signal));
  }

  /** The list of keys of the directory at a position, where it was read ahead. */
  keyListOf(directory: number): Uint8Array | undefined {
    return this.keyLists.get(directory);
  }

  /**
   * Brings the streamer infos and the list of keys: together with all that ROOT writes behind them (the lists of keys of
   * the sub-directories) where that is little, else each by itself, at once.
   */
  async prefetchTail(header: RootHeader, signal?: AbortSignal): Promise<void> {
    const { seekInfo, infoLength, end, top } = header;
    const first = Math.min(seekInfo, top.seekKeys);
    const last = Math.max(seekInfo + infoLength, top.seekKeys + top.keysLength);
    if (last > end) throw new Damage("the list of keys or classes lies beyond the end");
    if (end - first <= tailLength) {
      const tail = await this.prefetch(first, end - first, signal);
      this.keyLists = findKeyLists(tail.subarray(top.seekKeys - first));
      return;
    }
    // The lists of the sub-directories follow that of the top directory.
    const keysEnd = seekInfo > top.seekKeys ? Math.min(seekInfo, end) : end;
    const keysLength = Math.max(top.keysLength, Math.min(keysEnd - top.seekKeys, tailLength));
    const [keys] = await Promise.all([
      this.prefetch(top.seekKeys, keysLength, signal),
      this.prefetch(seekInfo, infoLength, signal),
    ]);
    this.keyLists = findKeyLists(keys);
  }
}
