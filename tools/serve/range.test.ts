import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRange } from "./range.ts";

describe("parseRange", () => {
  it("gives the bytes asked for that there are", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (a, b, size) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        expect(parseRange(`bytes=${first}-${last}`, size)).toEqual(
          first < size ? { kind: "part", first, last: Math.min(last, size - 1) } : { kind: "unsatisfiable" },
        );
      }),
    );
  });

  it("reads to the end where no end is named", () => {
    expect(parseRange("bytes=4-", 10)).toEqual({ kind: "part", first: 4, last: 9 });
  });

  it.each([undefined, "bytes=0-1,4-5", "bytes=-5", "bytes=5-2", "lines=1-2", "bytes=a-b"])(
    "answers %s with the whole file",
    (header) => {
      expect(parseRange(header, 10)).toEqual({ kind: "whole" });
    },
  );

  it("finds nothing in an empty file", () => {
    expect(parseRange("bytes=0-0", 0)).toEqual({ kind: "unsatisfiable" });
  });
});
