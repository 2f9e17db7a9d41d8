import { padsOfRoc, rocOffset, rocs, sideOfRoc } from "./geometry.ts";
import { usualRange, type Range } from "./ranges.ts";
import { bothSides, type Sides } from "./sides.ts";
import type { PadValues } from "./values.ts";

export interface PadsSummary {
  /** Mean over the pads that are not empty; `undefined` where all are. */
  readonly mean: number | undefined;
  readonly pads: number;
  /** Pads without clusters. */
  readonly empty: number;
}

export interface Summary {
  readonly sides: Sides<PadsSummary>;
  /** Index = ROC number. */
  readonly chambers: readonly PadsSummary[];
  /** What is shown of the quantity: the 2 % to the 98 % quantile of pads that are not empty, of counts from 0. */
  readonly range: Range | undefined;
  /** Number of time frames as stored; not summed where files were merged. `undefined` where the file does not tell. */
  readonly timeFrames: number | undefined;
}

/** Means, empty pads and the usual range: what facts and checks need. */
export function summaryOf(pads: PadValues): Summary {
  const sums = Array.from({ length: rocs }, (_, roc) => sumsOf(pads.values, roc));
  return {
    sides: bothSides((side) => summarised(sums.filter((_, roc) => sideOfRoc(roc) === side))),
    chambers: sums.map((each) => summarised([each])),
    range: usualRange(pads),
    timeFrames: pads.timeFrames,
  };
}

interface Sums {
  readonly sum: number;
  readonly pads: number;
  readonly empty: number;
}

function sumsOf(values: Float32Array, roc: number): Sums {
  const from = rocOffset(roc);
  const pads = padsOfRoc(roc);
  let sum = 0;
  let empty = 0;
  for (let i = from; i < from + pads; i++) {
    sum += values[i]!;
    if (values[i] === 0) empty += 1;
  }
  return { sum, pads, empty };
}

function summarised(sums: readonly Sums[]): PadsSummary {
  const total = (of: (each: Sums) => number): number => sums.reduce((sum, each) => sum + of(each), 0);
  const [sum, pads, empty] = [total((each) => each.sum), total((each) => each.pads), total((each) => each.empty)];
  return { mean: pads > empty ? sum / (pads - empty) : undefined, pads, empty };
}
