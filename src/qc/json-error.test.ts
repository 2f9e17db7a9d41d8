import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonErrorAt } from "./json-error.ts";

const words = (json: string): string => {
  const error = jsonErrorAt(json);
  return error === undefined ? "none" : `${error.line}:${error.column} ${error.expected}`;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("jsonErrorAt", () => {
  it("names line and column, and what is expected there", () => {
    expect(words('{"a": 1,\n "b" 2}')).toBe("2:6 a colon is expected");
    expect(words('{"a": [1, 2\r\n 3]}')).toBe("2:2 a comma or ] is expected");
    expect(words('{\n\n"a": 1 "b": 2}')).toBe("3:8 a comma or } is expected");
    expect(words("{'a': 1}")).toBe("1:2 a name in double quotes is expected");
    expect(words('{"a": 1,}')).toBe("1:9 a name in double quotes is expected");
    expect(words("[1, ]")).toBe("1:5 a value is expected");
    expect(words('{"a": nothing}')).toBe("1:7 a value is expected");
    expect(words('{"a": 1}}')).toBe("1:9 nothing more is expected");
    expect(words("")).toBe("1:1 a value is expected");
    expect(words('{"runs": ')).toBe("1:10 a value is expected");
    expect(words("[1")).toBe("1:3 a comma or ] is expected");
    expect(words("01")).toBe("1:2 nothing more is expected");
  });

  it("finds an error where JSON.parse does, and nowhere else", () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom("", ",", "]", "}", '"', ":", " ", "\n", "\\", "-", "e"),
      )
      .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        expect(jsonErrorAt(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("reads long texts and deep ones", () => {
    expect(words(`["${"a".repeat(5_000_000)}" 1]`)).toBe("1:5000005 a comma or ] is expected");
    expect(words("[".repeat(300_000))).toBe("1:300001 a value is expected");
  });
});
