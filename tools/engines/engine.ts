import type { Wire } from "./webdriver.ts";

/** A browser as Debian has it, started for the checks. */
export interface Engine {
  readonly name: string;
  /** Programs without which it does not run. */
  readonly needs: readonly string[];
  start(): Promise<RunningEngine>;
}

export interface RunningEngine {
  readonly version: string;
  readonly wire: Wire;
  /** What pages and workers said on their consoles since this was asked last, where the browser tells. */
  said(): readonly string[];
  end(): Promise<void>;
}

/** How long a browser may take to start, ms. */
export const startTime = 60_000;
