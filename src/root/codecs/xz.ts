import * as xz from "xz-decompress";
import { Damage, asDamage } from "../damage.ts";

/** Bytes the decoder takes or gives at a time. */
const step = 65_536;

/** LZMA in its XZ container by WebAssembly, any number of chunks; the container's own check is verified. */
export async function unxz(packed: Uint8Array<ArrayBuffer>, out: Uint8Array): Promise<void> {
  const input = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  const reader = new XzReadableStream(input).getReader();
  let at = 0;
  // The decoder goes on for ever, giving nothing, where its input ends too early.
  let emptyLeft = Math.ceil(packed.length / step) + 8;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (chunk.value.length === 0 && emptyLeft-- === 0) await stop(reader, "ends too early");
      if (at + chunk.value.length > out.length) await stop(reader, "more data than announced");
      out.set(chunk.value, at);
      at += chunk.value.length;
    }
  } catch (thrown) {
    throw asDamage(thrown, "xz: ");
  }
  if (at !== out.length) throw new Damage(`xz: ${at} bytes instead of ${out.length}`);
}

/** The decoder works for one stream at a time: one that is left must be cancelled, or all later ones wait. */
async function stop(reader: ReadableStreamDefaultReader<Uint8Array>, why: string): Promise<never> {
  await reader.cancel();
  throw new Damage(why);
}

// CommonJS: its exports are named or the default one, as the bundler or Node sees it.
const { XzReadableStream } = "XzReadableStream" in xz ? xz : (xz as unknown as { readonly default: typeof xz }).default;
