import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { againstList, runNumbersIn, runWords, type Presence } from "./expected-runs.ts";

const run = (number: number | undefined, presence: Presence = "there") => ({ info: { run: number }, presence });
const presenceOf = ({ presence }: ReturnType<typeof run>): Presence => presence;
const widest = 400;
const numbersIn = (text: string): readonly number[] => runNumbersIn(text, widest).numbers;

describe("run numbers", () => {
  it("are read whatever stands between them, each once", () => {
    expect(numbersIn("559101, 559102;559103\t559104\n- LHC24zz/559105.root 559101")).toEqual([
      559101, 559102, 559103, 559104, 559105,
    ]);
    expect(numbersIn("12 runs of 2024, 1722475800000 ms, 055910")).toEqual([]);
    const numbers = fc.uniqueArray(fc.integer({ min: 100_000, max: 999_999 }));
    const between = fc.stringMatching(/^[^\d\-\u2010-\u2015\u2212.\u2026]{1,4}$/);
    fc.assert(
      fc.property(numbers, between, (runs, between) => {
        expect(numbersIn(runs.join(between))).toEqual(runs);
      }),
    );
  });

  it.each(["559101-559105", "559101 – 559105", "559105−559101", "559101..559105", "559101…559105"])(
    "%s is a range",
    (text) => {
      const all = [559101, 559102, 559103, 559104, 559105];
      expect(numbersIn(text)).toEqual(all);
      expect(numbersIn(`559100, ${text}; 559108`)).toEqual([559100, ...all, 559108]);
    },
  );

  it("in lines that begin with a dash, or several with dashes between them, are no range", () => {
    expect(numbersIn("- 559101\n- 559105\n559108 -\n559112")).toEqual([559101, 559105, 559108, 559112]);
    expect(numbersIn("559101-559105-559109")).toEqual([559101, 559105, 559109]);
  });

  it("of a range that is too wide are told by its ends alone", () => {
    expect(runNumbersIn("559101-559500", widest).numbers).toHaveLength(400);
    expect(runNumbersIn("559101-559501, 559600", widest)).toEqual({
      numbers: [559600],
      tooWide: [[559101, 559501]],
    });
    expect(runNumbersIn("100000-999999", widest)).toEqual({ numbers: [], tooWide: [[100000, 999999]] });
  });

  it("are told by the first and last of three and more in a row", () => {
    expect(runWords([559101, 559102, 559105, 559106, 559107, 559109])).toBe("559101, 559102, 559105 to 559107, 559109");
    expect(runWords([])).toBe("");
  });
});

it("what is expected and not there is told in the order of the list, what could not be read, and what is there beyond it", () => {
  const runs = [
    run(559101),
    run(559102, "missing"),
    run(559103),
    run(undefined),
    run(559105, "not-read"),
    run(559106, "not-read"),
    run(559106),
  ];
  expect(againstList(runs, [559104, 559106, 559105, 559102, 559101], presenceOf)).toEqual({
    missing: [559104, 559102],
    unread: [runs[4]],
    beyond: [runs[2], runs[3]],
  });
  expect(againstList(runs, [], presenceOf)).toMatchObject({ missing: [], unread: [] });
});
