import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changed, type CheckChange } from "./check-changes.ts";
import {
  asReleased,
  changedWords,
  isAsReleased,
  limitProblem,
  limitsOf,
  mostOwn,
  readSettings,
  sameSettings,
  type CheckSettings,
} from "./check-settings.ts";
import { checks, findCheck } from "./checks.ts";
import { ownId, type OwnCheck } from "./own-check.ts";

const mip = findCheck("mip-mean")!;
const own = (title: string, good = "mean > 0"): OwnCheck => ({
  object: "Tracks/hEta",
  panel: undefined,
  title,
  good,
  medium: undefined,
});
const limit = (name: string, value: number | undefined, check = "mip-mean"): CheckChange => ({
  kind: "limit",
  check,
  limit: name,
  value,
});
const after = (...changes: readonly CheckChange[]): CheckSettings =>
  changes.reduce<CheckSettings>((settings, change) => {
    const next = changed(settings, change);
    if (typeof next === "string") throw new Error(next);
    return next;
  }, asReleased);

it("every released limit is one that a person could set", () => {
  for (const check of checks) {
    for (const [name, { value }] of Object.entries(check.limits)) {
      expect(limitProblem(check, name, value, limitsOf(check, asReleased)), `${check.id}.${name}`).toBeUndefined();
    }
  }
});

it("counts are whole, whoever sets them", () => {
  const words = "It is a count: a whole number.";
  expect(changed(asReleased, limit("fewest", 2.5))).toBe(words);
  expect(changed(asReleased, limit("needed", 2.5, "dca-sectors"))).toBe(words);
  expect(limitsOf(mip, after(limit("fewest", 3)))).toMatchObject({ fewest: 3 });
  const counts = checks.flatMap(({ id, limits }) =>
    Object.entries(limits)
      .filter(([, { unit }]) => /^(entries|tracks|pads|sectors)\b/.test(unit))
      .map((each) => ({ id, each })),
  );
  for (const { id, each } of counts) expect(each[1].whole, `${id}.${each[0]}`).toBe(true);
  const raw = { limits: [{ check: "mip-mean", limit: "fewest", value: 2.5 }], own: [] };
  expect(readSettings(raw)).toEqual({ settings: asReleased, dropped: ["the limit mip-mean.fewest"] });
});

describe("changes", () => {
  it("of limits are kept in the registry's order, without those that are as released", () => {
    const settings = after(limit("low", 85.5, "sector-tracks"), limit("high", 53), limit("low", 47), limit("high", 52));
    expect(settings.limits).toEqual([
      { check: "mip-mean", limit: "low", value: 47 },
      { check: "sector-tracks", limit: "low", value: 85.5 },
    ]);
    expect(limitsOf(mip, settings)).toMatchObject({ low: 47, high: 52, needed: 1000 });
    expect(after(limit("low", 47), limit("low", undefined))).toEqual(asReleased);
    expect(after(limit("low", 47), limit("low", 90, "sector-tracks"), { kind: "reset", check: "mip-mean" })).toEqual(
      after(limit("low", 90, "sector-tracks")),
    );
  });

  it.each([
    [limit("low", 52), "The lower limit must be below 52."],
    [limit("high", 48), "The upper limit must be above 48."],
    [limit("low", -1), "Allowed is 0 to 200."],
    [limit("needed", 0), "Allowed is 1 to 1\u2009000\u2009000\u2009000."],
    [limit("low", NaN), "A limit is a number."],
    [limit("low", Infinity), "A limit is a number."],
    [limit("none", 5), "The check has no limit none."],
    [limit("constructor", 5), "The check has no limit constructor."],
    [limit("low", 5, "none"), "There is no such check."],
    [{ kind: "keep", own: own("", "mean") } as const, expect.stringContaining("must be true or false")],
  ])("%j is refused", (change, why) => {
    expect(changed(asReleased, change)).toEqual(why);
  });

  it("keep and remove own checks, resets leave them", () => {
    const both = after({ kind: "keep", own: own("a") }, { kind: "keep", own: own("b", "mean>1") }, limit("low", 47));
    expect(both.own).toEqual([own("a"), own("b", "mean > 1")]);
    const renamed = changed(both, { kind: "keep", own: own("c") });
    expect(renamed).toMatchObject({ own: [own("c"), own("b", "mean > 1")] });
    expect(changed(both, { kind: "reset", check: undefined })).toEqual({ limits: [], own: both.own });
    expect(changed(both, { kind: "remove", own: ownId(own("a")) })).toMatchObject({ own: [own("b", "mean > 1")] });
    const many = Array.from({ length: mostOwn }, (_, i): CheckChange => ({
      kind: "keep",
      own: own("", `mean > ${i}`),
    }));
    expect(changed(after(...many), { kind: "keep", own: own("", "mean > 99") })).toBe(
      "There can be at most 12 checks of your own.",
    );
    expect(changed(asReleased, { kind: "take", settings: both })).toEqual(both);
  });
});

