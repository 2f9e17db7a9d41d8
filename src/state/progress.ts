import type { Engine } from "../jobs/engine.ts";
import { packedOf } from "../qc/locate.ts";
import { groupWords } from "../qc/object-path.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import type { Progress } from "./session-state.ts";

const everyMs = 200;

/**
 * Tells how many bytes of the groups' collections have arrived, until it is ended. What is kept takes no bytes and is there
 * before a bar would show.
 */
export function watchProgress(
  engine: Engine,
  file: RunFile,
  groups: readonly PlannedGroup[],
  tell: (progress: Progress) => void,
): () => void {
  const words = [...new Set(groups.map(({ group }) => groupWords(group)))];
  const total = groups.reduce((sum, { group }) => sum + packedOf(file, group), 0);
  const at = (done: number): Progress => ({ done, total, unit: "bytes", doing: `reading ${words.join(", ")}` });
  let before: number | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    const received = await engine.received();
    before ??= received;
    if (!ended) tell(at(Math.max(0, Math.min(total, received - before)))); // a new worker counts from 0
  };
  const timer = setInterval(() => void look(), everyMs);
  tell(at(0));
  void look();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
