/**
 * Deadlines of calls to workers, in seconds. The transport itself gives up on a read after 120 s (`security.md` §3);
 * the calls above it allow for that, and for a second or two of decoding.
 */
export const bytesSeconds = 150;
export const openSeconds = 160;
export const measureSeconds = 240;
export const settleSeconds = 60;
