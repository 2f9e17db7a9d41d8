import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import type { Graph } from "../hist/graph.ts";
import type { Hist } from "../hist/hist.ts";
import { partOf, type PlainObject } from "../hist/object.ts";
import { varianceOf } from "../hist/sums.ts";
import type { RootFile, RootKey } from "./file.ts";
import { histOf } from "./testing/golden-file.ts";
import { objects, openObjects } from "./testing/objects-file.ts";

let file: RootFile;
beforeAll(async () => {
  file = await openObjects();
});

const read = async (path: string): Promise<PlainObject> => unwrap(await file.read(path)).objects[0]!;
const graphOf = (object: PlainObject): Graph | undefined => (object.kind === "graph" ? object.graph : undefined);
const partsOf = (object: PlainObject) => (object.kind === "parts" || object.kind === "canvas" ? object : undefined)!;
const cellsOf = (hist: Hist): readonly number[] => (hist.kind === "profile" ? [] : Array.from(hist.values));
const errorsOf = (hist: Hist): readonly number[] =>
  hist.kind === "profile" ? [] : Array.from(hist.values, (_, cell) => Math.sqrt(varianceOf(hist, cell)));

describe("directories", () => {
  it("list what ROOT lists", async () => {
    const listed = unwrap(await file.list(""));
    expect(listed.map(({ name, cycle }) => [name, cycle])).toEqual(
      objects.keys.map(([name, , cycle]) => [name, cycle]),
    );
    const classes = listed.filter(({ isDirectory }) => !isDirectory).map(({ className }) => className);
    expect(classes).toEqual(objects.keys.map(([, className]) => className).filter((each) => each !== "TDirectoryFile"));
    expect(listed.every(({ packed, unpacked }) => packed > 0 && unpacked > 0)).toBe(true);
  });

  it("hold older cycles, which are read by their number", async () => {
    const paths = (keys: readonly RootKey[]) => keys.map(({ path }) => path);
    expect(paths(unwrap(await file.list("deep/er")))).toEqual(["deep/er/again", "deep/er/again;2", "deep/er/again;1"]);
    expect(paths(unwrap(await file.keys("deep/er")))).toEqual(["deep/er/again"]);
    for (const [path, content] of [
      ["again", 3],
      ["again;3", 3],
      ["again;2", 2],
      ["again;1", 1],
    ] as const) {
      const hist = histOf(await read(`deep/er/${path}`));
      expect([path, hist?.title, hist?.kind === "1d" && hist.values[1]]).toEqual([path, `cycle ${content}`, content]);
    }
    expect(await file.read("deep/er/again;4")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.read("deep;2/er/again")).toMatchObject({ error: { kind: "object-missing" } });
  });

  it("may hold names with slashes", async () => {
    expect(await read("with/slash")).toMatchObject({ kind: "histogram", name: "slash" });
    expect(await file.list("with")).toMatchObject({ error: { kind: "object-missing" } });
  });
});

describe("graphs", () => {
  it("have points, errors and titles", async () => {
    const [x, y] = [Float64Array.of(1, 2, 3.5), Float64Array.of(-1, 0.5, 1e9)];
    const [low, high] = [Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(0.4, 0.5, 0.6)];
    expect(graphOf(await read("plain"))).toEqual({
      kind: "graph",
      name: "plain",
      title: "Rates",
      className: "TGraph",
      xTitle: "time (s)",
      yTitle: "rate ; (Hz)",
      x,
      y,
      errors: undefined,
    });
    expect(graphOf(await read("withErrors"))).toMatchObject({
      xTitle: "of the frame",
      errors: { x: [low, low], y: [high, high] },
    });
    expect(graphOf(await read("asymmetric"))).toMatchObject({ errors: { x: [low, high], y: [high, low] } });
    expect(graphOf(await read("empty"))).toMatchObject({ x: new Float64Array(), y: new Float64Array() });
  });

  it("and histograms are found in what holds them", async () => {
    const names = ({ hists, graphs }: { hists: readonly Hist[]; graphs: readonly Graph[] }) => [
      ...hists.map(({ name }) => name),
      ...graphs.map(({ name }) => name),
    ];
    expect(names(partsOf(await read("several")))).toEqual(["first", "second"]);
    expect(names(partsOf(await read("stack")))).toEqual(["lower", "upper"]);
    const canvas = await read("canvas");
    expect(canvas.kind).toBe("canvas");
    expect(names(partsOf(canvas))).toEqual(["lower", "upper", "plain"]);
    expect(partOf(canvas, "plain")).toMatchObject({ kind: "graph", graph: { title: "Rates" } });
    expect(partOf(canvas, "upper")).toMatchObject({ kind: "histogram", hist: { entries: 1 } });
    expect(partOf(canvas, "none")).toBeUndefined();
    const { passed, total } = objects.expected["efficiency"]!;
    expect(partsOf(await read("efficiency")).hists.map(cellsOf)).toEqual([passed, total]);
  });
});

describe("histograms", () => {
  it.each(["cube", "weighted"])("of three dimensions become the projections that ROOT makes of %s", async (name) => {
    const wanted = objects.expected[name]! as {
      entries: number;
      projections: Record<string, { cells: number[]; errors: number[]; sums: number[] }>;
    };
    const { hists } = partsOf(await read(name));
    expect(hists.map((hist) => hist.name)).toEqual(Object.keys(wanted.projections).map((each) => `${name}_${each}`));
    for (const [i, { cells, errors, sums }] of Object.values(wanted.projections).entries()) {
      const hist = hists[i]!;
      expect(hist.entries).toBe(wanted.entries);
      const close = (ours: readonly number[], theirs: readonly number[]) => {
        expect(ours).toHaveLength(theirs.length);
        ours.forEach((each, k) => expect(each).toBeCloseTo(theirs[k]!, 10));
      };
      close(cellsOf(hist), cells);
      close(errorsOf(hist), errors);
      close(hist.sums, sums);
    }
    expect(hists.map((hist) => (hist.kind === "2d" ? [hist.x.title, hist.y.title] : [hist.x.title]))).toEqual(
      name === "cube"
        ? [["X"], ["Y"], ["Z"], ["X", "Y"], ["X", "Z"], ["Y", "Z"]]
        : [[""], [""], [""], ["", ""], ["", ""], ["", ""]],
    );
  });

  it.each(["means", "meanss", "meansi", "meansg"])("of means become the map of %s", async (name) => {
    const wanted = objects.expected[name] as { cells: number[]; errors: number[]; sums: number[]; entries: number };
    const [map] = partsOf(await read(name)).hists;
    expect(map).toMatchObject({ kind: "2d", className: "TProfile2D", entries: wanted.entries });
    cellsOf(map!).forEach((cell, i) => expect(cell).toBeCloseTo(wanted.cells[i]!, 12));
    errorsOf(map!).forEach((error, i) => expect(error).toBeCloseTo(wanted.errors[i]!, 12));
    map!.sums.forEach((sum, i) => expect(sum).toBeCloseTo(wanted.sums[i]!, 10));
  });

  it("have contents of any type", async () => {
    const kinds = Object.keys(objects.expected).filter((name) => name.startsWith("ofTH"));
    expect(kinds.length).toBeGreaterThan(10);
    for (const name of kinds)
      expect([name, cellsOf(histOf(await read(name))!)]).toEqual([name, objects.expected[name]!["cells"]]);
  });

  it("are all that can be made of some classes: the others say what they are", async () => {
    expect(await read("surface")).toMatchObject({ error: { kind: "class-not-shown", className: "TGraph2D" } });
  });
});
