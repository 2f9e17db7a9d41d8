import type { Arrangement } from "../../route/route.ts";
import type { MatrixSort } from "./matrix.ts";

/** How a matrix is sorted, as links name it: "iroc-a05" for a chamber. */
export const toLink = (sort: MatrixSort): Arrangement["sort"] =>
  sort.by === "order" ? undefined : sort.by === "worst" ? "worst" : sort.id.toLowerCase().replaceAll(" ", "-");

export function fromLink({ sort }: Pick<Arrangement, "sort">): MatrixSort {
  if (sort === undefined) return { by: "order" };
  if (sort === "worst") return { by: "worst" };
  const chamber = /^([io]roc)-([ac]\d\d)$/.exec(sort);
  return { by: "column", id: chamber === null ? sort : `${chamber[1]} ${chamber[2]}`.toUpperCase() };
}
