/** "#it{p}_{T} (GeV/#it{c})" as its quantity and its unit; brackets inside a unit belong to it: "((GeV/c)^{-1})". */
export function axisWords(title: string): { readonly name: string; readonly unit: string } {
  const [, name = title, unit = ""] = /^(.*\S)\s*\(((?:[^()]|\([^()]*\))*)\)\s*$/.exec(title) ?? [];
  return { name: name.trim(), unit: unit.trim() };
}
