import { expect, it } from "vitest";
import { localSets } from "./local-sets.ts";
import { addressesIn, readSetText } from "./read-set.ts";

const base = { origin: "https://viewer.example", directory: "https://viewer.example/tpc/" };
const run = (n: number): string => `https://alice.cern.ch/apass1/${n}.root`;

it("addresses are read one a line, between spaces, and run together as a field makes them", () => {
  const two = [run(559101), run(559102)];
  for (const between of ["\n", " ", "\r\n\t", ""]) expect(addressesIn(two.join(between))).toEqual(two);
  expect(readSetText(two.join(" "), base)).toMatchObject({
    members: [{ source: { url: two[0] } }, { source: { url: two[1] } }],
  });
  expect(readSetText(`${two[0]} ftp://a.example/b.root`, base)).toContain("ftp://a.example/b.root is not an address");
  expect(readSetText(" ", base)).toContain("Type addresses");
});

it("the set of a link is its first one, of a link to a run that run; one merged from parts is none", () => {
  const link = "https://elsewhere.example/#/period?dir=https://alice.cern.ch/apass1/&runs=559101,559102";
  expect(readSetText(link, base)).toMatchObject({ members: [{ source: { url: run(559101) } }, {}] });
  const identity = "0123456789abcdef0123456789abcdef";
  for (const page of ["run/559101", "panel/559101"])
    expect(
      readSetText(`https://elsewhere.example/#/${page}?src=${run(559101)}&id=${identity}&panel=mip`, base),
    ).toEqual({
      name: "",
      members: [{ source: { kind: "url", url: run(559101) }, identity: "01234567" }],
    });
  expect(readSetText("#/settings", base)).toBe("This link is to no set of runs.");
});

it("a folder of two passes is two sets, the later pass first; any other folder is one", () => {
  const files = (...paths: readonly string[]) => paths.map((path) => ({ path, file: new File([], path) }));
  const of = (pass: string) => [`2024/LHC24zz/${pass}/559101.root`, `2024/LHC24zz/${pass}/559102.root`];
  const names = (sets: ReturnType<typeof localSets>) =>
    sets.map(({ members }) => members.map(({ source }) => (source.kind === "file" ? source.name : "")));
  expect(names(localSets(files(...of("apass1"), ...of("apass2"))))).toEqual([of("apass2"), of("apass1")]);
  expect(names(localSets(files("559101.root", "559102.root")))).toEqual([["559101.root", "559102.root"]]);
  const three = [...of("apass1"), ...of("apass2"), ...of("apass3")];
  expect(names(localSets(files(...three)))).toEqual([three]);
});
