import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jsrootPlugin } from "./jsroot-plugin.ts";

const modules = "node_modules/jsroot/modules";
const { transform, resolveId, load } = jsrootPlugin() as unknown as {
  readonly transform: (code: string, id: string) => { readonly code: string } | undefined;
  readonly resolveId: (source: string, importer: string | undefined, options: object) => string | undefined;
  readonly load: (id: string) => string | undefined;
};
const file = (name: string): string => readFileSync(`${modules}/${name}`, "utf8");
const changed = (name: string): string => transform(file(name), `/x/${modules}/${name}?v=1`)?.code ?? file(name);

describe("jsrootPlugin", () => {
  it("takes JSROOT's decoders and console lines out", () => {
    const io = changed("io.mjs");
    expect(io).not.toMatch(/ZIP_inflate|LZ4_uncompress|zstd|lzma|console\.(log|warn|error)\(/);
    expect(io).toContain("return jsrootUnzip(arr, tgtsize, noalert, src_shift)");
    expect(io.match(/countedArray\(/g)).toHaveLength(16);
    for (const name of ["core.mjs", "tree.mjs", "draw.mjs"])
      expect(changed(name)).not.toMatch(/console\.(log|warn|error)\(/);
  });

  it("leaves of three.js the names", () => {
    const three = changed("three.mjs");
    expect(three.length).toBeLessThan(30_000);
    expect(three).toContain("Absent as Vector3");
    expect(three).not.toMatch(/as \w+ as/);
    expect(changed("three_addons.mjs")).toContain("Absent as OrbitControls");
  });

  it("puts our formulas in place of JSROOT's, which become code", () => {
    const func = changed("base/func.mjs");
    expect(func).toContain("src/draw/formula/jsroot-func.ts");
    expect(func).not.toContain("Function(");
  });

  it("leaves out menus, PDF, 3D, trees and what reads files", () => {
    expect(changed("gui/menu.mjs")).not.toContain("innerHTML");
    for (const name of ["base/makepdf", "hist/hist3d", "geom/TGeoPainter", "gui/HierarchyPainter", "draw/TTree"])
      expect(changed(`${name}.mjs`).length, name).toBeLessThan(2000);
    const io = resolveId("./io.mjs", `/x/${modules}/draw.mjs`, {})!;
    expect(load(io)).toContain('"TStreamerInfoList"');
    expect(resolveId("./io.mjs", `/x/${modules}/tree.mjs`, {})).toBeUndefined();
    expect(resolveId("./draw/TTree.mjs", `/x/${modules}/draw.mjs`, { kind: "dynamic-import" })).toContain("absent");
    expect(changed("base/ObjectPainter.mjs")).toContain("use_mathjax = false;");
    expect(changed("gpad/TAxisPainter.mjs")).toContain('`${tr ?? ""} rotate(${tilt_angle})`');
  });

  it("stops when a text it replaces is gone", () => {
    const io = `/x/${modules}/io.mjs`;
    expect(() => transform(file("io.mjs").replace("async function R__unzip(", "async function unzip("), io)).toThrow(
      "no longer",
    );
    expect(() => transform(file("io.mjs").replace("new Array(nobjects)", "[]"), io)).toThrow("16 are known");
    expect(() => transform("export {};", `/x/${modules}/core.mjs`)).toThrow("greeting");
    expect(() => transform("export {};", `/x/${modules}/three.mjs`)).toThrow("in another way");
  });

  it("keeps Node's and other packages away from JSROOT only", () => {
    const absent = resolveId("fs", `/x/${modules}/io.mjs`, {})!;
    expect(load(absent)).toContain("undefined");
    expect(resolveId("three/addons", `/x/${modules}/base/base3d.mjs`, {})).toBe(absent);
    expect(resolveId("./core.mjs", `/x/${modules}/io.mjs`, {})).toBeUndefined();
    expect(resolveId("fs", "/x/src/main.ts", {})).toBeUndefined();
    expect(transform("console.log(1)", "/x/src/main.ts")).toBeUndefined();
  });
});
