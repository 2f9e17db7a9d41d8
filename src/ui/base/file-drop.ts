import type { LitElement, ReactiveController } from "lit";
import { droppedFiles, type GivenFiles } from "./files.ts";

export interface DropTaker {
  /** Whether it takes anything now; without this it always does. */
  takes?(): boolean;
  files(files: GivenFiles): void;
  /** A link dragged from elsewhere; without this it is left to others, in the end to the browser. */
  text?(text: string): void;
  failed(): void;
}

/**
 * The whole page takes what is dropped while the host is in it. `over` is true while something hovers. `last`: what nobody
 * else on the page took; so that the browser never leaves the page for it.
 */
export class FileDrop implements ReactiveController {
  readonly #host: LitElement;
  readonly #taker: DropTaker;
  readonly #last: boolean;
  #over = false;
  /** What is dragged comes from this page. */
  #isOwn = false;

  constructor(host: LitElement, taker: DropTaker, last = false) {
    this.#host = host;
    this.#taker = taker;
    this.#last = last;
    host.addController(this);
  }

  get over(): boolean {
    return this.#over;
  }

  /** Events come to the window after the document. */
  get #target(): EventTarget {
    return this.#last ? window : document;
  }

  hostConnected(): void {
    for (const [type, listener] of this.#listeners) this.#target.addEventListener(type, listener as EventListener);
  }

  hostDisconnected(): void {
    for (const [type, listener] of this.#listeners) this.#target.removeEventListener(type, listener as EventListener);
  }

  #hover(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }

  #takes(event: DragEvent): boolean {
    if (this.#taker.takes?.() === false || (this.#last && (event.defaultPrevented || this.#isOwn))) return false;
    const types = event.dataTransfer?.types ?? [];
    if (types.includes("Files")) return true;
    return this.#taker.text !== undefined && types.includes("text/uri-list") && !(this.#last && isField(event));
  }

  readonly #dragOver = (event: DragEvent): void => {
    const takes = this.#takes(event);
    this.#hover(takes);
    if (takes)
      event.preventDefault(); // else the browser would leave the page for the file
    else if (this.#last && this.#isOwn && !event.defaultPrevented && !isField(event)) this.#refuse(event);
  };

  /** A link of this page that was dragged by mistake leads nowhere. */
  #refuse(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("text/uri-list") !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  }

  readonly #dragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.#hover(false);
  };

  readonly #drop = (event: DragEvent): void => {
    this.#hover(false);
    if (event.dataTransfer === null || !this.#takes(event)) return;
    event.preventDefault();
    if (event.dataTransfer.types.includes("Files")) {
      droppedFiles(event.dataTransfer).then(
        (files) => this.#taker.files(files),
        () => this.#taker.failed(),
      );
    } else {
      this.#taker.text?.(event.dataTransfer.getData("text/uri-list").trim());
    }
  };

  readonly #dragStart = (): void => {
    this.#isOwn = true;
  };

  readonly #dragEnd = (): void => {
    this.#isOwn = false;
  };

  readonly #listeners = [
    ["dragstart", this.#dragStart],
    ["dragend", this.#dragEnd],
    ["dragover", this.#dragOver],
    ["dragleave", this.#dragLeave],
    ["drop", this.#drop],
  ] as const satisfies readonly (readonly [string, (event: DragEvent) => void])[];
}

/** A field takes the text of what is dropped on it. */
const isField = (event: Event): boolean => {
  const [at] = event.composedPath();
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
};
