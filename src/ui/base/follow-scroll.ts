import type { LitElement, ReactiveController } from "lit";
import { scrollToElement } from "./scrolling.ts";

/** What a person does to move the page themselves. */
const moves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
/** The page is quiet for this long before the link follows it. */
const settleMs = 250;

/**
 * Keeps what a link names in view while the page above it still grows, until the person moves the page;
 * from then on tells, quietly, when the page has come to rest.
 */
export class FollowScroll implements ReactiveController {
  readonly #host: LitElement;
  readonly #moved: () => void;
  readonly #settled: () => void;
  /** In the next frame: to scroll is to lay out what comes near, which while sizes are told would begin that anew. */
  readonly #sizes = new ResizeObserver(() => {
    requestAnimationFrame(() => {
      this.#hold();
      this.#moved();
    });
  });
  #pinned: (() => Element | undefined) | undefined;
  #pinnedAt = 0;
  #byHand = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `moved` runs once a frame while the page moves, `settled` after the person's own moves. */
  constructor(host: LitElement, moved: () => void, settled: () => void) {
    this.#host = host;
    this.#moved = moved;
    this.#settled = settled;
    host.addController(this);
  }

  /** Scrolls to an element and stays there; `undefined`: to the top. */
  pin(find: (() => Element | undefined) | undefined): void {
    this.#pinned = find;
    this.#pinnedAt = performance.now();
    this.#byHand = false;
    if (find === undefined) scrollTo({ top: 0, behavior: "instant" });
    // In the next frame, which lays the page out in any case: to ask for places now would do that twice.
    else requestAnimationFrame(() => scrollToFound(find));
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
    document.addEventListener("scroll", this.#scrolled, { passive: true });
    for (const move of moves) document.addEventListener(move, this.#takenOver, { passive: true });
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    document.removeEventListener("scroll", this.#scrolled);
    for (const move of moves) document.removeEventListener(move, this.#takenOver);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    clearTimeout(this.#timer);
  }

  #hold(): void {
    if (this.#pinned !== undefined) scrollToFound(this.#pinned);
  }

  /** What led here, as a key does, is still told to us then, and moves nothing. */
  readonly #takenOver = ({ timeStamp }: Event): void => {
    if (timeStamp < this.#pinnedAt) return;
    this.#pinned = undefined;
    this.#byHand = true;
  };

  readonly #scrolled = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#moved();
    });
    if (!this.#byHand) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#settled, settleMs);
  };
}

function scrollToFound(find: () => Element | undefined): void {
  const element = find();
  if (element !== undefined) scrollToElement(element);
}
