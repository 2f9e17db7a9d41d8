/** For each of some cells a weighted sum over pads of one sector: a sparse matrix, row by row. */
export interface PadSums {
  readonly cell: Uint32Array;
  /** Where the pads of each cell begin; one more than there are cells. */
  readonly from: Uint32Array;
  readonly pad: Uint16Array;
  readonly weight: Float64Array;
  /** Sum of the weights of each cell. */
  readonly total: Float64Array;
}

/** From triples of pad, cell (below `cells`) and weight; pads of a cell stay in their order. */
export function padSums(
  pads: Uint16Array,
  cellOf: Uint32Array,
  weights: Float64Array,
  length: number,
  cells: number,
): PadSums {
  const end = new Uint32Array(cells + 1);
  let hit = 0;
  for (let i = 0; i < length; i++) {
    if (end[cellOf[i]! + 1] === 0) hit += 1;
    end[cellOf[i]! + 1]! += 1;
  }
  const cell = new Uint32Array(hit);
  const from = new Uint32Array(hit + 1);
  hit = 0;
  for (let at = 0; at < cells; at++) {
    if (end[at + 1]! > 0) cell[hit++] = at;
    end[at + 1]! += end[at]!;
    from[hit] = end[at + 1]!;
  }
  const pad = new Uint16Array(length);
  const weight = new Float64Array(length);
  // `end` holds where the next pad of each cell goes, and comes to where those of the next cell begin.
  for (let i = 0; i < length; i++) {
    const to = end[cellOf[i]!]!++;
    pad[to] = pads[i]!;
    weight[to] = weights[i]!;
  }
  const total = new Float64Array(hit);
  for (let at = 0; at < hit; at++) for (let i = from[at]!; i < from[at + 1]!; i++) total[at]! += weight[i]!;
  return { cell, from, pad, weight, total };
}

/**
 * The sums over values of one sector and of another one with it, in the order of the cells: reading the weights takes longer
 * than adding up, and the two sides of the TPC have the same.
 */
export function sumsOfTwo(
  { from, pad, weight }: Pick<PadSums, "from" | "pad" | "weight">,
  first: Float32Array,
  second: Float32Array,
): readonly [Float64Array, Float64Array] {
  const sums = [new Float64Array(from.length - 1), new Float64Array(from.length - 1)] as const;
  const [ofFirst, ofSecond] = sums;
  for (let at = 0; at < ofFirst.length; at++) {
    const end = from[at + 1]!;
    let a = 0;
    let b = 0;
    // In local variables: sums in memory would have to wait for each other.
    for (let i = from[at]!; i < end; i++) {
      const w = weight[i]!;
      const p = pad[i]!;
      a += w * first[p]!;
      b += w * second[p]!;
    }
    ofFirst[at] = a;
    ofSecond[at] = b;
  }
  return sums;
}

/** Sums of the weights alone, of pads that have a value: most sectors have one in all. */
export function weightsOfTwo(
  sums: PadSums,
  first: Float32Array,
  second: Float32Array,
): readonly [Float64Array, Float64Array] {
  if (!first.includes(0) && !second.includes(0)) return [sums.total, sums.total];
  return sumsOfTwo(sums, first.map(Math.sign), second.map(Math.sign));
}
