import { describe, expect, it } from "vitest";
import { plainTitle } from "../../draw/latex/text.ts";
import { measureExpression } from "../../qc/expression/measure-expression.ts";
import { fakeHist } from "../testing/fake-objects.ts";
import { resultWords } from "./expression-words.ts";

const titles = { xTitle: undefined, yTitle: undefined };
const words = (text: string, name = "hdEdxTotMIP_TPC", given: Parameters<typeof resultWords>[1] = titles): string => {
  const hist = fakeHist(name)!;
  const { value, after } = resultWords(measureExpression(text, hist)!, given, hist);
  return `${value} ${plainTitle(after)}`.trim().replaceAll("\u2009", "");
};

describe("the result of an expression", () => {
  it("is a number with its error and the unit of the axis", () => {
    expect(words("fit(mean; 40, 60)")).toMatch(/^46\.\d+±0\.\d+ a\.u\.$/);
    expect(words("median")).toMatch(/^4\d\.\d\d a\.u\.$/);
    expect(words("entries")).toMatch(/^\d+$/);
    // A count is whole, as the entries beside it are.
    expect(words("integral")).toMatch(/^\d+ ± \d+$|^\d+±\d+$/);
    expect(words("integral").split("±")[0]!.trim()).toBe(words("entries"));
    expect(words("mean", "hPt", { ...titles, xTitle: "#it{p}_{T} (GeV/#it{c})" })).toMatch(/^\d\.\d+±0\.\d+ GeV\/c$/);
    expect(words("stdDev ** 2", "hPt", { ...titles, xTitle: "#it{p}_{T} (GeV/#it{c})" })).toMatch(/ \(GeV\/c\)²$/);
    expect(words("mean * mean(xaxis)", "h2DEtaPhi", { xTitle: "#phi (rad)", yTitle: "d (cm)" })).toMatch(/ rad cm$/);
    expect(words("stdDev / mean")).toMatch(/^0\.\d+±0\.\d+$/);
    expect(words("2 / 3")).toBe("0.6667");
  });

  it("is true, false, or nothing and why", () => {
    expect(words("48 < fit(mean; 40, 60) < 52")).toBe("false");
    expect(words("entries > 0")).toBe("true");
    expect(words("fit(mean; 1, 2)")).toBe("– too few filled bins in 1 to 2 for a fit: the axis ends before");
  });
});
