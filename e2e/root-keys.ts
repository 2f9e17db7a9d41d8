import { readFileSync } from "node:fs";

/** A record of a ROOT file as its bytes say: where it begins, how long it is, what it holds. */
export interface KeyRecord {
  readonly position: number;
  readonly bytes: number;
  readonly className: string;
  readonly name: string;
}

/**
 * All records of a ROOT file below 2 GiB, by walking from one to the next: by itself a second opinion on what a reader
 * needs, so nothing of the app's reader is used. Layout: `TFile`, `TKey` in ROOT's documentation.
 */
export function keyRecords(path: string): KeyRecord[] {
  const file = readFileSync(path);
  const end = Math.min(file.readUInt32BE(12), file.length);
  const records: KeyRecord[] = [];
  for (let position = file.readUInt32BE(8); position + 4 <= end;) {
    const bytes = file.readInt32BE(position);
    if (bytes === 0) break;
    if (bytes > 0) {
      const wide = file.readInt16BE(position + 4) > 1000; // 64-bit positions
      const className = shortString(file, position + (wide ? 34 : 26));
      const name = shortString(file, className.next);
      records.push({ position, bytes, className: className.text, name: name.text });
    }
    position += Math.abs(bytes); // negative: a gap
  }
  return records;
}

function shortString(file: Buffer, at: number): { readonly text: string; readonly next: number } {
  const length = file.readUInt8(at);
  return { text: file.toString("utf8", at + 1, at + 1 + length), next: at + 1 + length };
}

/** The record that begins with a range of bytes: objects are read by their exact range, lists of keys in larger blocks. */
export const recordAt = (records: readonly KeyRecord[], position: number): KeyRecord | undefined =>
  records.find((each) => each.position === position);

/** First byte of a closed range, as a server logs it. */
export const firstByte = (range: string | undefined): number => Number(/^bytes=(\d+)-/.exec(range ?? "")?.[1] ?? "0");
