import type { KeptRun } from "./kept.ts";

/**
 * What is kept of a run when more of it was read. The later reading wins, but for what it does not know:
 * a group without Activity says less than one with, and nothing was judged yet.
 */
export function mergeRuns(kept: KeptRun, more: KeptRun): KeptRun {
  return {
    ...more,
    info: more.info.from === "file-name" ? kept.info : more.info,
    sources: [...new Set([...more.sources, ...kept.sources])],
    readAt: Math.max(kept.readAt, more.readAt),
    usedAt: Math.max(kept.usedAt, more.usedAt),
    summary: more.summary ?? kept.summary,
  };
}
