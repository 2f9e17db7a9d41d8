import { setTimeout as wait } from "node:timers/promises";
import { rendererBelow, type Renderer } from "./renderer.ts";

/** How far reading was at a moment, and what the renderer had taken of the processor by then, in ms. */
export interface Mark {
  readonly read: number;
  readonly cpu: number;
}

const every = 100;
/** Memory is asked for less often: the kernel walks through all of it. */
const memoryEvery = 5;
/** Runs after which no other process can be as busy. */
const surely = 3;
/** The last verdicts come after the last bytes: all is done when the renderer has been idle for so long, in ms. */
const idle = 1500;

/** Looks at the renderer of a browser, which is named by its process, while it reads. */
export class RendererWatch {
  readonly marks: Mark[] = [];
  /** Memory in MB: the most that was seen. */
  peak = 0;
  renderer: Renderer | undefined;
  readonly #browser: number;
  readonly #read: () => number;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;

  constructor(browser: number, read: () => number) {
    this.#browser = browser;
    this.#read = read;
    this.#later();
  }

  /** Whether it came to be within so many ms. */
  async until(isSo: () => boolean, within: number): Promise<boolean> {
    for (let waited = 0; !isSo() && waited < within; waited += every) await wait(every);
    return isSo();
  }

  /** Returns at once where the kernel tells nothing of processes. */
  async untilIdle(): Promise<void> {
    let last = -1;
    for (let still = 0; this.renderer !== undefined && still < idle; still += every) {
      const now = this.renderer.cpu();
      if (now - last > 10) still = 0;
      last = now;
      await wait(every);
    }
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.renderer !== undefined) this.#mark(this.renderer);
  }

  #later(): void {
    this.#timer = setTimeout(() => this.#look(), every);
  }

  #look(): void {
    this.#find();
    if (this.renderer !== undefined) {
      this.#mark(this.renderer);
      if (this.#looks++ % memoryEvery === 0) this.peak = Math.max(this.peak, this.renderer.memory());
    }
    this.#later();
  }

  /** The page's process is the busiest as soon as runs are read; with the first of them a spare one may still be. */
  #find(): void {
    const read = this.#read();
    if (read === 0 || (this.renderer !== undefined && read > surely)) return;
    const found = rendererBelow(this.#browser);
    if (found?.pid === this.renderer?.pid) return;
    this.renderer = found;
    this.marks.length = 0;
    this.peak = 0;
  }

  #mark(renderer: Renderer): void {
    this.marks.push({ read: this.#read(), cpu: renderer.cpu() });
  }
}
