import { describe, expect, it } from "vitest";
import type { CurveLayer, FigureModel, Layer, PointsLayer } from "../../draw/figure-model.ts";
import { binCenter } from "../../hist/axis.ts";
import { hist1D, hist2D } from "../../hist/build.ts";
import type { Hist2D, Profile1D } from "../../hist/hist.ts";
import type { PlainObject } from "../../hist/object.ts";
import { defaultParameters, expectedDEdx, species } from "../../qc/bethe-bloch.ts";
import { measure } from "../../qc/measure.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { Rule } from "../../qc/quality.ts";
import { recipeKey } from "../../qc/recipe.ts";
import { dEdxMaps } from "../../qc/testing/dedx-map.ts";
import { recipesOf } from "../../reports/requests.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView } from "../../route/route.ts";
import type { FigureState } from "../../state/session-state.ts";
import { drawnIn } from "./drawn.ts";
import { factSentence, type Fact } from "./fact.ts";
import { factsOf, shortFacts, type FactsInput } from "./facts.ts";
import { figureModel } from "./figure-model.ts";
import { figureReadOut } from "./figure-read-out.ts";
import { isMeasured, noneOf, notDrawn } from "./not-drawn.ts";
import { tableOf } from "./numbers.ts";
import { summaryOf } from "./summary.ts";

type Ready = Extract<FigureState, { readonly kind: "ready" }>;

const { dEdx, labels } = dEdxMaps({ seed: 5, tracks: 60_000, momenta: [0.15, 1.5] });
const figureIn = (panel: string, which = 0): FigureTemplate => findPanel(runReport, panel)!.figures[which]!;

const objectOf = (hist: Hist2D, name: string): PlainObject => ({ kind: "histogram", name, hist: { ...hist, name } });

/** A figure of a map beside which a file has some objects, as the workers give it. */
function ready(figure: FigureTemplate, hist: Hist2D, rule: Rule, beside: readonly PlainObject[] = []): Ready {
  const object = objectOf(hist, figure.object.replace("PID/", ""));
  const measurements = new Map<string, Measurement>();
  const answered = new Set<string>();
  for (const recipe of recipesOf(figure, rule)) {
    const value = measure(object, recipe, (name) => beside.find((each) => each.name === name));
    answered.add(recipeKey(recipe));
    if (value !== undefined) measurements.set(recipeKey(recipe), value);
  }
  return { kind: "ready", object, measurements, answered };
}

function inputOf(figure: FigureTemplate, state: Ready, info?: FactsInput["info"]): FactsInput {
  return { figure, ...drawnIn(figure, state)!, measurements: state.measurements, info, verdicts: [] };
}

const modelOf = (input: FactsInput): FigureModel => figureModel({ ...input, view: plainView });
/** Without blanks in numbers. */
const plainly = (fact: Fact): string =>
  factSentence(fact)
    .replaceAll(" ± ", "±")
    .replace(/(?<=\d) (?=\d{3}(\D|$))/g, "");
const told = (input: FactsInput): readonly string[] => factsOf(input).map(plainly);
const of = <K extends Layer["kind"]>({ layers }: FigureModel, kind: K) =>
  layers.filter((layer): layer is Extract<Layer, { readonly kind: K }> => layer.kind === kind);
const number = (text: string | undefined): number => Number(text);

