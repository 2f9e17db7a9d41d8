import { expect, it } from "vitest";
import { joinParameters, type KnownParameters } from "../../qc/known-parameters.ts";
import { toParameters, type StoredParameters } from "../../qc/run-parameters.ts";
import { durationWords, fieldWords, narrowFacts, parameterFacts, rateWords } from "./parameter-words.ts";

const known = (stored: StoredParameters): KnownParameters | undefined =>
  joinParameters([{ origin: { kind: "file" }, parameters: toParameters({ stored, rates: undefined, doubts: [] }) }]);

it("a rate is in the unit that leaves few digits", () => {
  expect([483_515.04, 1234.56, 950, 0.5].map((hertz) => rateWords(hertz))).toEqual([
    "483.5 kHz",
    "1.235 kHz",
    "950 Hz",
    "0.5000 Hz",
  ]);
  expect(rateWords(457_573.47, 3)).toBe("458 kHz");
});

it("a duration is rounded, and never has sixty of anything", () => {
  expect([45.4, 59.6, 95, 3219, 3599.6, 5376, 7199, 18_720].map(durationWords)).toEqual([
    "45 s",
    "1 min 0 s",
    "1 min 35 s",
    "53 min 39 s",
    "1 h 0 min",
    "1 h 30 min",
    "2 h 0 min",
    "5 h 12 min",
  ]);
});

it("a field has its sign, and a magnet that was off has none", () => {
  expect([-30_000, 12_000, 0].map(fieldWords)).toEqual(["−0.5 T", "0.2 T", "0 T, magnet off"]);
});

it("a header has what is known, and nothing for what is not", () => {
  const whole = known({ IRavg: 457_573.47, Duration: 5376, BField: -30_000 });
  expect(parameterFacts(whole)).toEqual(["B −30 kA", "458 kHz", "90 min"]);
  expect(narrowFacts(whole)).toEqual(["−30 kA", "458 kHz"]);
  expect(parameterFacts(known({ Duration: 95, BField: 0 }))).toEqual(["B 0 kA", "95 s"]);
  expect(narrowFacts(known({ Duration: 18_720 }))).toEqual([]);
  expect(parameterFacts(known({ Duration: 18_720 }))).toEqual(["5.2 h"]);
  expect([parameterFacts(undefined), narrowFacts(undefined)]).toEqual([[], []]);
});
