import { expect, it } from "vitest";
import { fixedAxis, hist1D } from "../../hist/build.ts";
import { jsonPieces, type JsonAbout, type JsonContents } from "./json.ts";

const toJson = (contents: JsonContents, about: JsonAbout): string => [...jsonPieces(contents, about)].join("");

it("a histogram as JSON has its cells, where it is from and what was measured, and nothing that is no number", () => {
  const hist = hist1D({ x: fixedAxis(3, 0, 1, "#eta"), values: [1, 0.1, Number.NaN], flow: [2, Infinity] });
  const measurements = new Map([["moments@1", { mean: 0.5, edges: Float32Array.of(0.5) }]]);
  const about = { object: "Tracks/hEta", run: 559101, file: "559101.root", identity: undefined, measurements };
  expect(JSON.parse(toJson({ histogram: hist }, about))).toMatchObject({
    format: "tpc-qc-viewer/histogram@1",
    object: "Tracks/hEta",
    run: 559101,
    file: "559101.root",
    histogram: { kind: "1d", x: { n: 3, lo: 0, hi: 1, title: "#eta" }, values: [2, 1, 0.1, null, null] },
    measurements: { "moments@1": { mean: 0.5, edges: [0.5] } },
  });
});

it("typed arrays of any kind are arrays", () => {
  const hist = { ...hist1D({ x: fixedAxis(1, 0, 1), values: [1] }), values: Int16Array.of(0, -3, 4) };
  const about = { object: "", run: undefined, file: "", identity: "0", measurements: new Map() };
  expect(JSON.parse(toJson({ histogram: hist }, about))).toMatchObject({
    identity: "0",
    histogram: { values: [0, -3, 4] },
  });
});

it("of many cells comes in pieces that are the whole, whatever texts the file has", () => {
  const title = '{"":0} \\{"":1}';
  const values = Float64Array.from({ length: 70_000 }, (_, bin) => (bin === 60_000 ? NaN : bin / 7));
  const hist = hist1D({ x: fixedAxis(70_000, 0, 1, title), values });
  const about = {
    object: title,
    run: 1,
    file: title,
    identity: undefined,
    measurements: new Map([[title, { values }]]),
  };
  const pieces = [...jsonPieces({ histogram: hist }, about)];
  expect(pieces.length).toBeGreaterThan(8);
  const wanted = JSON.stringify({
    format: "tpc-qc-viewer/histogram@1",
    object: title,
    run: 1,
    file: title,
    histogram: { ...hist, values: Array.from(hist.values) },
    measurements: { [title]: { values: Array.from(values) } },
  });
  expect(pieces.join("") === wanted).toBe(true);
});
