/** Whether bytes begin as a ROOT file does. */
export const isRoot = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 4)) === "root";

/** Whether bytes begin as a web page does. */
export const isPage = (bytes: Uint8Array): boolean => /^\s*</.test(String.fromCharCode(...bytes.subarray(0, 64)));

/**
 * Length of a ROOT file as its header says it (`fEND`), from its first bytes; `undefined` where they are too few or it is no length.
 * Source: ROOT `TFile::Init`: version at 4, from 1 000 000 on `fEND` has 8 bytes; it lies at 12.
 */
export function endInHeader(head: Uint8Array): number | undefined {
  if (head.length < 20) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const large = view.getUint32(4) >= 1_000_000;
  const end = large ? Number(view.getBigUint64(12)) : view.getUint32(12);
  return Number.isSafeInteger(end) && end > 0 ? end : undefined;
}
