/** Tells of elements whether they are within a margin around the window: one observer for all of them. */
export class Intersections {
  readonly #listeners = new Map<Element, (isInside: boolean) => void>();
  readonly #observer: IntersectionObserver;

  /** @param margin around the window, as `rootMargin`. */
  constructor(margin: string) {
    const tell = (entries: readonly IntersectionObserverEntry[]): void => {
      // The last of each element is how it is now.
      for (const [target, isInside] of new Map(entries.map((entry) => [entry.target, entry.isIntersecting])))
        this.#listeners.get(target)?.(isInside);
    };
    this.#observer = new IntersectionObserver(tell, { rootMargin: margin });
  }

  observe(element: Element, listener: (isInside: boolean) => void): void {
    this.#listeners.set(element, listener);
    this.#observer.observe(element);
  }

  unobserve(element: Element): void {
    this.#listeners.delete(element);
    this.#observer.unobserve(element);
  }
}
