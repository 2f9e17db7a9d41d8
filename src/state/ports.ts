import type { Engine } from "../jobs/engine.ts";
import type { QcStore } from "../store/kept.ts";

/** What exists only in a page reaches the stores from `main.ts`. */
export interface Ports {
  readonly engine: Engine;
  readonly store: QcStore;
  /** Why nothing can be kept, where that is so. */
  readonly storeTrouble: string | undefined;
  /** Origin and directory ("https://host/tpc/viewer/") of the app. */
  readonly base: { readonly origin: string; readonly directory: string };
  readonly address: {
    /** The fragment, "#/…" or "". */
    read(): string;
    /** What stands before it, "?file=…" or "": a link in JSROOT's form. */
    readonly query: string;
    write(fragment: string, replace: boolean): void;
    onChange(listener: () => void): void;
  };
  readonly network: { online(): boolean; onChange(listener: () => void): void };
  /** Other tabs of this program: told that settings have changed, and telling so. */
  readonly tabs: { tell(): void; onTold(listener: () => void): void };
  /** A text that this tab keeps over a reload of the page; where the browser keeps none it is `undefined` and writes nothing. */
  readonly tabMemory: { read(): string | undefined; write(text: string): void };
  readonly storage: { persist(): Promise<void>; quota(): Promise<number | undefined> };
  readonly update: { onWaiting(listener: () => void): void; onKept(listener: () => void): void; apply(): void };
  /** Ends when the page draws no more: what is not for the eye can be done then. */
  readonly drawn: () => Promise<void>;
  readonly now: () => number;
  readonly version: string;
}
