import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageDirectives } from "../headers.ts";
import { buildIdOf, precacheOf } from "./precache.ts";

const top = resolve(import.meta.dirname, "../..");
let folder = "";
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "precache-"));
  put("index.html", "page");
  put("icons/icon.svg", "icon");
  put("assets/index-AbCd1234.js", "code");
  put("workers/zstd-AbCd1234.js", "codec");
  put("demo/559101.root", "root");
  put("assets/index-AbCd1234.js.map", "map");
  put("sw.js", "worker");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the service worker's list", () => {
  it("has the whole program, no ROOT files, no maps, not itself", () => {
    const urls = precacheOf(folder).map((entry) => entry.url);
    expect(urls).toEqual(["assets/index-AbCd1234.js", "icons/icon.svg", "index.html", "workers/zstd-AbCd1234.js"]);
  });

  it("has a revision where the name says nothing of the content", () => {
    const before = precacheOf(folder);
    put("index.html", "another page");
    const changed = precacheOf(folder).filter((entry, i) => entry.revision !== before[i]!.revision);
    expect(changed.map((entry) => entry.url)).toEqual(["index.html"]);
    expect(before.filter((entry) => entry.revision === null).map((entry) => entry.url)).toEqual([
      "assets/index-AbCd1234.js",
      "workers/zstd-AbCd1234.js",
    ]);
    expect(buildIdOf(precacheOf(folder))).not.toBe(buildIdOf(before));
  });
});

describe("index.html", () => {
  const html = readFileSync(join(top, "index.html"), "utf8");

  it("carries the policy of the page's header", () => {
    expect(html).toContain(`content="${pageDirectives.join("; ")}"`);
  });

  it("names only icons and files that are there", () => {
    const manifest = JSON.parse(readFileSync(join(top, "public/manifest.webmanifest"), "utf8")) as {
      icons: { src: string }[];
    };
    const linked = [...html.matchAll(/<link [^>]*href="\/([^"]+)"/g)].map((found) => found[1]!);
    for (const path of [...linked, ...manifest.icons.map((icon) => icon.src)]) {
      expect(readFileSync(join(top, "public", path)).length, path).toBeGreaterThan(0);
    }
  });
});
