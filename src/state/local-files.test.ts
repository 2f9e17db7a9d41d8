import { expect, it } from "vitest";
import { apart } from "./local-files.ts";

const file = (name: string, content: string): File => new File([content], name, { lastModified: 1 });
const paths = (files: readonly { readonly path: string }[]): readonly string[] => files.map(({ path }) => path);

it("files of two productions that are called alike are told apart, the same ones given again are not", () => {
  const [one, other] = [file("559101.root", "apass1"), file("559101.root", "pass 2")].map(
    (of, i) => new File([of, "x".repeat(i)], of.name, { lastModified: 1 }),
  );
  const given = [one!, other!].map((each) => ({ path: each.name, file: each }));
  expect(paths(apart(given, new Map()))).toEqual(["559101.root", "2/559101.root"]);
  const chosen = new Map([["559101.root", one!]]);
  expect(paths(apart(given, chosen))).toEqual(["559101.root", "2/559101.root"]);
  expect(paths(apart([given[1]!], new Map([...chosen, ["2/559101.root", file("559101.root", "third")]])))).toEqual([
    "3/559101.root",
  ]);
  expect(paths(apart([{ path: "apass1/559101.root", file: other! }], chosen))).toEqual(["apass1/559101.root"]);
});
