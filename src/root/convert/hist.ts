import type { Hist } from "../../hist/hist.ts";
import { axisTitle, toAxis } from "./axis.ts";
import { textOf, type Members } from "./fields.ts";
import { commonOf, optional, profileCellsOf, splitTitle, sums1, sums2, sumsY, toCells } from "./hist-members.ts";

/** A TH1*, TH2* or TProfile; throws `Damage` where members are missing or do not fit together. */
export function toHist(object: Members, className: string): Hist {
  const [title, titleX, titleY] = splitTitle(textOf(object, "fTitle"));
  const common = { title, className, ...commonOf(object) };
  const x = toAxis(object, "fXaxis", titleX);
  if (className.startsWith("TH2")) {
    const y = toAxis(object, "fYaxis", titleY);
    const values = toCells(object, (x.n + 2) * (y.n + 2));
    const variances = optional(object, "fSumw2", values.length);
    return { kind: "2d", ...common, x, y, values, variances, sums: sums2(object) };
  }
  const yTitle = axisTitle(object, "fYaxis", titleY);
  const values = toCells(object, x.n + 2);
  if (className === "TProfile") {
    const sums = [...sums1(object), ...sumsY(object)] as const;
    return { kind: "profile", ...common, x, yTitle, ...profileCellsOf(object, values), sums };
  }
  const variances = optional(object, "fSumw2", values.length);
  return { kind: "1d", ...common, x, yTitle, values, variances, sums: sums1(object) };
}
