/** What is known of a TTree or TNtuple after its own record is read: what it holds, not the values. */
export interface Tree {
  readonly name: string;
  readonly title: string;
  readonly className: string;
  readonly entries: number;
  readonly branches: readonly Branch[];
}

/** One branch, or one leaf of a branch that has several. */
export interface Branch {
  /** From the top of the tree: "px", "event/tracks", of one leaf of several "event.px". */
  readonly name: string;
  readonly title: string;
  /** As in C++: "double", "float[3]", "int[]" (as many as another branch says), "vector<float>", or a class. */
  readonly type: string;
  readonly entries: number;
  /** Bytes of all its values, unpacked and in the file; its sub-branches have their own. */
  readonly unpacked: number;
  readonly packed: number;
  /** Whether its values can be read as numbers. */
  readonly numeric: boolean;
  /** The value of each entry: of small trees only, and of branches with one number an entry. */
  readonly values: Float64Array | undefined;
}
