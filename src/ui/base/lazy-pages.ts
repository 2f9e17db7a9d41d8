import type { ReactiveController, ReactiveControllerHost } from "lit";
import { attempt } from "../../base/result.ts";
import { nextTask } from "./next-task.ts";

/** Pages whose code is loaded when they are first shown: whoever looks at a report waits for no other page. */
export class LazyPages<Name extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: Readonly<Record<Name, () => Promise<unknown>>>;
  readonly #states = new Map<Name, "loading" | "there" | "failed">();

  constructor(host: ReactiveControllerHost, load: Readonly<Record<Name, () => Promise<unknown>>>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to follow: what was loaded stays.
  }

  /** Begins to load what is not there. */
  stateOf(name: Name): "loading" | "there" | "failed" {
    const known = this.#states.get(name);
    if (known !== undefined) return known;
    this.#states.set(name, "loading");
    void this.#begin(name);
    return "loading";
  }

  /** In a task of its own: a dozen files are asked for, while the program is shown. */
  async #begin(name: Name): Promise<void> {
    await nextTask();
    const loaded = await attempt(this.#load[name]);
    this.#states.set(name, loaded.ok ? "there" : "failed");
    this.#host.requestUpdate();
  }

  retry(name: Name): void {
    this.#states.delete(name);
    this.#host.requestUpdate();
  }
}
