/**
 * Regroups the bytes of n elements of `width` bytes: first all first bytes, then all second ones, and so on.
 * Contents and means of neighbouring bins share sign and exponent, so that deflate finds runs where it saw noise.
 */
export function shuffle(bytes: Uint8Array, width: number, into: Uint8Array): void {
  const n = bytes.length / width;
  for (let byte = 0; byte < width; byte++) {
    const plane = byte * n;
    for (let i = 0, from = byte; i < n; i++, from += width) into[plane + i] = bytes[from]!;
  }
}

/** Undoes `shuffle`. */
export function unshuffle(bytes: Uint8Array, width: number, into: Uint8Array): void {
  const n = bytes.length / width;
  for (let byte = 0; byte < width; byte++) {
    const plane = byte * n;
    for (let i = 0, to = byte; i < n; i++, to += width) into[to] = bytes[plane + i]!;
  }
}
