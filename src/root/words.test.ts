import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import type { PlainObject } from "../hist/object.ts";
import { contentOf } from "./convert/classes.ts";
import { toPlainObject } from "./convert/object.ts";
import type { RootFile } from "./file.ts";
import { openValues } from "./testing/values-file.ts";

let file: RootFile;
beforeAll(async () => {
  file = await openValues();
});

const wordsOf = (object: PlainObject | undefined): string => (object?.kind === "words" ? object.words : "none");
const read = async (path: string): Promise<readonly PlainObject[]> => unwrap(await file.read(path)).objects;

describe("what has a value and no bins is told in words", () => {
  it.each([
    ["double", "3.14159"],
    ["float", "0.1"],
    ["int", "-7"],
    ["long", "9007199254740993"],
    ["bool", "true"],
    ["string", "hällo <b>x</b>"],
    ["named", "the title of it"],
    ["vector", "4 elements: 0, 0.5, 1, 1.5"],
    ["vectorF", "3 elements: 0, 0.5, 1"],
    ["longVector", "1000 elements: 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, \u2026"],
  ])("%s", async (path, words) => {
    const [object, ...others] = await read(path);
    expect([wordsOf(object), others]).toEqual([words, []]);
  });

  it("cut where it is long, with its length", async () => {
    const words = wordsOf((await read("longString"))[0]);
    expect(words.length).toBeLessThan(540);
    expect(words).toMatch(/^long long .*\u2026 \(10000 characters\)$/);
  });

  it("in a list too, each by its name", async () => {
    expect((await read("list")).map((each) => [each.name, wordsOf(each)])).toEqual([
      ["inList", "a title"],
      ["parameter", "2.5"],
    ]);
  });

  it("and a key of it holds words, one of another template nothing that is known", async () => {
    const keys = unwrap(await file.list(""));
    const known = keys.filter(({ className }) => /^T(Par|Obj|Nam|Vec)/.test(className));
    expect(new Set(known.map(({ className }) => contentOf(className)))).toEqual(new Set(["words"]));
    expect(contentOf("TParameter<TObject>")).toBe("unknown");
  });
});

describe("what is not what its class says is damaged", () => {
  const place = { source: "f", path: "p" };
  const make = (object: object): PlainObject => toPlainObject({ fName: "p", ...object }, place, "p");

  it.each([
    { _typename: "TParameter<double>", fVal: "3" },
    { _typename: "TParameter<double>", fVal: [3] },
    { _typename: "TParameter<bool>", fVal: 7 },
    { _typename: "TObjString", fString: 5 },
    { _typename: "TNamed", fTitle: ["a"] },
    { _typename: "TVectorT<double>", fNrows: 3, fElements: Float64Array.of(1, 2) },
    { _typename: "TVectorT<double>", fNrows: 2, fElements: ["a", "b"] },
    { _typename: "TVectorT<double>", fNrows: -1, fElements: new Float64Array() },
  ])("%o", (object) => {
    expect(make(object)).toMatchObject({ kind: "failed", error: { kind: "corrupt" } });
  });

  it("but empty ones are not", () => {
    expect(wordsOf(make({ _typename: "TObjString", fString: "" }))).toBe("(empty)");
    expect(wordsOf(make({ _typename: "TVectorT<double>", fNrows: 0, fElements: [] }))).toBe("no elements");
  });

  it("and no half of a character is left where a text is cut", () => {
    const words = wordsOf(make({ _typename: "TObjString", fString: "a" + "\u{1F600}".repeat(400) }));
    expect(words).not.toMatch(/\p{Surrogate}/u);
  });
});
