import { setTimeout as wait } from "node:timers/promises";
import * as inPage from "./in-page.ts";
import { elementKey, type Command, type Wire } from "./webdriver.ts";

/** Steps on a slow machine take a while; what takes longer is broken. */
const patience = 60_000;

/** The app in a browser, its things found by role and name. Names are patterns. */
export class AppPage {
  readonly #wire: Wire;
  readonly #heard: string[] = [];

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** What the page said, threw or violated; what the browser tells by itself is not in it. */
  async heard(): Promise<readonly string[]> {
    await this.#keepHeard();
    return this.#heard.splice(0);
  }

  /** A page made anew, also where only the fragment differs. */
  async goTo(url: string): Promise<void> {
    await this.#keepHeard();
    await this.#wire.send("goTo", { url: "about:blank" });
    await this.#wire.send("goTo", { url });
    await this.call(inPage.listen);
  }

  /** To the page before the last that was gone to, past the empty one between. */
  async back(): Promise<void> {
    await this.#keepHeard();
    await this.#wire.send("back", {});
    await this.#wire.send("back", {});
    await this.call(inPage.listen);
  }

  async address(): Promise<string> {
    return this.call(inPage.address);
  }

  async click(role: string, name: string): Promise<void> {
    await this.#onElement("click", role, name);
  }

  async type(role: string, name: string, text: string): Promise<void> {
    await this.#onElement("type", role, name, { text });
  }

  /** Presses keys on what has the focus. */
  async press(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#wire.send("act", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** With the mouse along a line through the middle of an element, px to the right of it. */
  async drag(role: string, name: string, from: number, to: number): Promise<void> {
    const origin = await this.#element(role, name);
    const move = (x: number) => ({ type: "pointerMove", origin, x, y: 0, duration: 50 });
    const [down, up] = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
    const actions = [move(from), down, move((from + to) / 2), move(to), up];
    await this.#wire.send("act", { actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  async names(role: string, name: string): Promise<readonly string[]> {
    return this.call(inPage.names, role, name);
  }

  /** Waits for such things; gives their names. */
  async see(role: string, name: string): Promise<readonly string[]> {
    return this.until(`${role} "${name}"`, async () => {
      const names = await this.names(role, name);
      return names.length > 0 && names;
    });
  }

  async settled(run: string): Promise<void> {
    await this.until(`run ${run}`, () => this.call(inPage.isSettled, run));
  }

  /** Every picture of the page, each looked at in sight. */
  async pictures(): Promise<readonly inPage.Picture[]> {
    const figures = await this.names("figure", "");
    const all: inPage.Picture[] = [];
    for (const [at, name] of figures.entries()) {
      const some = await this.until(`the picture of ${name}`, () => this.call(inPage.pictures, at));
      all.push(...some);
    }
    return all;
  }

  async column(table: string, head: string): Promise<readonly string[]> {
    return this.until(`table "${table}"`, () => this.call(inPage.column, table, head));
  }

  async readyForOffline(): Promise<void> {
    await this.until("the service worker", async () => (await this.call(inPage.ready)) === "activated");
  }

  async call<A extends unknown[], R>(script: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return (await this.#wire.send("run", { script: inPage.scriptOf(script), args })) as Awaited<R>;
  }

  /** Asks until there is an answer that is neither null nor false. */
  async until<T>(what: string, ask: () => Promise<T | null | false>): Promise<T> {
    const end = performance.now() + patience;
    for (;;) {
      const answer = await ask();
      if (answer !== null && answer !== false) return answer;
      if (performance.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`);
      await wait(50);
    }
  }

  async #onElement(command: Command, role: string, name: string, more: object = {}): Promise<void> {
    const { [elementKey]: id } = await this.#element(role, name);
    await this.#wire.send(command, { id, ...more });
  }

  /** As the protocol passes it. */
  async #element(role: string, name: string): Promise<{ readonly [elementKey]: string }> {
    const element: unknown = await this.until(`${role} "${name}"`, () => this.call(inPage.first, role, name));
    return element as { readonly [elementKey]: string };
  }

  async #keepHeard(): Promise<void> {
    this.#heard.push(...(await this.call(inPage.listen)));
  }
}
