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

  /** `atOnce` runs when the value is replaced, before the host renders. */
  constructor(host: ReactiveControllerHost, find: () => Readable<T> | undefined, atOnce?: () => void) {
    this.#atOnce = atOnce;
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
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
    this.#source = undefined;
  }

  readonly #replaced = (): void => {
    this.#host.requestUpdate();
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
