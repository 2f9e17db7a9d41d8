import { LimitExceeded } from "./damage.ts";

const MiB = 1024 ** 2;

/** What a file may ask of us. JSROOT believes every length it reads and allocates first; these are checked before. */
export const limits = {
  /** Bytes of one object, unpacked. */
  objectBytes: 256 * MiB,
  /** Unpacked : packed of one key; deflate cannot reach more than 1032. */
  packRatio: 1100,
  /** Bytes unpacked over all keys of a file that were read. */
  fileBytes: 2048 * MiB,
  arrayDimensions: 5,
  stringBytes: 16 * MiB,
  keysPerDirectory: 50_000,
  keysPerFile: 200_000,
  directoryDepth: 32,
  /** Nesting of objects in one read. */
  streamerDepth: 200,
  /** Objects and untyped array slots of one read. */
  objectsPerRead: 5_000_000,
  histogramCells: 2 ** 27,
  /** Cells of all projections of one TH3: 8 bytes each, and as many for variances. */
  projectedCells: 2 ** 24,
  /** Of a tree, and of one branch: a basket is a request where it does not lie beside others. */
  branches: 50_000,
  branchDepth: 32,
  branchBaskets: 20_000,
  branchValues: 2 ** 24,
  /** Numbers in the arrays of an object that is to be drawn by ROOT's painters: contents, errors and edges of 10⁶ cells. */
  drawnNumbers: 4_000_000,
  /** Each asks for the ends of an interval, some 0.1 ms. */
  efficiencyBins: 20_000,
  /** Nesting of pads in a canvas. */
  padDepth: 32,
  /** Bytes of a list of keys or of the streamer infos, packed: some 300 a key. */
  metadataBytes: 16 * MiB,
} as const;

/** Throws where a value lies above what is allowed. */
export function checkLimit(limit: string, value: number, allowed: number): void {
  if (value > allowed) throw new LimitExceeded(limit, value, allowed);
}
