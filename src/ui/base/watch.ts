import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Readable } from "../../state/observable.ts";

/**
 * Renders its host again whenever a value is replaced. `find` is asked before each rendering, so the value watched
 * may change with the host's properties; nothing is held while the host is out of the page.
 */
export class Watch<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Readable<T> | undefined;
  #source: Readable<T> | undefined;
  #stop: (() => void) | undefined;
  #connected = false;
  readonly #atOnce: (() => void) | undefined;
  readonly #partsOf: ((value: T) => readonly unknown[]) | undefined;
  #parts: readonly unknown[] = [];

  /** `atOnce` runs when the value is replaced, before the host renders; only what differs in `parts` renders it again. */
  constructor(
    host: ReactiveControllerHost,
    find: () => Readable<T> | undefined,
    { atOnce, parts }: { readonly atOnce?: () => void; readonly parts?: (value: T) => readonly unknown[] } = {},
  ) {
    this.#atOnce = atOnce;
    this.#partsOf = parts;
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get value(): T | undefined {
    this.#follow();
    return this.#source?.value;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#source = undefined;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow();
    if (this.#source !== undefined) this.#parts = this.#partsOf?.(this.#source.value) ?? [];
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
    this.#source = undefined;
  }

  readonly #replaced = (value: T): void => {
    const parts = this.#partsOf?.(value);
    if (parts?.every((part, i) => Object.is(part, this.#parts[i])) !== true) this.#host.requestUpdate();
    this.#atOnce?.();
  };

  #follow(): void {
    const source = this.#find();
    if (source === this.#source) return;
    this.#stop?.();
    this.#source = source;
    // An update that was asked for before the host left may still run: it reads, and holds nothing.
    this.#stop = this.#connected ? source?.subscribe(this.#replaced) : undefined;
  }
}
