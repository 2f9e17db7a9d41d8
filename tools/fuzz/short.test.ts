import { describe, expect, it } from "vitest";
import { makeFuzzer, type Outcome } from "./run-mutant.ts";

const endsOf = (of: readonly Outcome[]): readonly string[] => [...new Set(of.flatMap(({ ends }) => ends))];

describe("damaged files", () => {
  it(
    "are read or refused in words, soon, and change nothing that is shared; flipped bits are detected",
    { timeout: 120_000 },
    async () => {
      const fuzzer = await makeFuzzer(1, false);
      const outcomes: Outcome[] = [];
      for (let number = 0; number < 50; number++) outcomes.push(await fuzzer.run(number));
      expect(outcomes.filter((each) => each.violations.length > 0)).toEqual([]);
      const known = ["read", "corrupt", "truncated", "limit-exceeded", "detected"];
      expect(endsOf(outcomes)).toEqual(expect.arrayContaining(known));
      const parts = outcomes.filter(({ kind }) => kind === "part of a merged run");
      expect(endsOf(parts)).toEqual(expect.arrayContaining(["merged", "part-failed"]));
    },
  );
});
