/** Label of points that belong to no region. */
export const noise = -1;

/**
 * DBSCAN on points of a grid with ε = 1 step and 5 neighbours, itself included: a core point is one whose four direct
 * neighbours are points too. Labels 0, 1… in the order in which a region's first core point comes; what lies at the border
 * of two regions is of the first.
 *
 * @param points cells of a grid of the given width, each once; labels are in their order.
 * Source: Ester et al. 1996, with the order of scikit-learn's `DBSCAN(eps=1, min_samples=5)`.
 */
export function labelGrid(points: readonly number[], width: number): Int32Array {
  const indexOf = new Map(points.map((cell, i) => [cell, i]));
  const steps = [-1, 1, -width, width];
  const neighbours = points.map((cell) => steps.flatMap((step) => indexOf.get(cell + step) ?? []));
  const isCore = neighbours.map((each) => each.length === steps.length);
  const labels = new Int32Array(points.length).fill(noise);
  let label = 0;
  for (const [start, core] of isCore.entries()) {
    if (!core || labels[start] !== noise) continue;
    labels[start] = label;
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (!isCore[at]!) continue;
      for (const next of neighbours[at]!) {
        if (labels[next] !== noise) continue;
        labels[next] = label;
        waiting.push(next);
      }
    }
    label += 1;
  }
  return labels;
}
