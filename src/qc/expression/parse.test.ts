import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExpression } from "./format.ts";
import { axisQuantities, comparisons, fitNumbers, plainQuantities, type Expression } from "./node.ts";
import { longestExpression, parseExpression } from "./parse.ts";

const spelled = (text: string): string => {
  const parsed = parseExpression(text);
  return parsed.ok ? formatExpression(parsed.expression) : parsed.problem.text;
};

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const axis = fc.constantFrom(undefined, "xaxis" as const, "yaxis" as const);
const quantity = fc.oneof(
  fc.record({ name: fc.constantFrom(...plainQuantities) }),
  fc.record({ name: fc.constantFrom(...axisQuantities), axis }),
  fc
    .tuple(fc.constantFrom(...fitNumbers), finite, finite, axis)
    .filter(([, lo, hi]) => lo < hi)
    .map(([of, lo, hi, axis]) => ({ name: "fit" as const, of, lo, hi, axis })),
);
const { number, truth } = fc.letrec<{ number: Expression; truth: Expression }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("number" as const), value: finite.map(Math.abs) }),
    fc.record({ kind: fc.constant("quantity" as const), quantity }),
    fc.record({ kind: fc.constant("negative" as const), of: tie("number") }),
    fc.record({
      kind: fc.constant("arithmetic" as const),
      sign: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const, "**" as const),
      left: tie("number"),
      right: tie("number"),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("abs" as const, "sqrt" as const, "round" as const),
      values: fc.tuple(tie("number")),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("min" as const, "max" as const),
      values: fc.array(tie("number"), { minLength: 2, maxLength: 8 }),
    }),
  ),
  truth: fc.oneof(
    { depthSize: "small" },
    fc.record({
      kind: fc.constant("comparison" as const),
      first: tie("number"),
      rest: fc.array(fc.record({ sign: fc.constantFrom(...comparisons), to: tie("number") }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({ kind: fc.constant("not" as const), of: tie("truth") }),
    fc.record({
      kind: fc.constant("logic" as const),
      word: fc.constantFrom("and" as const, "or" as const),
      left: tie("truth"),
      right: tie("truth"),
    }),
  ),
}));

describe("parseExpression", () => {
  it("takes apart what was written as it was put together", () => {
    fc.assert(
      fc.property(fc.oneof(number, truth), (expression) => {
        const text = formatExpression(expression);
        fc.pre(text.length <= longestExpression);
        expect(parseExpression(text)).toEqual({ ok: true, expression });
      }),
      { numRuns: 500 },
    );
  });

  const pieces = fc.constantFrom(..."mean fit ( ) < 48 ; , and or not ** - xaxis min = π 𝜋".split(" "), " ");

  it("never throws, names a column within the text, and spells what it takes so that it takes it again", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: longestExpression + 20 }),
      fc.array(pieces, { maxLength: 40 }).map((each) => each.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseExpression(text);
        if (!parsed.ok) {
          expect(parsed.problem.at).toBeGreaterThanOrEqual(1);
          expect(parsed.problem.at).toBeLessThanOrEqual(text.length + 1);
          expect(parsed.problem.text).toMatch(/\.$/);
          return;
        }
        const again = formatExpression(parsed.expression);
        if (again.length <= longestExpression) expect(parseExpression(again)).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not run out of room, however deep", () => {
    for (const one of ["(", "-", "not ", "abs(", "2**", "mean<"]) {
      expect(parseExpression(one.repeat(longestExpression / one.length)).ok).toBe(false);
      expect(parseExpression(one.repeat(1e5))).toMatchObject({ ok: false, problem: { at: longestExpression + 1 } });
    }
  });

  it.each([
    ["entries>0", "entries > 0"],
    ["(mean−stdDev)<50<(mean+stdDev)", "mean - stdDev < 50 < mean + stdDev"],
    ["math.sqrt(abs(mean))>4", "sqrt(abs(mean)) > 4"],
    ["fit( mean ;−1,+1 )", "Expected a number after “,”, at column 15."],
    ["fit(mean;−1,1 ; xaxis)", "fit(mean; -1, 1; xaxis)"],
    ["mean(yaxis)≥.5", "mean(yaxis) >= 0.5"],
    ["not(mean>1 or mean<0)and entries≠0", "not (mean > 1 or mean < 0) and entries != 0"],
    ["-mean**2", "-mean**2"],
    ["(-mean)**2", "(-mean)**2"],
    ["2**3**2", "2**3**2"],
    ["(2**3)**2", "(2**3)**2"],
    ["1-(2-3)", "1 - (2 - 3)"],
    ["(1-2)-3", "1 - 2 - 3"],
    ["min(1,(2))", "min(1, 2)"],
    ["1e3*2E-1", "1000 * 0.2"],
    ["+mean", "mean"],
  ])("reads %s as %s", (text, want) => {
    expect(spelled(text)).toBe(want);
  });

  it.each([
    ["", "Expected a number or a name, at column 1."],
    ["48 < mean <", "Expected a number or a name after “<”, at column 12."],
    ["48 < < mean", "Expected a number or a name after “<”, at column 6."],
    ["mean = 5", "“=” means nothing here, at column 6. Write “==”."],
    ["mean > 0 & mean < 5", "“&” means nothing here, at column 10. Write “and”."],
    ["mean^2", "“^” means nothing here, at column 5. Write “**”."],
    ["mean $ 5", "“$” means nothing here, at column 6."],
    ["𝜋 > 1", "“𝜋” means nothing here, at column 1."],
    ["(mean > 5", "Expected “)” after “5”, at column 10."],
    ["mean, stdDev", "Expected the end (several expressions are written one by one) after “mean”, at column 5."],
    ["mean 5", "Expected an operator, such as < or +, or the end after “mean”, at column 6."],
    ["mean)", "Expected an operator, such as < or +, or the end after “mean”, at column 5."],
    ["mean and 3", "“and” joins comparisons, such as mean > 0; at column 1 there is a number."],
    ["mean > 0 and 3", "“and” joins comparisons, such as mean > 0; at column 14 there is a number."],
    ["not mean", "“not” goes before a comparison, such as mean > 0; at column 5 there is a number."],
    ["1 + (mean > 2)", "“+” takes numbers; at column 5 there is a comparison."],
    ["-(mean > 2)", "“-” takes numbers; at column 2 there is a comparison."],
    ["(1 < 2) < 3", "“<” takes numbers; at column 1 there is a comparison."],
    ["abs(1 < 2)", "“abs” takes numbers; at column 5 there is a comparison."],
    ["abs(1, 2)", "“abs” takes one number, here 2, at column 1."],
    ["1 + max(1)", "“max” takes 2 to 8 numbers, here 1, at column 5."],
    ["fit(gain; 1, 2)", "Expected mean, sigma or chi2ndf after “(”, at column 5."],
    ["fit(mean, 1, 2)", "Expected “;” after “mean”, at column 9."],
    ["fit(mean; 60, 40)", "The range of a fit must rise: 40 is not above 60, at column 15."],
    ["fit(mean; mean, 40)", "Expected a number after “;”, at column 11."],
    ["mean(zaxis)", "Expected xaxis or yaxis after “(”, at column 6."],
    ["1e999", "1e999 is too large, at column 1."],
  ])("says of %j what is wrong and where", (text, want) => {
    expect(spelled(text)).toBe(want);
  });

  it("knows no names but its own", () => {
    for (const name of ["means", "constructor", "__proto__", "toString", "math", "ROOT.gROOT", "hasOwnProperty"]) {
      expect(spelled(`${name}(1)`)).toContain(`There is no “${name}”, at column 1; known are entries, integral, mean,`);
    }
    expect(spelled("xaxis > 1")).toContain("An axis is chosen as in mean(xaxis).");
  });
});
