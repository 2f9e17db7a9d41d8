import type { RunInfo } from "./activity.ts";
import type { RunFile } from "./run-file.ts";

/**
 * When the data of a file begin, ms since 1970: of the objects' validity, or else of the first moving window. How long a run
 * lasted is not told by either: both end where the data that were looked at do.
 */
export function runStart(
  info: Pick<RunInfo, "validity"> | undefined,
  file: Pick<RunFile, "tasks"> | undefined,
): number | undefined {
  const windows = (file?.tasks ?? []).flatMap((task) => task.windows);
  return info?.validity?.[0] ?? (windows.length > 0 ? Math.min(...windows.map(({ start }) => start)) : undefined);
}