describe("a map with Bethe-Bloch curves", () => {
  const figure = figureIn("dedx-p-qtot");
  const tree = (values: readonly number[]): PlainObject => {
    const rest = { title: "", type: "double", entries: 1, unpacked: 8, packed: 8, numeric: true };
    const branches = values.map((value, i) => ({ ...rest, name: `BB_Parameter${i}`, values: Float64Array.of(value) }));
    const name = "/BetheBlochParameters";
    return { kind: "tree", name, tree: { name, title: "", className: "TTree", entries: 1, branches } };
  };

  it("has one for each species, named, and no names where it is small", () => {
    const input = inputOf(figure, ready(figure, dEdx, "robust"));
    const curves = of(modelOf(input), "curve");
    expect(curves).toHaveLength(species.length);
    curves.forEach((curve: CurveLayer, i) => {
      expect(curve.at(0.5)).toBeCloseTo(expectedDEdx(defaultParameters, species[i]!.id, 0.5), 9);
      expect(curve.at(-1)).toBeNaN();
    });
    expect(of(modelOf(input), "tags")[0]!.tags.map(({ label }) => label)).toEqual(species.map(({ symbol }) => symbol));
    expect(of(figureModel({ ...input, view: plainView, small: true }), "tags")).toEqual([]);
  });

  it("says where they are from: the table of runs, else defaults", () => {
    const state = ready(figure, dEdx, "robust");
    expect(told(inputOf(figure, state))).toContain("Bethe-Bloch: default parameters (none in the file)");
    expect(told(inputOf(figure, state, { run: 523200, period: undefined }))).toContain(
      "Bethe-Bloch: of runs 523141 to 523897 (none in the file)",
    );
  });

  it("draws those of the file where it has some, and says so", () => {
    const own = [0.1, 6, 0.001, 2.2, 1.3] as const;
    const input = inputOf(figure, ready(figure, dEdx, "robust", [tree(own)]), { run: 523200, period: undefined });
    expect(told(input)).toContain("Bethe-Bloch: from the file");
    expect(of(modelOf(input), "curve")[2]!.at(0.7)).toBeCloseTo(expectedDEdx(own, "pion", 0.7), 9);
  });

  it("tells the nearest curve of a bin", () => {
    const rows = figureReadOut(
      { binX: 1, binY: 1, value: 3, x: [0.39, 0.41], y: [49, 51] },
      inputOf(figure, ready(figure, dEdx, "robust")),
    );
    expect(rows.at(-1)).toMatchObject({ name: "nearest curve", after: "#pi" });
  });
});

