import type { Thing } from "./objects.ts";

export interface TreeOptions {
  readonly name: string;
  readonly entries: number;
  /** Members of its one branch "x" that are to say something else. */
  readonly branch?: Readonly<Record<string, unknown>>;
  /** Length of its one leaf. */
  readonly length?: number;
  /** Positions and lengths of the baskets. */
  readonly baskets?: readonly (readonly [seek: number, bytes: number])[];
}

/** A tree with one branch of doubles, whose baskets are elsewhere or nowhere. */
export function tree({ name, entries, branch, length = 1, baskets = [] }: TreeOptions): Thing {
  const leaf = { class: "TLeafD", fName: "x", fTitle: "x", fLen: length, fLenType: 8 };
  return {
    class: "TTree",
    fName: name,
    fTitle: name,
    fEntries: entries,
    fBranches: {
      arr: [
        {
          class: "TBranch",
          fName: "x",
          fTitle: "x/D",
          fEntries: entries,
          fWriteBasket: baskets.length,
          fMaxBaskets: baskets.length,
          fLeaves: { arr: [leaf] },
          fBasketSeek: baskets.map(([seek]) => seek),
          fBasketBytes: baskets.map(([, bytes]) => bytes),
          fBasketEntry: baskets.map(() => 0),
          ...branch,
        },
      ],
    },
  };
}

/** A graph that claims as many points as wanted. */
export const graph = (name: string, points: number, numbers: readonly number[]): Thing => ({
  class: "TGraph",
  fName: name,
  fTitle: name,
  fNpoints: points,
  fX: numbers,
  fY: numbers,
});
