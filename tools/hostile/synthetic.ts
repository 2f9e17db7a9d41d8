import { canvas, collection, formula, hist } from "./histograms.ts";
import { writeInfos } from "./infos.ts";
import { writeThing, type Thing } from "./objects.ts";
import type { Entry, FileParts } from "./root-file.ts";
import { qcShapes, type Shapes } from "./shapes.ts";
import { graph, tree } from "./trees.ts";

export const syntheticRun = 559190;

/** A key that holds one object. */
export const entryOf = (path: string, thing: Thing, shapes: Shapes = qcShapes): Entry => ({
  path,
  className: thing.class,
  payload: writeThing(thing, shapes),
});

/**
 * A small QC file, sound in every byte: a histogram of each kind, with labels and a function, in the whole run and in moving
 * windows; maps of dE/dx and of species; a canvas with a pad and a graph; a tree without values.
 */
export function syntheticParts(name = `${syntheticRun}.root`): FileParts {
  const phi = { bins: 36, lo: 0, hi: 2 * Math.PI, title: "#varphi" };
  const tracks = [
    hist({ name: "hPhiAside", title: "Tracks vs #varphi", x: phi, functions: [formula("f", "sin(x)*[0]")] }),
    hist({ name: "hEta", x: { bins: 20, lo: -1, hi: 1, title: "#eta", labels: ["a", "b", "c"] } }),
    hist({ class: "TH2F", name: "h2DNClustersEta", x: { bins: 10, lo: -1, hi: 1 }, y: { bins: 8, lo: 0, hi: 160 } }),
    hist({ class: "TProfile", name: "crossedRows", x: { bins: 12, lo: 0, hi: 12 } }),
  ];
  const momentum = { bins: 20, lo: 0.1, hi: 20 };
  const dEdx = { bins: 16, lo: 20, hi: 180 };
  const labels = Array.from({ length: 22 * 18 }, (_, cell) => cell % 10);
  const pid = [
    hist({ name: "hNClsPID", x: phi }),
    hist({ class: "TH2F", name: "hdEdxTotVsP_TPC", x: momentum, y: dEdx }),
    hist({ class: "TH2F", name: "hdEdxVspHypoPos_TPC", x: momentum, y: dEdx, cells: labels }),
  ];
  const window = (start: number): Entry =>
    entryOf(`mw/TPC/Tracks/${start}`, collection("Tracks", tracks, { run: syntheticRun }));
  const cube = { bins: 3, lo: 0, hi: 3 };
  const pad = canvas("pad", [hist({ name: "inner", x: phi })], "TPad");
  return {
    name,
    infos: writeInfos(qcShapes),
    entries: [
      entryOf("int/TPC/Tracks", collection("Tracks", tracks, { run: syntheticRun })),
      entryOf("int/TPC/PID", collection("PID", pid, { run: syntheticRun })),
      ...[1_700_000_000_000, 1_700_000_300_000].map(window),
      entryOf("canvas", canvas("canvas", [hist({ name: "outer", x: phi }), pad, graph("rates", 3, [1, 2, 3])])),
      entryOf("cube", hist({ class: "TH3F", name: "cube", x: cube, y: cube, z: cube })),
      entryOf("tree", tree({ name: "tree", entries: 2, baskets: [[100, 100]] })),
    ],
  };
}
