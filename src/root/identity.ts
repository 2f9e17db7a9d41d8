import type { RootHeader } from "./header.ts";

/**
 * Identity of a file's content: SHA-256 over its size, UUID, dates of the top directory, position and bytes of its list of
 * keys; the first 32 hex characters. A file written anew differs in UUID and dates, one updated in place in dates and list.
 */
export async function identityOf(size: number, header: RootHeader, keyList: Uint8Array): Promise<string> {
  const numbers = new DataView(new ArrayBuffer(16));
  numbers.setBigUint64(0, BigInt(size));
  numbers.setBigUint64(8, BigInt(header.top.seekKeys));
  const parts = [new Uint8Array(numbers.buffer), header.uuid, header.top.dates, keyList];
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", all));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
