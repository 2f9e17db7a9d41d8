import { toJSON } from "jsroot/core";
import { describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { goldenDir } from "../../tools/testing/golden.ts";
import { formatRootJson } from "./json.ts";
import { limits } from "./limits.ts";
import { openGolden } from "./testing/golden-file.ts";

interface Members {
  readonly [name: string]: unknown;
}
const parsed = (json: string): Members => JSON.parse(json) as Members;

describe("formatRootJson", () => {
  it("is JSROOT's toJSON where that works", () => {
    const axis = { _typename: "TAxis", fNbins: 2, fXbins: [0, 1, 2], $hidden: 1, GetBinCenter: () => 0 };
    const object = {
      _typename: "TH1F",
      fXaxis: axis,
      again: axis,
      fArray: Float32Array.of(1, NaN, 3),
      map: [{ $pair: "pair<string,int>", first: "a", second: 1 }],
      nothing: null,
      option: undefined,
    };
    expect(formatRootJson(object)).toBe(toJSON(object));
  });

  it("decodes texts and 64-bit numbers", () => {
    const object = { fTitle: "Ã©tÃ©", fTime: 1n << 40n, times: [1n, 2] };
    expect(parsed(formatRootJson(object))).toEqual({ fTitle: "été", fTime: 2 ** 40, times: [1, 2] });
  });

  it("ends references in a circle, and nesting without end", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(parsed(formatRootJson(circle))).toEqual({ self: { $ref: 0 } });
    let deep: unknown[] = [];
    for (let i = 0; i < 300; i++) deep = [deep];
    expect(() => formatRootJson({ deep })).toThrow("is allowed");
  });
});

it("gives as many numbers as can be drawn, and no more", () => {
  const half = new Int8Array(limits.drawnNumbers / 2);
  expect(formatRootJson({ a: half, b: half }).length).toBeGreaterThan(limits.drawnNumbers);
  expect(() => formatRootJson({ a: half, b: half, c: new Int8Array(1) })).toThrow("count of numbers to draw");
});

describe.skipIf(goldenDir === undefined)("RootFile.json", () => {
  it("gives objects of a collection by name", async () => {
    const file = await openGolden("codecs/zlib1.root");
    const hist = parsed(unwrap(await file.json("int/TPC/Tracks", "hEta")));
    expect(hist).toMatchObject({ _typename: "TH1F", fName: "hEta", fXaxis: { _typename: "TAxis" } });
    expect((hist["fArray"] as readonly number[]).length).toBe(hist["fNcells"]);
  });

  it("gives a canvas with all it holds", async () => {
    const file = await openGolden("old/2024-hypothesis-canvas.root");
    const read = unwrap(await file.read("int/TPC/PID"));
    const canvas = read.objects.find((object) => object.kind === "canvas");
    const json = parsed(unwrap(await file.json("int/TPC/PID", canvas?.name)));
    expect(json).toMatchObject({ _typename: "TCanvas", fPrimitives: { _typename: "TList" } });
  });

  it("says what is missing and what is not for painting", async () => {
    const file = await openGolden("2024/LHC24zz/apass2/559101.root");
    expect(await file.json("int/TPC/Tracks", "none")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.json("BetheBlochParameters", undefined)).toMatchObject({ error: { kind: "class-not-shown" } });
  });
});
