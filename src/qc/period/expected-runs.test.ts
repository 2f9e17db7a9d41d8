import fc from "fast-check";
import { expect, it } from "vitest";
import { againstList, runNumbersIn } from "./expected-runs.ts";

const run = (number: number | undefined, found = true) => ({ info: { run: number }, found });
const isThere = ({ found }: ReturnType<typeof run>): boolean => found;

it("run numbers are read whatever stands between them, each once", () => {
  expect(runNumbersIn("559101, 559102;559103\t559104\n- LHC24zz/559105.root 559101")).toEqual([
    559101, 559102, 559103, 559104, 559105,
  ]);
  expect(runNumbersIn("12 runs of 2024, 1722475800000 ms, 055910")).toEqual([]);
  const numbers = fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }));
  const between = fc.stringMatching(/^[^\d]{1,4}$/);
  fc.assert(
    fc.property(numbers, between, (runs, between) => {
      expect(runNumbersIn(runs.join(between))).toEqual(runs);
    }),
  );
});

it("what is expected and not there is told in the order of the list, and what is there beyond it", () => {
  const runs = [run(559101), run(559102, false), run(559103), run(undefined)];
  expect(againstList(runs, [559104, 559102, 559101], isThere)).toEqual({
    missing: [559104, 559102],
    beyond: [runs[2], runs[3]],
  });
  expect(againstList(runs, [], isThere).missing).toEqual([]);
});
