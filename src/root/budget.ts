import { Damage } from "./damage.ts";
import { checkLimit, limits } from "./limits.ts";

// One decode is synchronous, so one counter serves all files of the thread.
let spent = 0;

/** A new object is about to be decoded. */
export function resetBudget(): void {
  spent = 0;
}

/** Takes objects or array slots from the budget of the current read, before anything is allocated for them. */
export function spend(count: unknown): void {
  if (!isCount(count)) throw new Damage(`a count of ${String(count)}`);
  spent += count;
  checkLimit("number of objects", spent, limits.objectsPerRead);
}

/** In place of `new Array(count)` wherever JSROOT takes the count from the file. */
export function countedArray(count: number): unknown[] {
  spend(count);
  return Array.from<unknown>({ length: count });
}

const isCount = (count: unknown): count is number => typeof count === "number" && Number.isInteger(count) && count >= 0;
