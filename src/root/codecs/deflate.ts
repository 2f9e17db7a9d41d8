import { Damage, asDamage } from "../damage.ts";

/**
 * Inflates by the engine's own decoder, which verifies the Adler-32 at the end ("deflate"; the raw form of old files has none).
 * Chunks go straight to their place: no second copy of the whole.
 */
export async function inflate(
  format: "deflate" | "deflate-raw",
  packed: Uint8Array<ArrayBuffer>,
  out: Uint8Array,
): Promise<void> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  // A failure reaches the reader below as well; the promises of the writer are only kept from going unheard.
  for (const written of [writer.write(packed), writer.close()]) written.catch(() => undefined);
  const reader = readable.getReader();
  let at = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (at + chunk.value.length > out.length) throw new Damage("more data than announced");
      out.set(chunk.value, at);
      at += chunk.value.length;
    }
  } catch (thrown) {
    reader.cancel().catch(() => undefined);
    throw asDamage(thrown, "deflate: ");
  }
  if (at !== out.length) throw new Damage(`deflate: ${at} bytes instead of ${out.length}`);
}
