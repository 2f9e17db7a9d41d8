import type { LitElement, ReactiveController } from "lit";
import { drawNever, drawSoon } from "./draw-queue.ts";

/** Rows of a list that come in slices, one a frame: hundreds at once would hold the page up. What came stays. */
export class InSlices implements ReactiveController {
  readonly #host: LitElement;
  readonly #slice: number;
  #count: number;

  constructor(host: LitElement, slice: number) {
    this.#host = host;
    this.#slice = slice;
    this.#count = slice;
    host.addController(this);
  }

  /** Those that are there so far; the others come by themselves. */
  of<T>(all: readonly T[]): readonly T[] {
    if (this.#count < all.length) drawSoon(this, this.#more);
    return all.slice(0, this.#count);
  }

  hostDisconnected(): void {
    drawNever(this);
  }

  readonly #more = (): void => {
    this.#count += this.#slice;
    this.#host.requestUpdate();
  };
}
