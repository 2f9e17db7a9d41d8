/** Derivatives of a function along each of its variables alone, by differences, and the steps that these are of. */
export interface Slopes {
  readonly gradient: Float64Array;
  readonly second: Float64Array;
  readonly steps: Float64Array;
}

/** About √ of the rounding of a function's value, relative to it. */
export const rounding = 2 ** -24;
/** Where a function of size 1 changes by that many roundings, rounding hides no more than a thousandth of the change. */
const visible = 8 * rounding;
const mostTrials = 3;
/** Shares of a step and of a slope by which a trial may differ from the one before to be the last. */
const [sameStep, sameSlope] = [0.3, 0.05];
/** Longest step of a variable that is an angle. */
const longestAngle = 0.5;

/** What is known of a function before anything was tried: that it rises by 1 within `reach` of every variable. */
export function slopesOfReach(reach: Float64Array, isAngle: readonly boolean[]): Slopes {
  return {
    gradient: reach.map((each) => 2 / each),
    second: reach.map((each) => 2 / each ** 2),
    steps: reach.map((each, i) => (isAngle[i]! ? Math.min(longestAngle, 0.1 * each) : 0.1 * each)),
  };
}

/**
 * Slopes and second derivatives at p, from steps to both sides. These are as long as makes the change just visible, at
 * least a tenth and at most ten times those before, and are tried again, up to three times, until step or slope hardly
 * changes: where the function is flat steps grow, and so see over the edge of what is flat.
 *
 * @param before the slopes known so far, from the place before.
 * Source: F. James, MINUIT Reference Manual, CERN D506; W. H. Press et al., Numerical Recipes, 5.7; limits as ROOT shows
 * them when it prints its fits.
 */
export function slopesAt(
  f: (p: Float64Array) => number,
  p: Float64Array,
  value: number,
  before: Slopes,
  isAngle: readonly boolean[],
): Slopes {
  const [gradient, second, steps] = [before.gradient.slice(), before.second.slice(), before.steps.slice()];
  const change = visible * (Math.abs(value) + 1);
  const x = p.slice();
  const along = (i: number, by: number): number => {
    x[i] = p[i]! + by;
    const there = f(x);
    x[i] = p[i]!;
    return there;
  };
  for (let i = 0; i < p.length; i++) {
    const unseen = rounding * (1 + Math.abs(gradient[i]!));
    let last = 0;
    for (let trial = 0; trial < mostTrials; trial++) {
      let step = Math.max(Math.sqrt(change / (Math.abs(second[i]!) + unseen)), 0.1 * steps[i]!);
      if (isAngle[i]!) step = Math.min(step, longestAngle);
      step = Math.max(Math.min(step, 10 * steps[i]!), 8 * rounding * Math.abs(p[i]!));
      if (Math.abs(step - last) < sameStep * step) break;
      steps[i] = last = step;
      const [above, below, slope] = [along(i, step), along(i, -step), gradient[i]!];
      gradient[i] = (above - below) / (2 * step);
      second[i] = (above + below - 2 * value) / step ** 2;
      if (Math.abs(gradient[i]! - slope) < sameSlope * (Math.abs(gradient[i]!) + change / step)) break;
    }
  }
  return { gradient, second, steps };
}
