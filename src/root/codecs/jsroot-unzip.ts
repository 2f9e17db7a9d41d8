import { checkLimit, limits } from "../limits.ts";
import { unzip } from "./unzip.ts";

/**
 * In place of JSROOT's `R__unzip` (see tools/build/jsroot-plugin.ts): streamer infos, tree baskets and RNTuple pages come here.
 * Damage and exceeded limits reject; `quiet` callers expect `null` instead.
 */
export async function jsrootUnzip(
  view: DataView<ArrayBuffer>,
  unpackedLength: number,
  quiet?: boolean,
  skip = 0,
): Promise<DataView<ArrayBuffer> | null> {
  try {
    const packed = new Uint8Array(view.buffer, view.byteOffset + skip, view.byteLength - skip);
    checkUnpacking(packed.length, unpackedLength);
    return new DataView((await unzip(packed, unpackedLength)).buffer);
  } catch (thrown) {
    if (quiet) return null;
    throw thrown;
  }
}

/** Throws where unpacking would ask for more than the limits allow; to be called before anything is read or allocated. */
export function checkUnpacking(packed: number, unpacked: number): void {
  checkLimit("size of an object in bytes", unpacked, limits.objectBytes);
  checkLimit("ratio of unpacked to packed size", unpacked / Math.max(packed, 1), limits.packRatio);
}
