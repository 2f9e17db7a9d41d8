/** Height of what stays at the top of a page while the rest moves below it, with a little air, in px. */
export const topOfView = 60;

/** Brings an element below the header, at once: a link that glides is a link that is late. */
export function scrollToElement(element: Element): void {
  const top = element.getBoundingClientRect().top + scrollY - topOfView;
  scrollTo({ top: Math.max(0, top), behavior: "instant" });
}

/** Index of the last element that begins at or above the top of the view; −1 where all begin below. */
export function lastAbove(elements: readonly Element[], slack = 24): number {
  return elements.findLastIndex((element) => element.getBoundingClientRect().top <= topOfView + slack);
}

export function isInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > topOfView && box.top < innerHeight;
}
