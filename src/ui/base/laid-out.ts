import type { LitElement, ReactiveController } from "lit";
import { whenDrawn } from "./draw-queue.ts";

/** Of pages whose panels are rendered in slices. While runs are read something is always drawn: not later than this. */
const longestMs = 2000;
export const slicesLaidOut = (): Promise<void> => whenDrawn(longestMs);

/** A frame with all of it was laid out. */
export const frameLaidOut = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** Says by the attribute `laidout` that a page is whole, and was laid out: what is in it has the heights it needs. */
export class LaidOut implements ReactiveController {
  readonly #host: LitElement;
  readonly #isWhole: () => boolean;
  readonly #laidOut: () => Promise<void>;
  #waits = false;

  /** @param laidOut ends when a page that is whole was laid out. */
  constructor(host: LitElement, isWhole: () => boolean, laidOut: () => Promise<void>) {
    this.#host = host;
    this.#isWhole = isWhole;
    this.#laidOut = laidOut;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#waits || !this.#isWhole()) return;
    this.#waits = true;
    void this.#laidOut().then(() => this.#host.toggleAttribute("laidout", true));
  }
}
