import { dirname, resolve } from "node:path";
import type { Plugin } from "vite";
import { isAbsent, namesOnly, noMenus, readerNames } from "./jsroot-absent.ts";

const src = resolve(import.meta.dirname, "../../src");
const inJsroot = /\/jsroot\/modules\//;
const absent = "\0jsroot-absent";
const reader = "\0jsroot-reader-names:";

/** What JSROOT imports for Node or for 3D only. Nothing of ours gets there. */
const unused =
  /^(fs|zlib|tmp|xhr2|canvas|jsdom|gl|mathjax|node:worker_threads|@oneidentity\/zstd-js|@resvg\/resvg-js|three(\/.*)?)$/;

/**
 * Keeps JSROOT to what we use of it: our decompression in place of its own, nothing on the console, counted arrays,
 * our formulas, no menus, no MathJax, no Node, no 3D (`jsroot-absent.ts`). Each change throws when the text it replaces is not there, so a new version cannot slip by.
 */
export function jsrootPlugin(): Plugin {
  return {
    name: "jsroot",
    enforce: "pre",
    config: () => ({
      // Packages that are bundled beforehand in development would pass this plugin by.
      optimizeDeps: { exclude: ["jsroot"], include: ["xz-decompress"] },
    }),
    resolveId(source, importer, options) {
      if (importer === undefined || !inJsroot.test(importer)) return undefined;
      if (unused.test(source)) return absent;
      // What is only asked for when it is needed is one empty file, not a file for each.
      const { kind } = options as { readonly kind?: string };
      if (kind === "dynamic-import" && isAbsent(resolve(dirname(importer), source).replaceAll("\\", "/")))
        return absent;
      // The painters would bring all that reads files into the page.
      return source in readerNames && importer.endsWith("/modules/draw.mjs") ? reader + source : undefined;
    },
    load(id) {
      if (id === absent) return "export default undefined;";
      return id.startsWith(reader) ? readerNames[id.slice(reader.length)] : undefined;
    },
    transform(code, id) {
      const path = id.replaceAll("\\", "/").split("?")[0]!;
      if (!inJsroot.test(path)) return undefined;
      if (isAbsent(path)) return { code: namesOnly(code, path), map: null };
      if (path.endsWith("/modules/base/func.mjs")) return { code: ownFormulas(code), map: null };
      if (path.endsWith("/modules/gui/menu.mjs")) return { code: withoutMenus(code), map: null };
      let text = quiet(code);
      if (path.endsWith("/modules/io.mjs")) text = count(ownUnzip(text));
      else if (path.endsWith("/modules/base/ObjectPainter.mjs")) text = withoutMathJax(text);
      else if (path.endsWith("/modules/gpad/TAxisPainter.mjs")) text = tiltLabels(text);
      else if (path.endsWith("/modules/core.mjs") && text === code)
        throw new Error("JSROOT's greeting is not where it was");
      return text === code ? undefined : { code: text, map: null };
    },
  };
}

/** Console lines are the only sign of what was not decoded: they go to whoever decodes, never to the console. */
function quiet(code: string): string {
  const text = code.replace(/\bconsole\.(log|warn|error|info|debug)\(/g, "jsrootNotice(");
  return text === code ? code : `import { jsrootNotice } from ${own("root/jsroot-notices.ts")};\n${text}`;
}

/** JSROOT's decoders check no checksums, fail on large LZMA blocks and are slow. */
function ownUnzip(code: string): string {
  const from = indexOf(code, "/* Copyright (C) 1999 Masanao Izumo");
  const to = indexOf(code, "/**\n  * @summary Buffer object to read data from TFile");
  const replacement = `async function R__unzip(arr, tgtsize, noalert, src_shift) { return jsrootUnzip(arr, tgtsize, noalert, src_shift); }\n\n`;
  indexOf(code.slice(from, to), "async function R__unzip(arr, tgtsize, noalert, src_shift) {");
  return `import { jsrootUnzip } from ${own("root/codecs/jsroot-unzip.ts")};\n${code.slice(0, from)}${replacement}${code.slice(to)}`;
}

/** Every array whose length stands in the file is taken from the budget of the read before it is made. */
function count(code: string): string {
  let found = 0;
  const counted = code.replace(/new Array\((nobjects|n|cnt|sz0|maxindx\[[01]\])\)/g, (_, length: string) => {
    found++;
    return `countedArray(${length})`;
  });
  if (found !== 16) throw new Error(`JSROOT makes ${found} arrays of a length in the file, 16 are known`);
  const packedReals = "const arr = this.double32 ? new Float64Array(len) : new Float32Array(len);";
  indexOf(counted, packedReals);
  return `import { countedArray, spend } from ${own("root/budget.ts")};\n${counted.replace(packedReals, `spend(len); ${packedReals}`)}`;
}

/** JSROOT turns the text of formulas into code. */
function ownFormulas(code: string): string {
  const exported = "export { proivdeEvalPar, getTF1Value, _getTF1Save };";
  indexOf(code, exported);
  return exported.replace(";", ` from ${own("draw/formula/jsroot-func.ts")};`);
}

function withoutMenus(code: string): string {
  indexOf(code, "export { createMenu, closeMenu, showPainterMenu, assignContextMenu, hasMenu, kToFront, kNoReorder };");
  return noMenus;
}

/** JSROOT loads MathJax from another server for any text with a backslash. */
function withoutMathJax(code: string): string {
  const asked = "if (!use_mathjax || arg.nomathjax) {";
  indexOf(code, asked);
  return code.replace(asked, "use_mathjax = false;\n      if (!use_mathjax) {");
}

/** Labels of several texts have no place of their own: "null rotate(25)" is no transform, and the browser says so. */
function tiltLabels(code: string): string {
  const tilted = "`${tr} rotate(${tilt_angle})`";
  indexOf(code, tilted);
  return code.replace(tilted, '`${tr ?? ""} rotate(${tilt_angle})`');
}

function indexOf(code: string, part: string): number {
  const at = code.indexOf(part);
  if (at < 0) throw new Error(`JSROOT has no longer: ${part}`);
  return at;
}

const own = (file: string): string => JSON.stringify(resolve(src, file).replaceAll("\\", "/"));
