import { ZSTDDecoder } from "zstddec";
import { Damage } from "../damage.ts";

const decoder = new ZSTDDecoder();

/** Zstandard by WebAssembly. ROOT stores no checksum with it: a flipped bit can pass. */
export async function unzstd(packed: Uint8Array<ArrayBuffer>, out: Uint8Array): Promise<void> {
  await decoder.init();
  const unpacked = decoder.decode(packed, out.length);
  if (unpacked.length !== out.length) throw new Damage("zstd: damaged block");
  out.set(unpacked);
}
