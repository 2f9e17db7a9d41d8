/** For each of some cells a weighted sum over pads of one sector: a sparse matrix, row by row. */
export interface PadSums {
  readonly cell: Uint32Array;
  /** Where the pads of each cell begin; one more than there are cells. */
  readonly from: Uint32Array;
  readonly pad: Uint16Array;
  readonly weight: Float64Array;
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
  return { cell, from, pad, weight };
}

/** Adds the sums over values of one sector. Cell by cell: sums in memory would have to wait for each other. */
export function addSums({ cell, from, pad, weight }: PadSums, values: Float32Array, sums: Float64Array): void {
  for (let at = 0; at < cell.length; at++) {
    const end = from[at + 1]!;
    let sum = 0;
    for (let i = from[at]!; i < end; i++) sum += weight[i]! * values[pad[i]!]!;
    sums[cell[at]!]! += sum;
  }
}
