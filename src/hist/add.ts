import { sameBins } from "./axis.ts";
import type { Cells, Hist, Hist1D, Hist2D, Profile1D } from "./hist.ts";
import { sums1D, sums2D, sumsProfile } from "./sums.ts";

/**
 * The sum of histograms of one kind and the same bins: contents, variances, stored sums and entries, flow included; titles
 * and display limits are those of the first. In double precision. `undefined` where kinds or bins differ, or there is none.
 * Source: ROOT `TH1::Add`, which adds what `GetStats` gives.
 */
export function addHists<H extends Hist>(hists: readonly H[]): H | undefined {
  const [first, ...others] = hists;
  if (first === undefined || others.length === 0) return first;
  if (!others.every((other) => canAdd(first, other))) return undefined;
  switch (first.kind) {
    case "1d":
      return add1D(first, hists as readonly Hist1D[]) as H;
    case "2d":
      return add2D(first, hists as readonly Hist2D[]) as H;
    case "profile":
      return addProfiles(first, hists as readonly Profile1D[]) as H;
  }
}

const canAdd = (a: Hist, b: Hist): boolean =>
  a.kind === b.kind &&
  sameBins(a.x, b.x) &&
  (a.kind !== "2d" || b.kind !== "2d" || sameBins(a.y, b.y)) &&
  (a.kind !== "profile" || b.kind !== "profile" || a.errorOption === b.errorOption);

const add1D = (first: Hist1D, all: readonly Hist1D[]): Hist1D => ({
  ...first,
  ...addContents(first, all),
  sums: addSums(all.map((hist) => sums1D(hist))),
});

const add2D = (first: Hist2D, all: readonly Hist2D[]): Hist2D => ({
  ...first,
  ...addContents(first, all),
  sums: addSums(all.map((hist) => sums2D(hist))),
});

const addProfiles = (first: Profile1D, all: readonly Profile1D[]): Profile1D => ({
  ...first,
  entries: entriesOf(all),
  weights: addCells(all.map(({ weights }) => weights)),
  weights2: all.some(({ weights2 }) => weights2 !== undefined)
    ? addCells(all.map(({ weights, weights2 }) => weights2 ?? weights))
    : undefined,
  sumsY: addCells(all.map(({ sumsY }) => sumsY)),
  sumsY2: addCells(all.map(({ sumsY2 }) => sumsY2)),
  sums: addSums(all.map((profile) => sumsProfile(profile))),
});

/** The class is that of double precision: what it adds up to may not fit into that of the parts. */
const addContents = (first: Hist1D | Hist2D, all: readonly (Hist1D | Hist2D)[]) => ({
  className: first.className.replace(/[CSIF]$/, "D"),
  entries: entriesOf(all),
  values: addCells(all.map(({ values }) => values)),
  variances: all.some(({ variances }) => variances !== undefined)
    ? addCells(all.map(({ values, variances }) => variances ?? Float64Array.from(values, Math.abs)))
    : undefined,
});

const entriesOf = (all: readonly Hist[]): number => all.reduce((sum, { entries }) => sum + entries, 0);

const addSums = <T extends readonly number[]>(all: readonly T[]): T =>
  all.reduce((sum, part) => sum.map((each, i) => each + part[i]!) as unknown as T);

function addCells(parts: readonly (Cells | Float64Array)[]): Float64Array {
  const sum = Float64Array.from(parts[0]!);
  for (const part of parts.slice(1)) for (let cell = 0; cell < sum.length; cell++) sum[cell]! += part[cell]!;
  return sum;
}
