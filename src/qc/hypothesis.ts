import type { Hist2D } from "../hist/hist.ts";
import type { PlainObject } from "../hist/object.ts";
import { species } from "./bethe-bloch.ts";

/**
 * A map of dE/dx against momentum whose contents are labels: which species the last track in a cell was taken for
 * (1 electron, 2 muon … as in `species`, up to 9 alpha; 0 none). Newer files have it by itself, older ones in a canvas.
 */
export interface Hypothesis {
  readonly map: string;
  readonly canvas: string;
}

export interface FoundHypothesis {
  readonly labels: Hist2D;
  /** "canvas": where files are merged it is that of the first. */
  readonly from: "map" | "canvas";
}

/** By itself, else by its name in the canvas, wherever it is drawn there. */
export function hypothesisIn(
  { map, canvas }: Hypothesis,
  find: (name: string) => PlainObject | undefined,
): FoundHypothesis | undefined {
  const own = find(map);
  if (own?.kind === "histogram" && own.hist.kind === "2d") return { labels: own.hist, from: "map" };
  const drawn = find(canvas);
  const hist = drawn?.kind === "canvas" ? drawn.hists.find((each) => each.name === map) : undefined;
  return hist?.kind === "2d" ? { labels: hist, from: "canvas" } : undefined;
}

/** Whether a map of this name holds such labels. */
export const isLabelMap = (name: string): boolean => /^hdEdxVspHypo(Pos|Neg)_/.test(name);

/** What the labels 1, 2 … stand for. Source: species of O2's track hypotheses. */
export const labelled: readonly { readonly name: string; readonly symbol: string }[] = [
  ...species.map(({ id, symbol }) => ({ name: id, symbol })),
  { name: "helium-3", symbol: "^{3}He" },
  { name: "alpha", symbol: "#alpha" },
];

/**
 * Whether labels were added up when files were merged: then some are above the highest. (Sums of low labels look like
 * labels, but a map of thousands of cells has high ones too.)
 */
export function isMerged({ values }: Hist2D): boolean {
  for (let cell = 0; cell < values.length; cell++) {
    if (values[cell]! > labelled.length || !Number.isInteger(values[cell])) return true;
  }
  return false;
}

/** Why nothing is shown then. */
export const mergedWords =
  "The species of a cell is kept as a number, and these were added up when files were merged: they mean nothing here.";

/** 1 for labelled cells of which at least half of the labelled neighbours (of eight) bear another label. */
export function mixedCells({ x, y, values }: Hist2D): Uint8Array {
  const row = x.n + 2;
  const around = [-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1];
  const mixed = new Uint8Array(values.length);
  for (let binY = 1; binY <= y.n; binY++) {
    for (let binX = 1; binX <= x.n; binX++) {
      const cell = binX + row * binY;
      const label = values[cell]!;
      if (label === 0) continue;
      let same = 0;
      let other = 0;
      for (let i = 0; i < around.length; i++) {
        const next = values[cell + around[i]!]!;
        if (next === label) same += 1;
        else if (next !== 0) other += 1;
      }
      if (other > 0 && other >= same) mixed[cell] = 1;
    }
  }
  return mixed;
}
