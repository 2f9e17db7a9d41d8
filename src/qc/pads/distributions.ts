import { edgesOf } from "../../hist/axis.ts";
import { fixedAxis } from "../../hist/build.ts";
import type { Axis, Hist1D } from "../../hist/hist.ts";
import type { Rule } from "../quality.ts";
import { padsOfRoc, rocName, rocOffset, rocs, sideOfRoc } from "./geometry.ts";
import { isCount, quantityTitle, storedNames } from "./quantity.ts";
import { parityRange, robustRange } from "./ranges.ts";
import { bothSides, type Sides } from "./sides.ts";
import type { PadValues } from "./values.ts";

const bins = 300;

/** Values of all pads of a side. Source: O2 `painter::draw`. */
export function sideDistributions(pads: PadValues, rule: Rule): Sides<Hist1D> {
  const filled = fillsOf(pads, rule);
  const words = quantityTitle(pads.quantity);
  return bothSides((side) => {
    const own = filled.chambers.filter((_, roc) => sideOfRoc(roc) === side);
    const name = storedNames.distribution(pads.quantity, side);
    return histOf(own, filled.x, name, `${words} (${side}-Side)`);
  });
}

/** Values of the pads of each chamber, index = ROC number. Source: O2 `painter::makeSummaryCanvases`. */
export function chamberDistributions(pads: PadValues, rule: Rule): readonly Hist1D[] {
  const { x, chambers } = fillsOf(pads, rule);
  return chambers.map((chamber, roc) => {
    const name = storedNames.chamber(pads.quantity, roc);
    const number = name.slice(-2);
    return histOf([chamber], x, name, `${pads.quantity} distribution ROC ${number} (${rocName(roc)})`);
  });
}

/** Pads of a chamber by bin, flow bins too, and Σ1, Σx, Σx² of those within. */
interface Fill {
  readonly counts: Float64Array;
  readonly sums: readonly [number, number, number];
}

interface Fills {
  readonly x: Axis;
  readonly chambers: readonly Fill[];
}

const known = { robust: new WeakMap<PadValues, Fills>(), parity: new WeakMap<PadValues, Fills>() };

/** Of both rules made at first use, and kept as long as the values are: for sides and for chambers. */
function fillsOf(pads: PadValues, rule: Rule): Fills {
  const fills = known[rule].get(pads) ?? makeFills(pads, rule);
  known[rule].set(pads, fills);
  return fills;
}

/** "parity": every pad, in today's range. "robust": range as in `robustRange`; of means without pads that have no clusters. */
function makeFills(pads: PadValues, rule: Rule): Fills {
  const [lo, hi] = rule === "parity" ? parityRange(pads) : robustRange(pads);
  // Where all pads are empty the range is: any will do.
  const range = [lo, hi > lo ? hi : lo + 1] as const;
  const [n, from, to] = rule === "parity" ? ([bins, ...range] as const) : binsOfSteps(pads.values, range);
  const x = fixedAxis(n, from, to, quantityTitle(pads.quantity));
  const edges = edgesOf(x);
  const zeros = rule === "parity" || isCount(pads.quantity);
  const chambers = Array.from({ length: rocs }, (_, roc) => {
    const from = rocOffset(roc);
    return fill(pads.values.subarray(from, from + padsOfRoc(roc)), edges, zeros);
  });
  return { x, chambers };
}

/** Steps that values may come in; those of means of many clusters come in none. */
const steps = [1, 0.5, 0.25, 0.2, 0.125, 0.1, 0.0625, 0.05] as const;

/**
 * Bins as wide as whole steps of the values, which lie in their middle: others would hold one step more than their
 * neighbours now and then, and look like a comb.
 */
function binsOfSteps(
  values: Float32Array,
  [lo, hi]: readonly [number, number],
): readonly [n: number, lo: number, hi: number] {
  const width = (hi - lo) / bins;
  const step = steps.find((each) => each > width / 20 && comesIn(values, each));
  if (step === undefined) return [bins, lo, hi];
  const whole = step * Math.max(1, Math.ceil(width / step - 1e-9));
  const from = (Math.floor(lo / step + 1e-9) - 0.5) * step;
  const n = Math.ceil((hi - from) / whole - 1e-9);
  return [n, from, from + n * whole];
}

/** Every so many pads tell. A prime, so that no row or sector repeats. */
const every = 101;

function comesIn(values: Float32Array, step: number): boolean {
  for (let i = 0; i < values.length; i += every) {
    const steps = values[i]! / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-3) return false;
  }
  return true;
}

/** As `findBin` does, half a million times: the edges decide where rounding put a value into the wrong bin. */
function fill(values: Float32Array, edges: Float64Array, zeros: boolean): Fill {
  const counts = new Float64Array(edges.length + 1);
  const n = edges.length - 1;
  const lo = edges[0]!;
  const hi = edges[n]!;
  const perUnit = n / (hi - lo);
  let w = 0;
  let wx = 0;
  let wx2 = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0 && !zeros) continue;
    if (value < lo || !(value < hi)) {
      counts[value < lo ? 0 : n + 1]! += 1;
      continue;
    }
    let bin = 1 + ((perUnit * (value - lo)) | 0);
    if (bin < n && value >= edges[bin]!) bin += 1;
    else if (value < edges[bin - 1]!) bin -= 1;
    counts[bin]! += 1;
    w += 1;
    wx += value;
    wx2 += value * value;
  }
  return { counts, sums: [w, wx, wx2] };
}

function histOf(fills: readonly Fill[], x: Axis, name: string, title: string): Hist1D {
  const values = new Float64Array(x.n + 2);
  let [entries, w, wx, wx2] = [0, 0, 0, 0];
  for (const { counts, sums } of fills) {
    for (let bin = 0; bin < values.length; bin++) {
      values[bin]! += counts[bin]!;
      entries += counts[bin]!;
    }
    w += sums[0];
    wx += sums[1];
    wx2 += sums[2];
  }
  return {
    kind: "1d",
    name,
    title,
    className: "TH1F",
    option: "",
    entries,
    displayMinimum: undefined,
    displayMaximum: undefined,
    x,
    yTitle: "",
    values,
    variances: undefined,
    sums: [w, w, wx, wx2],
  };
}
