/** A value axis laid on pixels, linear or logarithmic. `from` is the pixel of `lo`; y axes run upwards, from > to. */
export interface Scale {
  readonly lo: number;
  readonly hi: number;
  readonly log: boolean;
  readonly from: number;
  readonly to: number;
  /** Pixel of a value; a value a logarithm has no place for lies far outside, beyond `from`. */
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

/** How far outside a value without a logarithm is put, in lengths of the axis: out of sight, yet finite. */
const beyond = 4;

export function makeScale(lo: number, hi: number, log: boolean, from: number, to: number): Scale {
  const length = to - from;
  if (!log) {
    const perUnit = length / (hi - lo);
    return {
      lo,
      hi,
      log,
      from,
      to,
      toPixel: (value) => from + (value - lo) * perUnit,
      toValue: (pixel) => lo + (pixel - from) / perUnit,
    };
  }
  const low = Math.log(lo);
  const perUnit = length / (Math.log(hi) - low);
  return {
    lo,
    hi,
    log,
    from,
    to,
    // What is no number is nowhere, and makes a gap; 0 is far below.
    toPixel: (value) => (value <= 0 ? from - beyond * length : from + (Math.log(value) - low) * perUnit),
    toValue: (pixel) => Math.exp(low + (pixel - from) / perUnit),
  };
}
