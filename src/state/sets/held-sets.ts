import type { Ports } from "../ports.ts";

/** How a person left a set that is not read to its end. */
export type HeldPace = "paused" | "stopped";

/** So many sets are there with their runs when they are opened again, and of these no more than so many runs: half a MB each. */
const mostSets = 4;
const mostRuns = 200;
/** Each is a few kB in the memory of the tab. */
const mostPaces = 24;

/**
 * Sets that were open, by their files: their runs as they were left, for as long as the page lives; and that a person paused or
 * cancelled their reading, for as long as the tab.
 */
export class HeldSets<S> {
  readonly #memory: Ports["tabMemory"];
  readonly #paces: Map<string, HeldPace>;
  readonly #left = new Map<string, { readonly set: S; readonly runs: number }>();

  constructor(memory: Ports["tabMemory"]) {
    this.#memory = memory;
    this.#paces = new Map(pacesIn(memory.read()));
  }

  paceOf(key: string): HeldPace | undefined {
    return this.#paces.get(key);
  }

  /** As it was left; `undefined` after a reload of the page, and of sets that were left long before others. */
  left(key: string): S | undefined {
    return this.#left.get(key)?.set;
  }

  /** @param runs how many it has. */
  leave(key: string, set: S, runs: number): void {
    this.#left.delete(key);
    this.#left.set(key, { set, runs });
    let sum = 0;
    for (const [i, [other, each]] of [...this.#left].toReversed().entries()) {
      sum += each.runs;
      if (i > 0 && (i >= mostSets || sum > mostRuns)) this.#left.delete(other);
    }
  }

  hold(key: string, pace: HeldPace): void {
    this.#paces.delete(key);
    this.#paces.set(key, pace);
    for (const other of [...this.#paces.keys()].slice(0, -mostPaces)) this.#paces.delete(other);
    this.#keep();
  }

  letGo(key: string): void {
    if (this.#paces.delete(key)) this.#keep();
  }

  #keep(): void {
    this.#memory.write(JSON.stringify([...this.#paces]));
  }
}

/** What is nothing of this form, as another release may have written, is passed over. */
function pacesIn(text: string | undefined): readonly (readonly [key: string, pace: HeldPace])[] {
  const found = text === undefined ? undefined : parsed(text);
  if (!Array.isArray(found)) return [];
  return found.flatMap((entry: unknown) => {
    const [key, pace] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    return typeof key === "string" && (pace === "paused" || pace === "stopped") ? [[key, pace] as const] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
