import type { LitElement, ReactiveController } from "lit";
import { whenDrawn } from "./draw-queue.ts";

/** While runs are read something is always drawn. */
const longestMs = 2000;

/** Says by the attribute `laidout` that a page is whole, and was laid out: what is in it has the heights it needs. */
export class LaidOut implements ReactiveController {
  readonly #host: LitElement;
  readonly #isWhole: () => boolean;
  #waits = false;

  constructor(host: LitElement, isWhole: () => boolean) {
    this.#host = host;
    this.#isWhole = isWhole;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#waits || !this.#isWhole()) return;
    this.#waits = true;
    void whenDrawn(longestMs).then(() => this.#host.toggleAttribute("laidout", true));
  }
}
