import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pack, unpack } from "./pack.ts";
import { groups } from "./testing/data.ts";

describe("packed data", () => {
  it("are given back exactly: classes, NaN, -0, bigint, undefined, odd keys", () => {
    fc.assert(
      fc.property(groups, (group) => {
        expect(unpack(pack(group))).toStrictEqual(group);
      }),
    );
  });

  it("keep every class of typed array, also where it is a part of a larger buffer", () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 251);
    const arrays = [
      Float64Array,
      Float32Array,
      Int32Array,
      Int16Array,
      Int8Array,
      Uint32Array,
      Uint16Array,
      Uint8Array,
    ].map((type) => new type(bytes.buffer, 8, 3));
    const all = [...arrays, new BigInt64Array([-1n]), new BigUint64Array([1n << 63n]), new Float64Array(0)];
    expect(unpack(pack(all))).toStrictEqual(all);
  });

  it("refuse what is no data", () => {
    expect(() => pack({ draw: () => 0 })).toThrow("function");
    expect(() => pack({ seen: new Map() })).toThrow("plain objects");
    expect(() => pack({ view: new DataView(new ArrayBuffer(1)) })).toThrow("typed arrays");
  });
});
