import { borderAt, innerEdge, outerEdge } from "./corners.ts";
import { turnOf, padRows, rowOfPad } from "./geometry.ts";

/**
 * Borders of a set of pads of one sector: rings of x, y pairs in the global frame, cm; counter-clockwise, holes clockwise.
 * Borders between two pads of the set are left out, also where rows with other numbers of pads meet.
 *
 * @param pads indices in the sector, A orientation, rising.
 */
export function outlineOf(pads: readonly number[], sector: number): readonly Float64Array[] {
  const edges = new Edges();
  const runs = runsByRow(pads);
  for (const [row, own] of runs) {
    const shape = padRows[row]!;
    const [inner, outer] = [lineBelow(row), lineBelow(row) + 1];
    for (const [from, to] of own) {
      edges.add(at(inner, borderAt(shape, from, innerEdge(shape))), at(outer, borderAt(shape, from, outerEdge(shape))));
      edges.add(at(outer, borderAt(shape, to, outerEdge(shape))), at(inner, borderAt(shape, to, innerEdge(shape))));
    }
    const next = padRows[row + 1]?.stack === shape.stack ? runs.get(row + 1) : undefined;
    addLine(edges, outer, spans(own, row, outerEdge), spans(next ?? [], row + 1, innerEdge));
    const joined = padRows[row - 1]?.stack === shape.stack && runs.has(row - 1);
    if (!joined) addLine(edges, inner, [], spans(own, row, innerEdge));
  }
  return edges.rings().map((ring) => turned(ring, sector));
}

/** Lines between rows are numbered inside out; rows of one stack share theirs. */
const lineBelow = (row: number): number => row + padRows[row]!.stack;

const lineX: readonly number[] = padRows.flatMap((row, i) =>
  padRows[i + 1]?.stack === row.stack ? [innerEdge(row)] : [innerEdge(row), outerEdge(row)],
);

/** A corner: its line, and y along it. */
interface Corner {
  readonly line: number;
  readonly y: number;
}

const at = (line: number, y: number): Corner => ({ line, y });

type Run = readonly [from: number, to: number];

/** Neighbouring pads of each row as first border and last border. */
function runsByRow(pads: readonly number[]): ReadonlyMap<number, readonly Run[]> {
  const runs = new Map<number, Run[]>();
  for (const index of pads) {
    const row = rowOfPad[index]!;
    const pad = index - padRows[row]!.offset;
    const own = runs.get(row) ?? [];
    const last = own.at(-1);
    if (last !== undefined && last[1] === pad) own[own.length - 1] = [last[0], pad + 1];
    else own.push([pad, pad + 1]);
    runs.set(row, own);
  }
  return runs;
}

type Spans = readonly (readonly [number, number])[];

const spans = (runs: readonly Run[], row: number, edge: typeof innerEdge): Spans =>
  runs.map(([from, to]) => {
    const shape = padRows[row]!;
    return [borderAt(shape, from, edge(shape)), borderAt(shape, to, edge(shape))];
  });

/** Parts of a line that have pads on one side only: upwards where these are below it (further in), downwards where above. */
function addLine(edges: Edges, line: number, below: Spans, above: Spans): void {
  const ends = [...new Set([...below, ...above].flat())].toSorted((a, b) => a - b);
  const covers = (spans: Spans, from: number, to: number): boolean =>
    spans.some(([start, end]) => start <= from && to <= end);
  for (let i = 0; i + 1 < ends.length; i++) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    const [isBelow, isAbove] = [covers(below, from, to), covers(above, from, to)];
    if (isBelow && !isAbove) edges.add(at(line, from), at(line, to));
    if (isAbove && !isBelow) edges.add(at(line, to), at(line, from));
  }
}

/** Directed edges, as many into a corner as out of it. */
class Edges {
  readonly #from = new Map<string, Corner[]>();

  add(from: Corner, to: Corner): void {
    const known = this.#from.get(keyOf(from));
    if (known === undefined) this.#from.set(keyOf(from), [to]);
    else known.push(to);
  }

  /** Rings that pass no corner twice; uses the edges up. */
  rings(): readonly (readonly Corner[])[] {
    const rings: Corner[][] = [];
    for (const [start] of this.#from) {
      const path: Corner[] = [];
      const places = new Map<string, number>();
      for (let key = start; ;) {
        const next = this.#from.get(key)?.pop();
        if (next === undefined) break;
        path.push(next);
        places.set(key, path.length - 1);
        key = keyOf(next);
        const met = places.get(key);
        if (met === undefined) continue;
        const ring = path.splice(met);
        for (const corner of ring) places.delete(keyOf(corner));
        rings.push(ring);
      }
    }
    return rings;
  }
}

const keyOf = ({ line, y }: Corner): string => `${line} ${y}`;

function turned(ring: readonly Corner[], sector: number): Float64Array {
  const [cos, sin] = turnOf(sector);
  return Float64Array.from(
    ring.flatMap(({ line, y }) => {
      const x = lineX[line]!;
      return [x * cos - y * sin, x * sin + y * cos];
    }),
  );
}
