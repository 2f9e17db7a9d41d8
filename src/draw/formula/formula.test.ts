import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "./formula.ts";
import root from "./testdata/formulas.root-6.40.json" with { type: "json" }; // written by testdata/formulas.py

/** Share of the value, or of 1 where the value is smaller than that because what was added up was not. */
const tolerance = 1e-12;

describe("parseFormula", () => {
  it(`has ROOT's values of ${root.cases.length} formulas`, () => {
    expect(root.cases.length).toBeGreaterThan(200);
    const wrong = root.cases.flatMap(({ formula, parameters, values }) => {
      const parsed = parseFormula(formula);
      if (parsed === undefined) return [`${formula} is not known`];
      return root.points.flatMap((point, i) => {
        const [got, want] = [parsed.at(point, parameters), Number(String(values[i]).replace("inf", "Infinity"))];
        const near = Math.abs(got - want) <= tolerance * Math.max(Math.abs(want), Math.abs(want) < 1e-6 ? 0 : 1);
        return near || Object.is(got, want) ? [] : [`${formula} at ${point[0]}: ${got} instead of ${want}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("knows nothing of what is no formula", () => {
    expect(root.unknown.filter((text) => parseFormula(text) !== undefined)).toEqual([]);
  });

  it("takes parameters by position in formulas that ROOT compiled", () => {
    const formula = parseFormula("[](double*x,double*p){return p[1]*x[0]+p[0] ;}");
    expect(formula?.at([2], [1, 10])).toBe(21);
    expect(parseFormula("[](double*x,double*p){while(true);return 1 ;}")).toBeUndefined();
  });

  it("ends with formulas that are long or nested without end", () => {
    expect(parseFormula("(".repeat(19_000))).toBeUndefined();
    expect(parseFormula("-".repeat(19_000))).toBeUndefined();
    expect(parseFormula(`x${"+x".repeat(20_000)}`)).toBeUndefined();
    expect(parseFormula(`x${"^x".repeat(5000)}`)).toBeUndefined();
    expect(parseFormula(`${"x?".repeat(5000)}1`)).toBeUndefined();
  });

  it("neither throws nor runs anything, whatever the text", () => {
    const word = fc.constantFrom(
      "x",
      "gaus",
      "[0]",
      "(",
      ")",
      "+",
      "^",
      "1",
      "2.5",
      ",",
      "?",
      ":",
      "TMath::",
      "pol2",
      "=>",
      "{}",
      "[",
      "`",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
        ),
        (text) => {
          const formula = parseFormula(text);
          if (formula !== undefined) expect(typeof formula.at([1], [1])).toBe("number");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
