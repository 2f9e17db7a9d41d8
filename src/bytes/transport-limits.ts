const KiB = 1024;
const MiB = 1024 ** 2;

/** Every number of the transport, so that tests can shorten them. */
export const transportLimits = {
  /** Tries of one read, the first included. */
  tries: 6,
  /** Full jitter: the n-th wait is random between 0 and this, doubled each time … */
  retryFromMs: 500,
  /** … up to this. */
  retryToMs: 8_000,
  /** From the request until its answer begins. */
  firstByteMs: 15_000,
  /** Between two pieces of an answer. */
  stallMs: 20_000,
  /** One read with all its tries and all its waiting. */
  readMs: 120_000,
  perHost: 4,
  inAll: 6,
  /** What is taken whole from a server without ranges. */
  wholeBytes: 200_000_000,
  /** Unit of what is read and kept of the metadata; also the first read of every file. */
  blockBytes: 16 * KiB,
  /** What is kept of all files together. */
  cacheBytes: 64 * MiB,
  /** Files that nobody has open, but whose blocks are kept. */
  idleSources: 16,
  /** The same for files that were taken whole. */
  idleWholeBytes: 64 * MiB,
  /** An open file is not asked for again within this time; the two extract workers open within it. */
  freshMs: 2_000,
  /** What is read again to see whether a file is still the same: header and top directory. */
  probeBytes: KiB,
} as const satisfies Record<string, number>;

export type TransportLimits = { readonly [Name in keyof typeof transportLimits]: number };
