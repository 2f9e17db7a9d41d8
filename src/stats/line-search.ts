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
const mostPlaces = 12;
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
  const first = firstLowest(slope, step.value - start);
  if (first < least) return lower(origin, step);
  const isStep = Math.abs(first - 1) < near;
  if (isStep && step.value < start) return step;
  const other = isStep ? 1 + near : first;
  return refine(f, [origin, step, { at: other, value: f(other) }]);
}

/** Lowest point of the parabola through the start with its slope and what lies a step on; far away where it bends down. */
function firstLowest(slope: number, rise: number): number {
  const at = rise === slope ? 1 : -slope / (2 * (rise - slope));
  return at < 0 ? farthest : Math.max(near, Math.min(farthest, at));
}

type Three = readonly [Place, Place, Place];

function refine(f: (at: number) => number, from: Three): Place {
  let three = from;
  let best = from.reduce(lower);
  // What lies beyond was seen to be higher.
  let [left, right] = [-100, 1000];
  let [reach, places] = [farthest, 2];
  const closeIn = (at: number): void => {
    if (at > best.at) right = Math.min(right, at - near);
    else if (at < best.at) left = Math.max(left, at + near);
  };
  while (places < mostPlaces) {
    reach = Math.max(reach, farthestOfLowest * Math.abs(best.at));
    let at = lowestOf(three, best, reach);
    at = at > 0 ? Math.min(at, right) : Math.max(at, left);
    let next: Place | undefined;
    while (next === undefined) {
      const same = Math.max(near, near * Math.abs(at));
      if (places >= mostPlaces || three.some((place) => Math.abs(at - place.at) < same)) return best;
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
