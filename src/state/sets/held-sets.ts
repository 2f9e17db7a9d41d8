import type { Ports } from "../ports.ts";

/** How a person left a set that is not read to its end. */
export type HeldPace = "paused" | "stopped";

export interface HeldSet<S> {
  readonly pace: HeldPace;
  /** With its numbers; `undefined` after a reload of the page, and of sets that were held long before others. */
  readonly set: S | undefined;
}

/** Each has its numbers in memory. */
const mostWithNumbers = 4;
/** Each is a few kB in the memory of the tab. */
const mostPaces = 24;

/** Sets whose reading a person paused or cancelled, by their files: numbers as long as the page lives, paces as long as the tab. */
export class HeldSets<S> {
  readonly #memory: Ports["tabMemory"];
  readonly #held: Map<string, HeldSet<S>>;

  constructor(memory: Ports["tabMemory"]) {
    this.#memory = memory;
    this.#held = new Map(pacesIn(memory.read()).map(([key, pace]) => [key, { pace, set: undefined }] as const));
  }

  get(key: string): HeldSet<S> | undefined {
    return this.#held.get(key);
  }

  hold(key: string, pace: HeldPace, set: S): void {
    this.#held.delete(key);
    this.#held.set(key, { pace, set });
    for (const other of [...this.#held.keys()].slice(0, -mostPaces)) this.#held.delete(other);
    for (const [other, held] of [...this.#held].slice(0, -mostWithNumbers))
      this.#held.set(other, { ...held, set: undefined });
    this.#keep();
  }

  letGo(key: string): void {
    if (this.#held.delete(key)) this.#keep();
  }

  #keep(): void {
    this.#memory.write(JSON.stringify([...this.#held].map(([key, { pace }]) => [key, pace])));
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