describe("settings from elsewhere", () => {
  it("are taken part by part, what does not hold is said", () => {
    const { settings, dropped } = readSettings({
      limits: [
        { check: "mip-mean", limit: "high", value: 60 },
        { check: "mip-mean", limit: "low", value: 55 },
        { check: "mip-mean", limit: "needed", value: "many" },
        { check: "mip-mean", limit: "toString", value: 1 },
        { check: "__proto__", limit: "low", value: 1 },
        { check: "sector-tracks", limit: "low", value: 85 },
        7,
      ],
      own: [own("a"), own("again"), { ...own("c"), good: "mean" }, null],
    });
    expect(settings).toEqual({
      limits: [
        { check: "mip-mean", limit: "low", value: 55 },
        { check: "mip-mean", limit: "high", value: 60 },
      ],
      own: [own("again")],
    });
    expect(dropped).toEqual([
      "a limit that no check has (mip-mean.toString)",
      "a limit that no check has (__proto__.low)",
      "a limit that no check has (undefined.undefined)",
      "the limit mip-mean.needed",
      "a check of one's own (A check must be true or false: compare with something, as in 48 < mean < 52)",
      "a check of one's own (A check needs an object, such as Tracks/hEta)",
    ]);
    const crossed = [
      { check: "mip-mean", limit: "low", value: 70 },
      { check: "mip-mean", limit: "high", value: 60 },
    ];
    expect(readSettings({ limits: crossed })).toEqual({
      settings: asReleased,
      dropped: ["the limit mip-mean.low", "the limit mip-mean.high"],
    });
  });

  it("are sound whatever they are, and the same when they are read again", () => {
    const name = fc.constantFrom("low", "high", "needed", "__proto__", "x");
    const raw = fc.oneof(
      fc.anything(),
      fc.record({
        limits: fc.array(
          fc.record({ check: fc.constantFrom("mip-mean", "sector-tracks", "none"), limit: name, value: fc.anything() }),
        ),
        own: fc.array(fc.anything()),
      }),
      fc.record({
        limits: fc.array(
          fc.record({
            check: fc.constantFrom("mip-mean", "sector-tracks"),
            limit: name,
            value: fc.double({ min: -10, max: 210 }),
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(raw, (anything) => {
        const { settings } = readSettings(anything);
        expect(readSettings(settings)).toEqual({ settings, dropped: [] });
        for (const check of checks) {
          const { low, high } = limitsOf(check, settings);
          if (low !== undefined && high !== undefined) expect(low).toBeLessThan(high);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are compared by what they say", () => {
    expect(sameSettings(asReleased, { limits: [], own: [] })).toBe(true);
    expect(isAsReleased({ limits: [], own: [] })).toBe(true);
    expect(sameSettings(after(limit("low", 47)), after(limit("low", 47)))).toBe(true);
    expect(sameSettings(after(limit("low", 47)), after(limit("low", 46)))).toBe(false);
    expect(sameSettings({ limits: [], own: [own("a")] }, { limits: [], own: [own("b")] })).toBe(false);
  });
});

it("says what a limit was before it was changed", () => {
  expect(changedWords(mip, asReleased)).toBe("");
  expect(changedWords(mip, after(limit("low", 47)))).toBe("changed from 48 to 52");
  expect(changedWords(mip, after(limit("low", 47), limit("needed", 500)))).toBe(
    "changed from 48 to 52, needed changed from 1\u2009000",
  );
  expect(changedWords(findCheck("sector-clusters")!, after(limit("difference", 12, "sector-clusters")))).toBe(
    "difference changed from 10",
  );
});
