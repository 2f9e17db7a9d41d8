import { GoldenDir } from "../../verify/golden-dir.ts";
import { readGoodRuns } from "./good-runs.ts";
import { countShare, type Counted, type Share, type Wanted } from "./share.ts";

/** What a process is asked for. */
export interface Task extends Wanted, Share {
  readonly golden: string;
  readonly production: string;
}

/** What it says: which runs it took, and what it counted. */
export interface Answer {
  readonly good: readonly string[];
  readonly counted: Counted;
  /** Processor time, s. */
  readonly seconds: number;
}

// A process of its own that makes a part of the periods: the task is its one argument.
const task = JSON.parse(process.argv[2]!) as Task;
const good = await readGoodRuns(new GoldenDir(task.golden), task.production);
const counted = countShare(good, task, task);
const { user, system } = process.cpuUsage();
const answer: Answer = { good: good.runs.map(({ run }) => run), counted, seconds: (user + system) / 1e6 };
process.send!(answer, undefined, undefined, () => process.disconnect());
