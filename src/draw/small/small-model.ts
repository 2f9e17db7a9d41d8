import type { BinAxis } from "../bins.ts";

/** Many small histograms with one range along x and one of contents, in groups beside one another. */
export interface SmallModel {
  readonly groups: readonly SmallGroup[];
  /** Along x, with its title; labelled once below each group. */
  readonly x: { readonly lo: number; readonly hi: number; readonly title: string };
  /** Of the contents, from 0; on a logarithm from half an entry. */
  readonly top: number;
  readonly log: boolean;
}

export interface SmallGroup {
  readonly title: string;
  readonly columns: number;
  readonly cells: readonly SmallCell[];
}

export interface SmallCell {
  readonly label: string;
  /** Contents with flow; `undefined`: there is nothing to draw, `words` say why. */
  readonly values: ArrayLike<number> | undefined;
  readonly bins: BinAxis;
  readonly words: string;
  /** It stands out. */
  readonly quality: "medium" | "bad" | undefined;
}
