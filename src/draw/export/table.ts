import { binLowEdge, binUpEdge } from "../../hist/axis.ts";
import type { Graph, Plotted } from "../../hist/graph.ts";
import type { Axis, Profile1D } from "../../hist/hist.ts";
import { profileBins } from "../../hist/profile.ts";
import { varianceOf } from "../../hist/sums.ts";
import { plainTitle } from "../latex/text.ts";

/** A number, a text (some come from files), or nothing. */
export type Cell = string | number | undefined;

/** Numbers as rows, made one by one when they are asked for. */
export interface Table {
  readonly head: readonly string[];
  /** Rows there are. */
  readonly count: number;
  readonly row: (index: number) => readonly Cell[];
}

/**
 * The cells of a histogram, flow included, in ROOT's global order, with the edges of their bins, content and error (√Σw², of the content where none is stored);
 * of a profile sum of weights, mean of y and its error. Flow bins have no outer edge and their name in the last column.
 * The points of a graph in stored order with their errors, where it has them.
 */
export function binTable(hist: Plotted): Table {
  if (hist.kind === "graph") return pointTable(hist);
  const { x } = hist;
  switch (hist.kind) {
    case "1d":
      return {
        head: [...axisHead("x", x), "content", "error", "flow"],
        count: x.n + 2,
        row: (bin) => [...place(x, bin), hist.values[bin], Math.sqrt(varianceOf(hist, bin)), flowOf("", x, bin)],
      };
    case "2d": {
      const { y } = hist;
      return {
        head: [...axisHead("x", x), ...axisHead("y", y), "content", "error", "flow"],
        count: (x.n + 2) * (y.n + 2),
        row: (cell) => {
          const [binX, binY] = [cell % (x.n + 2), Math.floor(cell / (x.n + 2))];
          const flow = [flowOf("x ", x, binX), flowOf("y ", y, binY)].filter((each) => each !== "").join(", ");
          const error = Math.sqrt(varianceOf(hist, cell));
          return [...place(x, binX), ...place(y, binY), hist.values[cell], error, flow];
        },
      };
    }
    case "profile": {
      const { values, errors } = profileBins(withFlowInside(hist));
      return {
        head: [...axisHead("x", x), "weight", "mean", "error", "flow"],
        count: x.n + 2,
        row: (bin) => {
          const mean = hist.weights[bin] === 0 ? [undefined, undefined] : [values[bin], errors[bin]];
          return [...place(x, bin), hist.weights[bin], ...mean, flowOf("", x, bin)];
        },
      };
    }
  }
}

function pointTable({ x, y, xTitle, yTitle, errors }: Graph): Table {
  const named = [
    [plainTitle(xTitle) || "x", x, errors?.x],
    [plainTitle(yTitle) || "y", y, errors?.y],
  ] as const;
  const columns = named.flatMap(([name, values, ends]): readonly (readonly [string, Float64Array])[] => {
    const own = [name, values] as const;
    if (ends === undefined) return [own];
    const [low, high] = ends;
    const isEven = low === high;
    return isEven ? [own, [`${name} error`, low]] : [own, [`${name} error down`, low], [`${name} error up`, high]];
  });
  return {
    head: ["point", ...columns.map(([name]) => name)],
    count: x.length,
    row: (index) => [index + 1, ...columns.map(([, values]) => values[index])],
  };
}

/** A profile whose bins 1…n + 2 are the cells 0…n + 1 of the given one. */
function withFlowInside(profile: Profile1D): Profile1D {
  const shifted = (cells: Float64Array): Float64Array => Float64Array.of(0, ...cells, 0);
  return {
    ...profile,
    x: { ...profile.x, n: profile.x.n + 2, edges: undefined },
    weights: shifted(profile.weights),
    weights2: profile.weights2 && shifted(profile.weights2),
    sumsY: shifted(profile.sumsY),
    sumsY2: shifted(profile.sumsY2),
  };
}

/** Columns of an axis are named by its title. */
function axisHead(letter: string, { title, labels }: Axis): readonly string[] {
  const name = plainTitle(title) || letter;
  return [`${letter} bin`, `${name} from`, `${name} to`, ...(labels === undefined ? [] : [`${letter} label`])];
}

/** Flow bins reach without end on one side: no edge there. */
function place(axis: Axis, bin: number): readonly Cell[] {
  const { n, labels } = axis;
  const from = bin === 0 ? undefined : bin === n + 1 ? axis.hi : binLowEdge(axis, bin);
  const to = bin === n + 1 ? undefined : bin === 0 ? axis.lo : binUpEdge(axis, bin);
  return [bin, from, to, ...(labels === undefined ? [] : [labels[bin - 1] ?? ""])];
}

const flowOf = (letter: string, { n }: Axis, bin: number): string =>
  bin === 0 ? `${letter}underflow` : bin === n + 1 ? `${letter}overflow` : "";
