import type { Hist, Hist2D } from "../../hist/hist.ts";
import { profileCell } from "../../hist/profile.ts";
import { projectedCells, projections } from "../../hist/project-3d.ts";
import { checkLimit, limits } from "../limits.ts";
import { toAxis } from "./axis.ts";
import { textOf, type Members } from "./fields.ts";
import { commonOf, optional, profileCellsOf, splitTitle, sums2, sums3, toCells } from "./hist-members.ts";

/** A TH3* as its three projections and three maps; its cells are not kept. */
export function toProjections(object: Members): readonly Hist[] {
  const [title, ...titles] = splitTitle(textOf(object, "fTitle"));
  const axes = [
    toAxis(object, "fXaxis", titles[0]),
    toAxis(object, "fYaxis", titles[1]),
    toAxis(object, "fZaxis", titles[2]),
  ] as const;
  const cells = axes.reduce((product, axis) => product * (axis.n + 2), 1);
  checkLimit("number of cells of projections", projectedCells(axes), limits.projectedCells);
  const values = toCells(object, cells);
  const variances = optional(object, "fSumw2", cells);
  return projections({ title, ...commonOf(object), axes, values, variances, sums: sums3(object) });
}

/**
 * A TProfile2D as the map of its means, 0 where a cell has no weight, with the squares of their errors as variances. Its
 * stored sums are of the weights, as ROOT has them: means of x and y are those of the entries.
 */
export function toMeans(object: Members, className: string): Hist2D {
  const [title, titleX, titleY] = splitTitle(textOf(object, "fTitle"));
  const [x, y] = [toAxis(object, "fXaxis", titleX), toAxis(object, "fYaxis", titleY)];
  const cells = profileCellsOf(object, toCells(object, (x.n + 2) * (y.n + 2)));
  const values = new Float64Array(cells.weights.length);
  const variances = new Float64Array(cells.weights.length);
  for (let cell = 0; cell < values.length; cell++) {
    const mean = profileCell(cells, cell);
    values[cell] = mean?.value ?? 0;
    variances[cell] = (mean?.error ?? 0) ** 2;
  }
  return { kind: "2d", title, className, ...commonOf(object), x, y, values, variances, sums: sums2(object) };
}
