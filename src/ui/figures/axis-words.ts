/**
 * "#it{p}_{T} (GeV/#it{c})" as its quantity and its unit; brackets inside a unit belong to it: "((GeV/c)^{-1})". What has
 * a comma is no unit but a remark: "sector (A 0 to 17, C 18 to 35)".
 */
export function axisWords(title: string): { readonly name: string; readonly unit: string } {
  const [, name = title, unit = ""] = /^(.*\S)\s*\(((?:[^()]|\([^()]*\))*)\)\s*$/.exec(title) ?? [];
  return { name: name.trim(), unit: unit.includes(",") ? "" : unit.trim() };
}
