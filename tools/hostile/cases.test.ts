import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { openRootFile } from "../../src/root/open.ts";
import { changedSince, snapshot } from "../fuzz/prototypes.ts";
import { readAll } from "../fuzz/read-all.ts";
import { canary, hostileCases } from "./cases.ts";

describe.each(hostileCases)("a file with $name", ({ file, opens, objects, refused, bytes }) => {
  it("is read or refused in words, object by object", async () => {
    const before = snapshot();
    const made = bytes();
    const { uncoded } = await readAll([made]);
    expect(uncoded).toEqual([]);
    const opened = await openRootFile(openMemory(file, made));
    expect(opened.ok ? "read" : opened.error.kind).toBe(opens);
    if (opened.ok) {
      const group = unwrap(await opened.value.read("int/TPC/Tracks"));
      const kindOf = (name: string): string | undefined =>
        group.objects.find((object) => `Tracks/${object.name}` === name)?.kind;
      expect(kindOf("Tracks/hEta")).toBe("histogram");
      for (const name of objects) expect([name, kindOf(name)]).toEqual([name, "histogram"]);
      for (const name of refused) expect([name, kindOf(name)]).not.toEqual([name, "histogram"]);
    }
    expect(changedSince(before)).toEqual([]);
    expect(canary in globalThis).toBe(false);
  });
});

describe("trees that claim what they have not", () => {
  const bytes = hostileCases.find(({ file }) => file === "559215.root")!.bytes();
  it.each([
    ["many", "corrupt"],
    ["above", "corrupt"],
    ["few", "corrupt"],
    ["baskets", "limit-exceeded"],
    ["beyond", "limit-exceeded"],
    ["elsewhere", "corrupt"],
    ["negative", "corrupt"],
    ["wide", "limit-exceeded"],
    ["remote", "branch-not-read"],
  ])("give no numbers of branch x of %s", async (name, kind) => {
    const file = unwrap(await openRootFile(openMemory("f", bytes)));
    expect(await file.branch(name, "x")).toMatchObject({ ok: false, error: { kind } });
  });
});
