import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hist1D } from "./build.ts";
import { distinctNames, partOf, partsOf, type PlainObject } from "./object.ts";

const named = (...names: readonly string[]) => names.map((name) => ({ name, className: "TGraph" }));

describe("distinctNames", () => {
  it("keeps the first of a name and counts the others; what has none goes by its class", () => {
    expect(distinctNames(named("a", "b", "a", "", "a", ""))).toEqual([
      "a",
      "b",
      "a (2)",
      "TGraph",
      "a (3)",
      "TGraph (2)",
    ]);
    expect(distinctNames(named("a", "a", "a (2)"))).toEqual(["a", "a (3)", "a (2)"]);
    expect(distinctNames(named("", "TGraph"))).toEqual(["TGraph (2)", "TGraph"]);
  });

  it("makes no two alike, and renames none that was alone", () => {
    const names = fc.array(fc.constantFrom("", "a", "a (2)", "a (3)", "TGraph", "__proto__"), { maxLength: 9 });
    fc.assert(
      fc.property(names, (all) => {
        const made = distinctNames(named(...all));
        expect(new Set(made).size).toBe(all.length);
        all.forEach((name, i) => {
          if (name !== "" && all.indexOf(name) === i) expect(made[i]).toBe(name);
        });
      }),
    );
  });

  it("takes its time once for many of one name", () => {
    expect(distinctNames(named(...Array.from({ length: 50_000 }, () => "a"))).at(-1)).toBe("a (50000)");
  });
});

describe("parts of an object", () => {
  const hist = hist1D({ name: "h", x: { n: 2, lo: 0, hi: 1 }, values: [1, 2] });

  it("are found by the names that they are told by", () => {
    const canvas: PlainObject = { kind: "canvas", name: "c", hists: [hist, { ...hist, entries: 7 }], graphs: [] };
    expect(partsOf(canvas).map(({ name }) => name)).toEqual(["h", "h (2)"]);
    expect(partOf(canvas, "h (2)")).toMatchObject({ kind: "histogram", hist: { entries: 7 } });
    expect(partOf(canvas, "h (3)")).toBeUndefined();
  });

  it("are none of what holds no others", () => {
    expect(partsOf({ kind: "histogram", name: "h", hist })).toEqual([]);
  });
});
