import { select } from "../../stats/select.ts";
import { allPads, padsOfRoc, rocOffset, rocs } from "./geometry.ts";
import { isCount, type PadQuantityName } from "./quantity.ts";
import type { PadValues } from "./values.ts";

export type Range = readonly [number, number];

/** Ranges in which today's extraction shows the means, in single precision. Source: QualityControl's post-processing macro. */
const fixedRanges: Readonly<Record<PadQuantityName, Range | undefined>> = {
  N_Clusters: undefined,
  Q_Max: [0, 200],
  Q_Tot: [0, 600],
  Sigma_Time: [0, 1],
  Sigma_Pad: [0, Math.fround(0.8)],
  Time_Bin: [6875, 7250],
};

/** Range of today's maps and distributions; of counts up to 5 times the mean over all pads, empty ones too. */
export function parityRange({ quantity, values }: PadValues): Range {
  return fixedRanges[quantity] ?? [0, Math.fround(5 * singleMean(values))];
}

/** Mean with sums in single precision, chamber by chamber, as the extraction has it. */
function singleMean(values: Float32Array): number {
  let total = 0;
  for (let roc = 0; roc < rocs; roc++) {
    let sum = 0;
    for (let i = rocOffset(roc); i < rocOffset(roc) + padsOfRoc(roc); i++) sum = Math.fround(sum + values[i]!);
    total = Math.fround(total + sum);
  }
  return Math.fround(total / allPads);
}

/**
 * Ours: of counts up to 5 times the mean over pads that have clusters; of the time bin, which follows the length of the
 * time frame, what most pads have and as much again on both sides; else today's.
 */
export function robustRange(pads: PadValues): Range {
  if (isCount(pads.quantity)) {
    const mean = activeMean(pads.values);
    return mean === undefined ? parityRange(pads) : [0, 5 * mean];
  }
  const most = pads.quantity === "Time_Bin" ? quantilesOf(pads.values, 0.01, 0.99) : undefined;
  if (most === undefined) return parityRange(pads);
  const [low, high] = most;
  const beyond = Math.max(1, high - low);
  return [Math.floor(low - beyond), Math.ceil(high + beyond)];
}

/** 2 % and 98 % quantile of the pads that have clusters, of counts from 0; `undefined` where there are none. */
export function usualRange({ quantity, values }: PadValues): Range | undefined {
  const range = quantilesOf(values, 0.02, 0.98);
  return range && [isCount(quantity) ? 0 : range[0], range[1]];
}

function activeMean(values: Float32Array): number | undefined {
  let sum = 0;
  let active = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    sum += value;
    if (value !== 0) active += 1;
  }
  return active > 0 ? sum / active : undefined;
}

/** Every so many pads tell: 40 000 place a quantile to a thousandth of the values. A prime, so that no row or sector repeats. */
const step = 13;

/** Of pads that have clusters; for ranges that are shown. */
function quantilesOf(values: Float32Array, low: number, high: number): Range | undefined {
  const active = new Float32Array(Math.ceil(values.length / step));
  const length = takeActive(values, active);
  if (length === 0) return undefined;
  const at = (share: number): number => select(active, Math.floor(share * (length - 1)), length);
  return [at(low), at(high)];
}

/** Gives how many it took. */
function takeActive(values: Float32Array, into: Float32Array): number {
  let length = 0;
  for (let i = 0; i < values.length; i += step) if (values[i] !== 0) into[length++] = values[i]!;
  return length;
}