describe("the separation figure", () => {
  const figure = figureIn("separation");
  const robust = inputOf(figure, ready(figure, dEdx, "robust"));

  it("tells S with its error, the peaks, the model and the momenta", () => {
    const facts = told(robust);
    expect(facts[0]).toMatch(/^S \d\.\d+±0\.\d+$/);
    expect(facts[1]).toMatch(/^pions μ (49|50)\.\d+±0\.\d+ σ \d/);
    expect(facts[2]).toMatch(/^electrons μ 7\d/);
    expect(facts.at(-1)).toMatch(/^\d+ tracks at 0\.340 to 0\.459 GeV\/c$/);
    expect(summaryOf({ ...robust, title: "Separation" })).toContain(factSentence(factsOf(robust)[0]!));
  });

  it("draws the sum of its parts over the tracks, and its table adds up to it", () => {
    const model = modelOf(robust);
    const lines = of(model, "line");
    const [sum, parts] = [lines.at(-1)!, lines.slice(0, -1)];
    expect(parts.length).toBeGreaterThan(1);
    const { head, row, count } = tableOf(figure, { hist: robust.hist, windows: undefined }, robust);
    expect(head.slice(0, 6)).toEqual(["dE/dx from", "dE/dx to", "tracks", "error", "Pions", "Electrons"]);
    let compared = 0;
    for (let i = 0; i < count; i++) {
      const cells = row(i);
      const at = Array.from(sum.x).indexOf(binCenter(robust.hist.x, i + 1));
      if (at < 0) continue;
      compared += 1;
      const total = cells.slice(4).reduce<number>((all, each) => all + (each as number), 0);
      expect(total).toBeCloseTo(sum.y[at]!, 9);
    }
    expect(compared).toBe(sum.x.length);
    expect(of(model, "tags")[0]!.tags[0]!.label).toBe("Pions");
  });

  it("tells the parts of a bin, and nothing outside of the fit", () => {
    const bin = Array.from({ length: robust.hist.x.n }, (_, i) => i + 1).find((i) => binCenter(robust.hist.x, i) > 52)!;
    const edges = [51, 53] as const;
    const rows = figureReadOut({ binX: bin, binY: undefined, value: 1, x: edges, y: undefined }, robust);
    expect(rows.slice(2, 4).map(({ name }) => name)).toEqual(["pions", "electrons"]);
    const outside = figureReadOut({ binX: 200, binY: undefined, value: 0, x: edges, y: undefined }, robust);
    expect(outside).toHaveLength(2);
  });

  it("has today's three models beside one another, and draws that of the year", () => {
    const state = ready(figure, dEdx, "parity");
    const names = ["two Gaussians", "three Gaussians", "two Gaussians and an exponential"];
    for (const [period, drawn] of [
      ["LHC22m", 0],
      ["LHC24zz", 1],
      ["LHC23zs", 2],
    ] as const) {
      const facts = told(inputOf(figure, state, { run: 1, period }));
      names.forEach((name, i) => {
        expect(facts[i]).toMatch(new RegExp(`^${name}${i === drawn ? " \\(drawn\\)" : ""}: `));
      });
    }
  });

  it("says of today's models where a Gaussian is no peak", () => {
    const state = ready(figure, dEdx, "parity");
    const measurements = new Map(
      [...state.measurements].map(([key, each]): [string, Measurement] => {
        if (each.kind !== "separation" || each.separation.rule !== "parity") return [key, each];
        const models = each.separation.models.map((model) =>
          model.model === "triple_gaussian" && model.fit !== undefined
            ? { ...model, fit: { ...model.fit, parameters: model.fit.parameters.with(3, -27.6) } }
            : { ...model, fit: model.fit && { ...model.fit, parameters: model.fit.parameters.with(3, 27.6) } },
        );
        return [key, { ...each, separation: { ...each.separation, models } }];
      }),
    );
    const facts = told(inputOf(figure, { ...state, measurements }));
    expect(facts[0]).not.toContain("not above 0");
    expect(facts[1]).toMatch(/A2 not above 0: S is of no two peaks/);
  });

  it("tells what the task has stored", () => {
    const x = { n: 2, lo: 0, hi: 2, edges: undefined, labels: ["Separation Power", "chiSquare/ndf"], title: "" };
    const hist: Profile1D = {
      ...hist1D({ name: "mSeparationPower", x, values: [0, 0] }),
      kind: "profile",
      className: "TProfile",
      errorOption: "",
      weights: Float64Array.of(0, 4, 0, 0),
      weights2: undefined,
      sumsY: Float64Array.of(0, 22, 0, 0),
      sumsY2: Float64Array.of(0, 122, 0, 0),
      sums: [4, 4, 0, 0, 22, 122],
    };
    const stored: PlainObject = { kind: "histogram", name: "mSeparationPower", hist };
    const facts = told(inputOf(figure, ready(figure, dEdx, "robust", [stored])));
    expect(facts.slice(-2)).toEqual([
      "stored by the task, over all regions and cycles:",
      expect.stringMatching(/^Separation Power 5\.5/),
    ]);
  });

  it("says why there is no power, and why nothing is drawn of other maps", () => {
    const few = dEdxMaps({ seed: 1, tracks: 300, momenta: [0.15, 1.5] }).dEdx;
    expect(told(inputOf(figure, ready(figure, few, "robust")))[0]).toMatch(/^Too few entries: \d+ of 200 tracks$/);
    const state = ready(figure, hist2D({ x: [0, 1], y: [0, 1], rows: [[3]] }), "robust");
    expect(drawnIn(figure, state)).toBeUndefined();
    expect(notDrawn(figure, state.object as PlainObject, state)).toContain("is no map of dE/dx against momentum");
  });

  it("is not measured until its recipe was answered", () => {
    const state = ready(figure, dEdx, "robust");
    expect(isMeasured(figure, state)).toBe(true);
    expect(isMeasured(figure, { ...state, answered: new Set(["separation-power@1", "moments@1"]) })).toBe(false);
  });
});

