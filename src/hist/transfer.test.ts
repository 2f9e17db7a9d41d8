import { expect, it } from "vitest";
import type { Axis, Hist1D, Hist2D, Profile1D } from "./hist.ts";
import { transferables } from "./transfer.ts";

const axis = (edges?: Float64Array): Axis => ({ n: 1, lo: 0, hi: 1, edges, labels: undefined, title: "" });
const common = {
  name: "h",
  title: "",
  className: "",
  entries: 0,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
};
const edges = new Float64Array(2);
const one: Hist1D = {
  kind: "1d",
  yTitle: "",
  ...common,
  x: axis(edges),
  values: new Float32Array(3),
  variances: new Float64Array(3),
  sums: [0, 0, 0, 0],
};
const two: Hist2D = {
  kind: "2d",
  ...common,
  x: axis(),
  y: axis(edges),
  values: new Int8Array(9),
  variances: undefined,
  sums: [0, 0, 0, 0, 0, 0, 0],
};
const profile: Profile1D = {
  kind: "profile",
  yTitle: "",
  ...common,
  x: axis(),
  weights: new Float64Array(3),
  weights2: undefined,
  sumsY: new Float64Array(3),
  sumsY2: new Float64Array(3),
  errorOption: "",
  sums: [0, 0, 0, 0, 0, 0],
};

it("lists every buffer once, and posting with it leaves nothing behind", () => {
  const rocs = [new Float32Array(2), new Float32Array(3)];
  const objects = [
    { kind: "histogram", name: "a", hist: one },
    { kind: "canvas", name: "c", hists: [two, profile, one] },
    {
      kind: "pads",
      name: "p",
      pads: { name: "p", quantities: [{ name: "q", rocs }], processedTimeFrames: 1, normalized: true },
    },
    { kind: "failed", name: "f", className: "T", error: { kind: "cancelled" } },
  ] as const;
  const buffers = transferables({ objects });
  expect(buffers).toHaveLength(9);
  const moved = structuredClone(objects, { transfer: buffers });
  expect(one.values).toHaveLength(0);
  expect(rocs[1]).toHaveLength(0);
  expect(moved[0].hist.values).toHaveLength(3);
});
