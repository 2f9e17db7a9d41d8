import { describe, expect, it } from "vitest";
import { nounOf } from "../qc/catalogue.ts";
import { findCheck } from "../qc/checks.ts";
import { recipeKey } from "../qc/recipe.ts";
import { parseObject } from "../qc/object-path.ts";
import { formatGroup, formatObject } from "../qc/object-path.ts";
import type { OwnCheck } from "../qc/own-check.ts";
import { panelsOf, withOwn } from "./own.ts";
import { planPanels } from "./plan.ts";
import { recipesOf } from "./requests.ts";
import { findPanel, runReport } from "./run.ts";

const panels = runReport.sections.flatMap((section) => section.panels);
const figures = panels.flatMap((panel) => panel.figures);
const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

describe("the run report", () => {
  it("has every row of the specification once", () => {
    const rows = Array.from({ length: 51 }, (_, i) => `R-${String(i + 1).padStart(2, "0")}`);
    const wanted = rows.flatMap((row) => (row === "R-45" ? ["R-45a", "R-45b"] : [row]));
    const more = panels.filter(({ spec }) => spec.endsWith("+")).map(({ spec }) => spec);
    expect(panels.map(({ spec }) => spec).toSorted()).toEqual([...wanted, ...more].toSorted());
  });

  it("has ids that links can carry, each once on the page", () => {
    const ids = [...runReport.sections, ...panels].map((each) => each.id);
    expect(unique(ids)).toBe(true);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{1,30}$/);
    expect(unique(panels.map((panel) => panel.title))).toBe(true);
    expect(unique(runReport.sections.map(({ group, subtitle }) => `${group} ${subtitle}`))).toBe(true);
    expect(findPanel(runReport, "mip-qtot")?.figures).toHaveLength(5);
    expect(findPanel(runReport, "none")).toBeUndefined();
  });

  it("names objects that the tasks write, and checks that there are", () => {
    for (const { object, noun, checks, overlays } of figures) {
      expect(parseObject(object), object).toBeDefined();
      expect(nounOf(object), object).toBe(noun);
      const wanted = overlays.flatMap((overlay) => (overlay.kind === "wanted" ? [overlay.check] : []));
      for (const check of [...checks, ...wanted]) expect(findCheck(check), check).toBeDefined();
    }
  });

  it("has a title on each of several figures, and as many figures as its layout has places", () => {
    const places = { wide: 1, half: 1, two: 2, three: 3, five: 5, pads: 1 } as const;
    for (const panel of panels) {
      expect(panel.figures.length % places[panel.layout]).toBe(0);
      const titles = panel.figures.map((figure) => figure.title);
      expect(titles.includes("")).toBe(panel.figures.length === 1);
      expect(unique(titles)).toBe(true);
    }
  });

  it("draws φ figures under one another, with sectors", () => {
    for (const panel of panels) {
      const sectors = panel.figures.some((figure) => figure.overlays.some((overlay) => overlay.kind === "sectors"));
      expect(sectors, panel.id).toBe(panel.layout === "wide");
    }
  });
});

const keys = (panel: string, rule: "robust" | "parity") =>
  recipesOf(findPanel(runReport, panel)!.figures[0]!, rule).map((recipe) => recipeKey(recipe).replace(/@.*/, ""));

describe("recipesOf", () => {
  it("asks for what facts, overlays and checks need, each once", () => {
    expect(keys("phi-a", "robust")).toEqual(["moments", "sector-sums"]);
    expect(keys("mip-qtot", "parity")).toEqual(["moments", "gaussian-fit:40:60", "peak:2"]);
    expect(keys("eta", "robust")).toEqual(["moments"]);
  });

  it("asks by the rule", () => {
    expect(keys("clusters-phi-a", "robust")).toEqual(["moments", "median-profile:robust", "sector-medians"]);
    expect(keys("clusters-phi-a", "parity")).toEqual(["moments", "median-profile:parity"]);
  });
});

describe("planPanels", () => {
  it("reads every task once, the panel named first before the others", () => {
    const mip = findPanel(runReport, "mip-qtot")!;
    const plan = planPanels([mip, ...panels], "robust");
    expect(plan.map(({ group }) => formatGroup(group))).toEqual([
      "PID/",
      "Clusters/",
      "Tracks/",
      "TrackClusters/",
      "Tracks/@all",
      "PID/@all",
    ]);
    const names = plan.flatMap(({ group, objects }) => objects.map(({ name }) => formatObject({ group, name })));
    const objects = figures.flatMap(({ object, otherwise }) => [
      object,
      ...(otherwise === undefined ? [] : [otherwise]),
    ]);
    expect(names.toSorted()).toEqual([...new Set(objects)].toSorted());
  });

  it("joins what several figures need of one object", () => {
    const panel = findPanel(runReport, "eta")!;
    const figure = panel.figures[0]!;
    const overlays = [{ kind: "gaussian-fit", lo: -1, hi: 1 }] as const;
    const plan = planPanels([{ ...panel, figures: [figure, { ...figure, overlays }] }], "robust");
    expect(plan[0]!.objects).toHaveLength(1);
    expect(plan[0]!.objects[0]!.recipes.map((recipe) => recipe.kind)).toEqual(["moments", "gaussian-fit"]);
    expect(() => planPanels([{ ...panel, figures: [{ ...figure, object: "none" }] }], "robust")).toThrow("no object");
  });

  it("leaves what no figure draws itself in the worker", () => {
    const objects = planPanels(panels, "robust").flatMap((group) => group.objects);
    const left = objects.filter(({ measuredOnly }) => measuredOnly).map(({ name }) => name);
    expect(left[0]).toBe("ClusterData");
    expect(left.slice(1).every((name) => name.startsWith("c_"))).toBe(true);
  });

  it("measures own checks with the figure of their object, and of objects that no figure has", () => {
    const own = (object: string): OwnCheck => ({
      object,
      panel: undefined,
      title: "",
      good: "mean > 0",
      medium: undefined,
    });
    const checks = [own("Tracks/hEta"), own("/RatesCanva")];
    const plan = planPanels(panelsOf(withOwn(runReport, checks)), "robust", checks);
    const asked = plan.flatMap(({ group, objects }) =>
      objects
        .filter(({ recipes }) => recipes.some(({ kind }) => kind === "expression"))
        .map(({ name }) => formatObject({ group, name })),
    );
    expect(asked).toEqual(["Tracks/hEta", "/RatesCanva"]);
    expect(withOwn(runReport, checks.slice(0, 1))).toBe(runReport);
  });
});
