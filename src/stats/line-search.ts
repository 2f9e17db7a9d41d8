/** A place along a line, in steps, and the function there. */
export interface Place {
  readonly at: number;
  readonly value: number;
}

/** Places nearer to each other than this share of the step are one: a search that is after a descent need not be better. */
const near = 0.05;
/** How far a parabola is trusted: in steps, or times the way to the lowest place found. */
const farthest = 5;
const farthestOfLowest = 2;
const mostPlaces = 11;
/** A parabola flatter than this shows only which way is down. */
const flat = 6e-8;

/**
 * About the lowest place along a line that leads downhill, by parabolas: at first through the start, its slope and one
 * step, then through the three lowest places, until the lowest point of the parabola is near one of them.
 *
 * @param slope at the start, of a whole step; negative.
 * @param least shorter steps are lost to rounding.
 * @returns the start where nothing lower was found. Where the function is not a number the result is none either.
 * Source: F. James & M. Roos, Comput. Phys. Commun. 10 (1975) 343; limits as ROOT's results show them.
 */
export function searchLine(f: (at: number) => number, start: number, slope: number, least: number): Place {
  const origin = { at: 0, value: start };
  const step = { at: 1, value: f(1) };
  const best = lower(origin, step);
  let from = step;
  let bounds: Bounds = { reach: farthest, right: 1000, same: near };
  for (let places = 1; places < mostPlaces; places++) {
    let at = Math.max(bounds.same, Math.min(bounds.reach, lowestFrom(slope, from, start, bounds.reach)));
    if (at < least) return best;
    if (Math.abs(at - 1) < bounds.same) {
      if (step.value < start) return step;
      at = 1 + bounds.same;
    }
    const tried = { at, value: f(at) };
    if (Number.isNaN(tried.value)) return tried;
    if (lower(best, tried) !== origin) return refine(f, [origin, from, tried], bounds, places + 1);
    // Nothing lower so far: nearer, and finer.
    const same = near * at;
    bounds = { reach: at - same, right: at - same, same };
    from = tried;
  }
  return best;
}

/** How far a parabola is trusted, beyond what all is higher, and how near places are one. */
interface Bounds {
  readonly reach: number;
  readonly right: number;
  readonly same: number;
}

/** Lowest point of the parabola through the start with its slope and another place; far away where it bends down. */
function lowestFrom(slope: number, { at, value }: Place, start: number, far: number): number {
  const bend = (2 * (value - start - slope * at)) / at ** 2;
  if (bend === 0) return 1;
  return -slope / bend < 0 ? far : -slope / bend;
}

type Three = readonly [Place, Place, Place];

function refine(f: (at: number) => number, from: Three, bounds: Bounds, tried: number): Place {
  let three = from;
  let best = from.reduce(lower);
  const { same } = bounds;
  // What lies beyond was seen to be higher.
  let [left, right] = [-100, bounds.right];
  let [reach, places] = [bounds.reach, tried];
  const closeIn = (at: number): void => {
    if (at > best.at) right = Math.min(right, at - same);
    else if (at < best.at) left = Math.max(left, at + same);
  };
  while (places < mostPlaces) {
    reach = Math.max(reach, farthestOfLowest * Math.abs(best.at));
    let at = lowestOf(three, best, reach);
    at = at > 0 ? Math.min(at, right) : Math.max(at, left);
    let next: Place | undefined;
    while (next === undefined) {
      const apart = Math.max(same, same * Math.abs(at));
      if (places >= mostPlaces || three.some((place) => Math.abs(at - place.at) < apart)) return best;
      const tried = { at, value: f(at) };
      places += 1;
      if (Number.isNaN(tried.value)) return tried;
      if (three.every(({ value }) => tried.value > value)) {
        closeIn(at);
        at = (at + best.at) / 2;
      } else next = tried;
    }
    const highest = three.reduce((a, b) => (b.value > a.value ? b : a));
    three = three.map((place) => (place === highest ? next : place)) as unknown as Three;
    if (next.value < best.value) best = next;
    else closeIn(next.at);
  }
  return best;
}

/** Lowest point of the parabola through three places, within reach of the lowest of them. */
function lowestOf([a, b, c]: Three, best: Place, reach: number): number {
  const [ab, bc] = [steepness(a, b), steepness(b, c)];
  const bend = (ab - bc) / (a.at - c.at);
  const slope = ab - bend * (a.at + b.at);
  if (bend < flat) return 2 * bend * best.at + slope < 0 ? best.at + reach : best.at - reach;
  return Math.max(best.at - reach, Math.min(best.at + reach, -slope / (2 * bend)));
}

const steepness = (a: Place, b: Place): number => (a.value - b.value) / (a.at - b.at);

const lower = (a: Place, b: Place): Place => (b.value < a.value ? b : a);
