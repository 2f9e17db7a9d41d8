import type { Engine } from "../jobs/engine.ts";
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
  const tasks = [...new Set(groups.map((group) => group.task))];
  const total = file.tasks.reduce((sum, place) => sum + (tasks.includes(place.task) ? place.packed : 0), 0);
  const at = (done: number): Progress => ({ done, total, unit: "bytes", doing: `reading ${tasks.join(", ")}` });
  let before: number | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    const received = await engine.received();
    before ??= received;
    if (!ended) tell(at(Math.min(total, received - before)));
  };
  const timer = setInterval(() => void look(), everyMs);
  tell(at(0));
  void look();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
