import { describe, expect, it } from "vitest";
import { joinParameters, type KnownParameters, type ToldParameters } from "../../qc/known-parameters.ts";
import { toRates } from "../../qc/rates.ts";
import { toParameters } from "../../qc/run-parameters.ts";
import { parameterRows, parameterText } from "./parameter-table.ts";
import { ratesFacts, ratesModel, ratesReadOut, ratesSummary } from "./rates.ts";

const url = "https://qc.example/runparameters.json";
const rates = toRates(Array.from({ length: 40 }, (_, i) => [10 * i + (i < 20 ? 0 : 600), 5000 + i]))!;
const told: readonly ToldParameters[] = [
  {
    origin: { kind: "file" },
    parameters: toParameters({ stored: { IRavg: 457_573.4719535783 }, rates: undefined, doubts: [] }),
  },
  {
    origin: { kind: "beside", url },
    parameters: toParameters({ stored: { IRstart: 486_601.14, BField: -30_000 }, rates, doubts: [] }),
  },
];
const known: KnownParameters = joinParameters(told)!;

describe("the table of run parameters", () => {
  const rows = parameterRows(559104, known);
  const row = (name: string) => rows.find((each) => each.name === name);

  it("has each value in words, the whole number behind it, and where that is from", () => {
    expect(row("Interaction rate, average")).toEqual({
      name: "Interaction rate, average",
      value: "457.6 kHz",
      unrounded: "457573.4719535783 Hz",
      from: "the file",
      address: undefined,
    });
    expect(row("Magnetic field")).toMatchObject({ value: "−0.5 T", unrounded: "−30000 A", address: url });
  });

  it("tells a mean of rates from a stored number", () => {
    expect(row("at the start")?.from).toBe("runparameters.json");
    expect(row("in the middle")).toMatchObject({
      unrounded: "5020 Hz",
      from: "mean of the rates in runparameters.json",
    });
  });

  it("says what is not known", () => {
    expect(row("Duration")).toMatchObject({ value: "–", unrounded: "", from: "not known" });
    expect(parameterRows(undefined, known).map(({ name }) => name)).not.toContain("Label");
    expect(row("Label")?.value).toBe("559104 (−) 486.6 5.0 5.0 (kHz)");
  });

  it("is a line each as text, without cells that are empty at the end", () => {
    const lines = parameterText(559104, rows).split("\n");
    expect(lines[0]).toBe("Run\t559104");
    expect(lines[1]).toBe("Interaction rate, average\t457.6 kHz\t457573.4719535783 Hz\tthe file");
    expect(lines).toHaveLength(rows.length + 2);
  });
});

describe("the figure of rates", () => {
  const start = Date.UTC(2024, 7, 1, 6);
  const input = { rates, average: 5019.5, start };
  const model = ratesModel(input);

  it("has a step about each point, in kHz, and none where points are missing", () => {
    const steps = model.layers.find((layer) => layer.kind === "steps")!;
    expect(steps.x.n).toBe(41);
    expect([steps.values[1], steps.values[20], steps.values[22], steps.values[41]]).toEqual([5, 5.019, 5.02, 5.039]);
    expect(steps.values[21]).toBeNaN();
    expect(model.layers[0]).toMatchObject({ kind: "rule", axis: "y", at: 5.0195 });
    expect(ratesModel({ ...input, average: undefined }).layers).toHaveLength(1);
  });

  it("counts time from the start of the run, whatever is known of it", () => {
    expect(model.x).toMatchObject({ lo: 0, title: "Time since 2024-08-01 06:00 UTC (min)" });
    expect(model.x.hi).toBeCloseTo(995 / 60);
    expect(ratesModel({ ...input, start: undefined }).x.title).toBe("Time into the run (min)");
    const later = toRates([
      [0, 1],
      [20_000, 1],
    ])!;
    expect(ratesModel({ rates: later, average: 1, start: undefined }).x.title).toBe("Time into the run (h)");
  });

  it("reads out the rate at a time, and that there is none", () => {
    const hit = (binX: number, value: number) =>
      ratesReadOut({ binX, binY: undefined, value, x: [0, 1], y: undefined }, input).map((row) =>
        [row.name, row.value, row.after].join("|"),
      );
    expect(hit(2, 5.001)).toEqual(["time||5 to 15 s into the run, about 06:00:10 UTC", "rate|5.001|kHz"]);
    expect(hit(21, NaN)[1]).toBe("rate||no rate");
  });

  it("says in words what it shows", () => {
    expect(ratesSummary(known)).toBe(
      "Interaction rate over time: 486.6 kHz at the start, 5.027 kHz at the end, average 457.6 kHz; 40 points.",
    );
    expect(ratesFacts(known).map(({ before, value, after }) => [before, value, after].join("|"))).toEqual([
      "|40|points",
      "median|5.019|kHz",
      expect.stringMatching(/^robust #sigma\|7\.4\d+\|Hz$/),
      "dashed: average||",
      "from runparameters.json||",
    ]);
  });
});