describe("the separation power at other momenta", () => {
  const figure = figureIn("separation", 1);
  const state = ready(figure, dEdx, "robust");
  const input = inputOf(figure, state);
  const separation = [...state.measurements.values()].find((each) => each.kind === "separation")!.separation;
  if (separation.rule !== "robust") throw new Error("asked for the robust rule");
  const { windows } = separation;

  it("is a point with its error in every range that has one, and a row in every range", () => {
    const [points] = of(modelOf(input), "points") as readonly PointsLayer[];
    const { row, count, head } = tableOf(figure, { hist: input.hist, windows: undefined }, input);
    expect(count).toBe(windows.length);
    expect(windows.filter(({ power }) => power !== undefined).length).toBeGreaterThan(3);
    windows.forEach(({ power, missing }, i) => {
      expect(points!.y[i]).toEqual(power?.value ?? NaN);
      if (power !== undefined) expect(points!.yErrors![i]).toBeCloseTo(power.error, 12);
      const cells = row(i);
      expect(cells).toHaveLength(head.length);
      expect([cells[4], cells[5]]).toEqual([power?.value, power?.error]);
      expect(cells.at(-1) === "").toBe(missing === undefined);
    });
  });

  it("tells a range, or why it has none", () => {
    for (const [i, { power }] of windows.entries()) {
      const rows = figureReadOut({ binX: i + 1, binY: undefined, value: 0, x: [0.1, 0.2], y: undefined }, input);
      expect(rows[1]!.value === "none").toBe(power === undefined);
      expect(rows[1]!.after === "").toBe(power !== undefined);
    }
  });

  it("is not there under today's rule, or without tracks, and says so", () => {
    const parity = ready(figure, dEdx, "parity");
    expect(drawnIn(figure, parity)).toBeUndefined();
    expect(notDrawn(figure, parity.object as PlainObject, parity)).toBe("Today's rule has no other momenta.");
    const few = dEdxMaps({ seed: 1, tracks: 300, momenta: [0.15, 1.5] }).dEdx;
    expect(noneOf(figure, ready(figure, few, "robust"))).toMatch(/^No range .* Too few entries/);
  });
});

