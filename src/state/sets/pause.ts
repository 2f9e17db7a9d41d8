/** A wait that can be ended early. */
export class Pause {
  #end: (() => void) | undefined;

  /** In ms, at most `longest`. */
  of(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), Math.min(ms, longest));
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.#end?.();
    this.#end = undefined;
  }
}

/** Nobody waits longer for what is new. */
const longest = 10_000;
