import type { Graph } from "../../hist/graph.ts";
import type { Hist } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";

/** Names the form of the text; counts up when members change their meaning. */
const format = "tpc-qc-viewer/histogram@1";

export type JsonContents =
  | { readonly histogram: Hist }
  | { readonly graph: Graph }
  | { readonly windows: readonly WindowHist[] }
  /** Of values per pad: all that tells of them was measured. */
  | { readonly quantity: string };

/** Where a histogram is from, and what was computed from it. */
export interface JsonAbout {
  readonly object: string;
  readonly run: number | undefined;
  readonly file: string;
  /** Identity of the content of the file. */
  readonly identity: string | undefined;
  /** By the key of their recipe. */
  readonly measurements: ReadonlyMap<string, unknown>;
}

/** Numbers of a piece: some milliseconds of work. */
const numbersAtOnce = 20_000;

/**
 * A histogram, that of each moving window, or a graph as JSON text, members named as in our model: cells in ROOT's global
 * order with flow. Numbers in the shortest form that reads back to the same double; NaN and infinity are `null`, what does
 * not exist is left out. Piece by piece, so that a map of a million cells stops nobody.
 */
export function* jsonPieces(contents: JsonContents, { measurements, ...about }: JsonAbout): Generator<string> {
  const long: ArrayLike<number>[] = [];
  const text = JSON.stringify(
    { format, ...about, ...contents, measurements: Object.fromEntries(measurements) },
    (_name, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      const numbers = value as unknown as ArrayLike<number>;
      return numbers.length <= numbersAtOnce ? Array.from(numbers) : { "": long.push(numbers) - 1 };
    },
  );
  // The place of a long array. No text of a file looks like it: within texts quotes are written with a backslash.
  for (const [index, part] of text.split(/\{"":(\d+)\}/).entries()) {
    if (index % 2 === 0) yield part;
    else yield* arrayPieces(long[Number(part)]!);
  }
}

function* arrayPieces(numbers: ArrayLike<number>): Generator<string> {
  for (let first = 0; first < numbers.length; first += numbersAtOnce) {
    const length = Math.min(numbersAtOnce, numbers.length - first);
    const part = JSON.stringify(Array.from({ length }, (_, index) => numbers[first + index]));
    yield `${first === 0 ? "[" : ","}${part.slice(1, -1)}`;
  }
  yield "]";
}
