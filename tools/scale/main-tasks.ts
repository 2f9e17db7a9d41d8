/** Tasks of the main thread of a page, by what the browser notes of all its threads. */
export interface MainTasks {
  /** Of the longest by processor time, in ms; a task that waits for a processor is no longer for it. */
  readonly longestCpu: number;
  /** Of the longest by the clock, in ms. */
  readonly longest: number;
  /** Tasks of more than 50 ms of processor time. */
  readonly long: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs by the clock, and of the thread's processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What is noted for it. */
export const categories = ["toplevel"];
const taskName = "ThreadControllerImpl::RunTask";

/** Of the main thread that was busiest: that of the page. */
export function mainTasks(trace: Buffer): MainTasks {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(key),
  );
  const byThread = new Map<string, TraceEvent[]>();
  for (const event of traceEvents) {
    if (event.ph !== "X" || event.name !== taskName || !mains.has(key(event))) continue;
    const tasks = byThread.get(key(event)) ?? [];
    byThread.set(key(event), tasks);
    tasks.push(event);
  }
  const cpuOf = (tasks: readonly TraceEvent[]): number => tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  const tasks = [...byThread.values()].toSorted((a, b) => cpuOf(b) - cpuOf(a))[0] ?? [];
  const largest = (of: (task: TraceEvent) => number): number =>
    tasks.reduce((most, task) => Math.max(most, of(task)), 0);
  return {
    longestCpu: largest(({ tdur = 0 }) => tdur) / 1000,
    longest: largest(({ dur = 0 }) => dur) / 1000,
    long: tasks.filter(({ tdur = 0 }) => tdur > 50_000).length,
  };
}
