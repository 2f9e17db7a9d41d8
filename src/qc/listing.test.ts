import { describe, expect, it } from "vitest";
import { hist1D, hist2D } from "../hist/build.ts";
import type { Graph } from "../hist/graph.ts";
import type { PlainObject } from "../hist/object.ts";
import { membersOf } from "./listing.ts";

const one = (object: PlainObject) => membersOf({ path: "p", objects: [object], activity: undefined, notes: [] })[0]!;
const x = { n: 1200, lo: 0, hi: 1 };
const hist = hist1D({ name: "h", title: "t", x, values: new Float64Array(1200), entries: 1 });
const map = hist2D({
  name: "m",
  x: { n: 2, lo: 0, hi: 1 },
  y: { n: 3, lo: 0, hi: 1 },
  cells: new Float64Array(20),
  entries: 12_345,
});
const graph: Graph = {
  kind: "graph",
  name: "g",
  title: "rates",
  className: "TGraph",
  xTitle: "",
  yTitle: "",
  x: Float64Array.of(1, 2),
  y: Float64Array.of(3, 4),
  errors: undefined,
};

describe("membersOf", () => {
  it("tells of histograms and graphs without their contents", () => {
    expect(one({ kind: "histogram", name: "h", hist })).toEqual({
      kind: "histogram",
      name: "h",
      className: "TH1D",
      title: "t",
      facts: "1\u2009200 bins, 1 entry",
      parts: [],
      error: undefined,
    });
    expect(one({ kind: "histogram", name: "m", hist: map }).facts).toBe("2 × 3 bins, 12\u2009345 entries");
    expect(one({ kind: "graph", name: "g", graph })).toMatchObject({ className: "TGraph", facts: "2 points" });
    const nameless = { ...hist, entries: Number.NaN };
    expect(one({ kind: "histogram", name: "h", hist: nameless }).facts).toBe("1\u2009200 bins, ? entries");
  });

  it("tells of what holds others, part by part", () => {
    const canvas = one({ kind: "canvas", name: "c", hists: [hist, map], graphs: [graph] });
    expect(canvas).toMatchObject({ className: "TCanvas", facts: "2 histograms, 1 graph" });
    expect(canvas.parts.map(({ kind, name }) => [kind, name])).toEqual([
      ["histogram", "h"],
      ["histogram", "m"],
      ["graph", "g"],
    ]);
    const alike = one({ kind: "canvas", name: "c", hists: [hist, hist], graphs: [graph, { ...graph, name: "h" }] });
    expect(alike.parts.map(({ name }) => name)).toEqual(["h", "h (2)", "g", "h (3)"]);
    expect(one({ kind: "canvas", name: "c", hists: [], graphs: [] }).facts).toBe("nothing that is shown here");
    expect(one({ kind: "parts", name: "s", className: "THStack", hists: [hist], graphs: [] })).toMatchObject({
      className: "THStack",
      facts: "1 histogram",
    });
  });

  it("tells of trees branch by branch, and of what failed why", () => {
    const branch = { title: "px/F", type: "float", entries: 25_000, unpacked: 100_284, packed: 93_173, numeric: true };
    const tree = { name: "n", title: "Demo", className: "TNtuple", entries: 25_000 };
    const member = one({
      kind: "tree",
      name: "n",
      tree: { ...tree, branches: [{ ...branch, name: "px", values: undefined }] },
    });
    expect(member).toMatchObject({ className: "TNtuple", title: "Demo", facts: "25\u2009000 entries, 1 branch" });
    expect(member.parts).toMatchObject([
      {
        kind: "branch",
        name: "px",
        className: "float",
        facts: "25\u2009000 entries, 100\u2009284 bytes, 93\u2009173 in the file",
      },
    ]);
    const error = { kind: "class-not-shown", path: "p", className: "TNamed" } as const;
    expect(one({ kind: "failed", name: "t", className: "TNamed", error })).toMatchObject({
      className: "TNamed",
      error,
      facts: "",
    });
  });
});