describe("figures of species", () => {
  const [profiles, ratios] = [figureIn("pid-species"), figureIn("pid-species", 2)];
  const map = objectOf(labels, "hdEdxVspHypoPos_TPC");

  it("have points near the curves that the tracks were made with, in a ratio to it near 1", () => {
    const points = of(
      modelOf(inputOf(ratios, ready(ratios, dEdx, "robust", [map]))),
      "points",
    ) as readonly PointsLayer[];
    const pions = Array.from(points[2]!.y).filter((each) => !Number.isNaN(each));
    expect(pions.length).toBeGreaterThan(15);
    for (const ratio of pions) expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
    const values = of(modelOf(inputOf(profiles, ready(profiles, dEdx, "robust", [map]))), "points")[2]!;
    Array.from(values.x).forEach((p, i) => {
      const expected = expectedDEdx(defaultParameters, "pion", p);
      if (!Number.isNaN(points[2]!.y[i]!)) expect(values.y[i]! / expected).toBeCloseTo(points[2]!.y[i]!, 9);
    });
  });

  it("have their axes before anything is measured, and names over the points after", () => {
    const input = inputOf(profiles, ready(profiles, dEdx, "robust", [map]));
    const [before, after] = [modelOf({ ...input, measurements: new Map() }), modelOf(input)];
    expect([before.layers, before.x, before.y]).toEqual([[], after.x, after.y]);
    expect(after.layers.at(-1)?.kind).toBe("tags");
  });

  it("name the species of a number, also where it is the only one", () => {
    const input = inputOf(profiles, ready(profiles, dEdx, "robust", [map]));
    const rows = Array.from({ length: input.hist.x.n }, (_, i) =>
      figureReadOut({ binX: i + 1, binY: undefined, value: 0, x: [1, 2], y: undefined }, input).slice(1),
    ).flat();
    const numbers = rows.filter(({ value }) => value !== "none");
    expect(numbers.length).toBeGreaterThan(15);
    for (const { named, after } of numbers)
      expect([named, after]).toEqual([true, expect.stringMatching(/^arb\. u\. of \d/)]);
  });

  it("tell their rule, and a row for each species and bin", () => {
    for (const rule of ["robust", "parity"] as const) {
      const input = inputOf(profiles, ready(profiles, dEdx, rule, [map]));
      expect(told(input)[1]).toMatch(rule === "robust" ? /^medians/ : /^means of all cells/);
      const { count, row } = tableOf(profiles, { hist: input.hist, windows: undefined }, input);
      expect(count).toBe(species.length * input.hist.x.n);
      const rows = Array.from({ length: count }, (_, i) => row(i));
      const tracks = rows.reduce((sum, cells) => sum + (cells[4] as number), 0);
      expect(tracks).toBe(input.hist.entries);
      expect(number(told(input)[0]!.split(" ")[0])).toBe(tracks);
    }
  });

  it("say why there are none: labels that were added up, or none in the file", () => {
    const merged = objectOf(
      { ...labels, values: labels.values.map((each) => 2 * each + (each > 0 ? 9 : 0)) },
      map.name,
    );
    const [added, absent] = [ready(profiles, dEdx, "robust", [merged]), ready(profiles, dEdx, "robust")];
    for (const state of [added, absent]) expect(drawnIn(profiles, state)).toBeUndefined();
    expect(notDrawn(profiles, added.object as PlainObject, added)).toMatch(/added up when files were merged/);
    expect(notDrawn(profiles, absent.object as PlainObject, absent)).toMatch(/^The file has no map of species/);
  });

  it("are named in a map of labels, which is hidden where they were added up", () => {
    const figure = figureIn("pid-hypothesis-pos");
    const state = ready(figure, labels, "robust");
    const input = inputOf(figure, state);
    const name = (value: number) =>
      figureReadOut({ binX: 1, binY: 1, value, x: [1, 2], y: [50, 51] }, input).at(-1)!.value;
    expect([0, 1, 3, 9].map(name)).toEqual(["none", "electron", "pion", "alpha"]);
    const cells = Array.from(labels.values).filter((each) => each !== 0).length;
    expect(shortFacts(input).map(plainly)).toEqual([`${cells} cells`]);
    expect(modelOf(input).z?.inks).toHaveLength(9);
    const merged = ready(figure, { ...labels, values: labels.values.map((each) => 11 * each) }, "robust");
    expect(drawnIn(figure, merged)).toBeUndefined();
    expect(notDrawn(figure, merged.object as PlainObject, merged)).toMatch(/added up when files were merged/);
  });

  it("are looked for by their region in a canvas", () => {
    const figure = figureIn("pid-hypothesis-pos", 1);
    const canvas: PlainObject = {
      kind: "canvas",
      name: "CdEdxPIDHypothesisVsp",
      hists: [{ ...labels, name: "hdEdxVspHypoPos_TPC" }],
      graphs: [],
    };
    const state: Ready = { kind: "ready", object: canvas, measurements: new Map() };
    expect(notDrawn(figure, canvas, state)).toBe("CdEdxPIDHypothesisVsp has no map hdEdxVspHypoPos_IROC.");
  });
});

describe("the ratio of positive and negative tracks", () => {
  const figure = figureIn("dedx-p-charges", 2);
  const other = dEdxMaps({ seed: 6, tracks: 30_000, momenta: [0.15, 1.5] }).dEdx;
  const input = inputOf(figure, ready(figure, dEdx, "robust", [objectOf(other, "hdEdxTotVsP_Neg_TPC")]));

  it("tells the median, and of how many bins", () => {
    const [median, spread, bins] = told(input);
    expect(number(/^median (\d\.\d+)±/.exec(median!)?.[1])).toBeCloseTo(2, 0);
    expect(spread).toMatch(/^spread 0\.\d+$/);
    expect(bins).toMatch(/^\d+ bins with 8 tracks and more on both sides$/);
    expect(modelOf(input).z).toMatchObject({ lo: 0.5, hi: 2, log: true, palette: "diverging" });
  });

  it("has none where there are too few, and says so", () => {
    const hit = { binX: 1, binY: 1, value: NaN, x: [1, 2], y: [50, 51] } as const;
    expect(figureReadOut(hit, input).at(-1)).toEqual({ name: "ratio", value: "none", after: "" });
    expect(noneOf(figure, ready(figure, dEdx, "robust"))).toBe("No bin has 8 tracks or more in both maps.");
    const alone = ready(figure, dEdx, "robust");
    expect(drawnIn(figure, alone)).toBeUndefined();
    expect(notDrawn(figure, alone.object as PlainObject, alone)).toContain("no ratio");
  });
});
