import type { Surroundings } from "../paint-axes.ts";
import type { FigureMark } from "../paint-mark.ts";
import type { Theme } from "../theme.ts";

/** Middle of a place in px. */
export const middleOf = ({ layout }: Surroundings, slot: number): number => layout.x.toPixel(slot + 0.5);

export const markColour = (theme: Theme, mark: FigureMark): string =>
  ({
    good: theme.reference,
    medium: theme.medium,
    bad: theme.bad,
    null: theme.notJudged,
    "not-read": theme.notRead,
  })[mark];
