/** What watches a page from its beginning. */
export interface Probe {
  /** When the first figure was painted, since navigation began, in ms. */
  firstFigure(): Promise<number>;
  /** Brings every figure into sight until all are painted; by the clock of the page. */
  scrollThrough(): Promise<{ readonly at: number; readonly figures: number }>;
  /** The longest task of the main thread in ms; those under 50 ms are not told by the browser and count as 0. */
  longestTask(): number;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs in the page before its own scripts: nothing from outside of the function is there. */
export function installProbe(): void {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask", buffered: true });

  const all = (root: ParentNode, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : all(shadowRoot, selector),
    ),
  ];
  // A canvas that was never painted has the size that the standard gives it, or none.
  // What was painted once counts: a drawing is given up where nobody looks.
  const painted = new Set<Element>();
  const isPainted = (canvas: HTMLCanvasElement): boolean => {
    const { width, height } = canvas;
    if (width > 0 && !(width === 300 && height === 150)) painted.add(canvas);
    return painted.has(canvas);
  };
  const frames = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const seen = look();
      if (seen !== undefined) return seen;
      await new Promise(requestAnimationFrame);
    }
  };

  window.probe = {
    firstFigure: () =>
      frames(() => {
        const canvases = all(document, "canvas[role=img]") as HTMLCanvasElement[];
        return canvases.some(isPainted) ? performance.now() : undefined;
      }),
    scrollThrough() {
      let parts: Element[] = [];
      let still = 0;
      let since = 0;
      // As a reader goes: down the page, past what is still computed only when it is there.
      const first = (): Element | undefined =>
        parts.find(
          (each) =>
            each.isConnected && (!(each instanceof HTMLCanvasElement) || (each.role === "img" && !isPainted(each))),
        );
      return frames(() => {
        if (first() === undefined) {
          // The whole page is looked through only now: each look costs milliseconds, which would be measured too.
          parts = all(document, "canvas, progress, .late");
        }
        const next = first();
        const figures = parts.filter((each) => each instanceof HTMLCanvasElement);
        next?.scrollIntoView({ block: "start", behavior: "instant" });
        if (next !== undefined || figures.length === 0) {
          still = 0;
          return undefined;
        }
        // Nothing is left, and nothing comes in the next frames either.
        if (still++ === 0) since = performance.now();
        return still < 5 ? undefined : { at: since, figures: figures.filter(isPainted).length };
      });
    },
    longestTask: () => longest,
  };
}
