import type { LitElement, ReactiveController } from "lit";
import { droppedFiles, type GivenFiles } from "./files.ts";

export interface DropTaker {
  /** Whether it takes anything now; without this it always does. */
  takes?(): boolean;
  files(files: GivenFiles): void;
  /** A link dragged from elsewhere; without this it is left to the browser. */
  text?(text: string): void;
  failed(): void;
}

/** The whole page takes what is dropped while the host is in it. `over` is true while something hovers. */
export class FileDrop implements ReactiveController {
  readonly #host: LitElement;
  readonly #taker: DropTaker;
  #over = false;

  constructor(host: LitElement, taker: DropTaker) {
    this.#host = host;
    this.#taker = taker;
    host.addController(this);
  }

  get over(): boolean {
    return this.#over;
  }

  hostConnected(): void {
    document.addEventListener("dragover", this.#dragOver);
    document.addEventListener("dragleave", this.#dragLeave);
    document.addEventListener("drop", this.#drop);
  }

  hostDisconnected(): void {
    document.removeEventListener("dragover", this.#dragOver);
    document.removeEventListener("dragleave", this.#dragLeave);
    document.removeEventListener("drop", this.#drop);
  }

  #hover(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }

  #takes(event: DragEvent): boolean {
    if (this.#taker.takes?.() === false) return false;
    const types = event.dataTransfer?.types ?? [];
    return types.includes("Files") || (this.#taker.text !== undefined && types.includes("text/uri-list"));
  }

  readonly #dragOver = (event: DragEvent): void => {
    if (!this.#takes(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    this.#hover(true);
  };

  readonly #dragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.#hover(false);
  };

  readonly #drop = (event: DragEvent): void => {
    if (event.dataTransfer === null || !this.#takes(event)) return;
    event.preventDefault();
    this.#hover(false);
    if (event.dataTransfer.types.includes("Files")) {
      droppedFiles(event.dataTransfer).then(
        (files) => this.#taker.files(files),
        () => this.#taker.failed(),
      );
    } else {
      this.#taker.text?.(event.dataTransfer.getData("text/uri-list").trim());
    }
  };
}
