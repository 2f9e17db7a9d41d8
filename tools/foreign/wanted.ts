/** What `read_with_uproot.py` writes of a file; numbers that are not finite are null. */
export interface WantedFile {
  readonly file: string;
  readonly error?: string;
  readonly keys?: readonly (readonly [path: string, cycle: number, className: string])[];
  /** By "path;cycle". */
  readonly objects?: Readonly<Record<string, WantedObject>>;
}

export type Numbers = readonly (number | null)[];

export interface WantedHist {
  readonly kind: "histogram";
  readonly class: string;
  readonly title: string;
  readonly entries: number | null;
  readonly edges: readonly Numbers[];
  /** Of three dimensions those of the projections. */
  readonly values: Numbers | readonly Numbers[];
  readonly variances?: Numbers | readonly Numbers[];
  /** Of profiles. */
  readonly errors?: Numbers;
}

export interface WantedGraph {
  readonly kind: "graph";
  readonly class: string;
  readonly title: string;
  /** x, y, errors of x towards lower and higher, of y. */
  readonly numbers: readonly Numbers[];
}

export interface WantedTree {
  readonly kind: "tree";
  readonly class: string;
  readonly entries: number;
  readonly branches: readonly WantedBranch[];
}

/** With sums where uproot reads its values as numbers. */
export interface WantedBranch {
  readonly name: string;
  readonly entries: number;
  /** Values, those that are finite, their sum and that of their absolute values. */
  readonly n?: number;
  readonly finite?: number;
  readonly sum?: number | null;
  readonly size?: number | null;
  readonly error?: string;
}

export type WantedObject =
  WantedHist | WantedGraph | WantedTree | { readonly kind: "failed"; readonly class: string; readonly error: string };
