import { describe, expect, it } from "vitest";
import { findCodeFromText, isAllowed } from "./code-from-text.ts";

const found = (text: string): string[] => findCodeFromText("a.js", text).map((place) => place.found);

describe("findCodeFromText", () => {
  it.each([
    ["eval(x)", ["eval("]],
    ["(0,eval)(x);eval (y)", ["eval("]],
    ["window.eval(x)", ["eval("]],
    ["new Function('a','return a')", ["Function("]],
    ["return Function(`a`)", ["Function("]],
    ["globalThis.Function(a)", ["Function("]],
    ["isFunction(a);$Function(b);my_eval(c);medieval(d)", []],
    ["function(a){}", []],
    ["const f = Function;", []],
    ["a=eval(b),c=Function(d)", ["eval(", "Function("]],
  ])("in %s", (text, want) => {
    expect(found(text)).toEqual(want);
  });
});

it("allows a place by file, spelling and text", () => {
  const [place] = findCodeFromText("assets/x.js", "let g = Function('return this')()");
  const allowed = { file: /^assets\/x/, found: "Function(", text: "return this", reason: "" } as const;
  expect(isAllowed(place!, allowed)).toBe(true);
  expect(isAllowed(place!, { ...allowed, file: /^workers/ })).toBe(false);
  expect(isAllowed(place!, { ...allowed, found: "eval(" })).toBe(false);
  expect(isAllowed(place!, { ...allowed, text: "else" })).toBe(false);
});
