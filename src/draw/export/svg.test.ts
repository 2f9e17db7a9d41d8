import { describe, expect, it } from "vitest";
import type { FigureModel } from "../figure-model.ts";
import { paintFigure } from "../paint-figure.ts";
import { testFigures } from "../testing/figures.ts";
import { themes } from "../theme.ts";
import { svgPieces } from "./svg.ts";

const measure = (text: string, font: string): number => text.length * 0.5 * Number(/([\d.]+)px/.exec(font)?.[1]);
function svgOf(model: FigureModel, pixelRatio = 1): string {
  const size = { width: 380, height: 190, pixelRatio };
  return [...svgPieces(size, (ctx) => paintFigure(ctx, model, size, themes.light), measure)].join("");
}

const elements = ["svg", "g", "path", "rect", "text", "clipPath", "linearGradient", "stop"];
const names =
  /^(xmlns|width|height|viewBox|xml:space|id|d|x|y|x1|y1|x2|y2|fill|fill-opacity|stroke|stroke-width|stroke-linecap|stroke-linejoin|stroke-dasharray|stroke-opacity|clip-path|transform|shape-rendering|gradientUnits|offset|stop-color|font-family|font-size|font-style|font-weight|text-anchor)$/;

/** Tags and attributes of an XML text, which must be well formed: open tags are closed in turn, texts are escaped. */
function read(svg: string): { readonly tags: readonly string[]; readonly texts: readonly string[] } {
  const open: string[] = [];
  const tags: string[] = [];
  const texts: string[] = [];
  let rest = svg;
  while (rest !== "") {
    const [whole = "", text = ""] = /^([^<]+)/.exec(rest) ?? [];
    if (text !== "") {
      expect(text.replace(/&(amp|lt|gt|quot);/g, "")).not.toMatch(/[&<>"]/);
      texts.push(text);
      rest = rest.slice(whole.length);
      continue;
    }
    const [tag, slash, name, given, end] = /^<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/.exec(rest) ?? [];
    if (tag === undefined) throw new Error(`No tag: ${rest.slice(0, 80)}`);
    if (slash === "/") expect(open.pop()).toBe(name);
    else {
      tags.push(name!);
      for (const [, attribute, value] of given!.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
        expect(attribute).toMatch(names);
        if (value!.includes("url(")) expect(value).toMatch(/^url\(#(clip|gradient)\d+\)$/);
      }
      if (end !== "/") open.push(name!);
    }
    rest = rest.slice(tag.length);
  }
  expect(open).toEqual([]);
  return { tags, texts };
}

const words = (svg: string): string => read(svg).texts.join("").replace(/\s+/g, "");

describe("a figure as SVG", () => {
  it("is well formed, and shapes and texts only", () => {
    for (const { name, model } of testFigures()) {
      const { tags } = read(svgOf(model));
      expect(tags.length, name).toBeGreaterThan(3);
      expect([...new Set(tags)].filter((tag) => !elements.includes(tag))).toEqual([]);
    }
  });

  it("has no markup of titles, whatever they hold", () => {
    const attack = "globalThis.PWN=1";
    const titles = [
      `<script>${attack}</script>`,
      `"><svg onload="${attack}"><a href="javascript:${attack}">x</a>`,
      `#url[javascript:${attack}]{click} #url[https://canary.invalid/]{x}`,
      `]]><!ENTITY x SYSTEM "file:///etc/passwd">&x; &#60;script&#62; <?xml-stylesheet href="x"?>`,
      `\u0000\u0008\ud800 \ufffe <image xlink:href="https://canary.invalid/i.png"/>`,
      "#font[12]{#color[2]{#splitline{<foreignObject>}{<style>@import 'x'}}}",
    ];
    for (const title of titles) {
      const svg = svgOf({
        x: { lo: 0, hi: 1, log: false, title, names: [{ value: 0.5, label: title }] },
        y: { lo: 0, hi: 1, log: false, title },
        z: { lo: 0, hi: 1, log: false, title },
        legend: [{ label: title, ink: "A", sample: "line" }],
        layers: [{ kind: "rule", axis: "x", at: 0.5, ink: "A", dash: "solid", cased: false, label: title }],
      });
      expect([...new Set(read(svg).tags)].filter((tag) => !elements.includes(tag))).toEqual([]);
      expect(svg.match(/<[^>]*(href|script|style|\bon\w+=)[^>]*>/i)).toBeNull();
      // oxlint-disable-next-line no-control-regex -- none may be left
      expect(svg).not.toMatch(/[\u0000-\u0008\ufffe]|\p{Surrogate}/u);
    }
  });

  it("has every bin of a small map as a rectangle of its colour", () => {
    const bins = { n: 2, lo: 0, hi: 2, edges: undefined };
    const model: FigureModel = {
      x: { lo: 0, hi: 2, log: false, title: "x" },
      y: { lo: 0, hi: 2, log: false, title: "y" },
      z: { lo: 0, hi: 3, log: false, title: "z" },
      layers: [
        { kind: "colors", x: bins, y: bins, cells: Float64Array.of(0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 0, 0, 0, 0, 0, 0) },
      ],
    };
    const svg = svgOf(model, 2);
    const [map] = /<g transform="translate\([\d. ]+\) scale\(0\.5\)"[^]*?<\/g>/.exec(svg)!;
    expect(map.match(/fill="#[0-9a-f]{6}"/g)).toHaveLength(4);
    // The largest has the last colour of the palette; what is empty is the background.
    expect(map).toContain('fill="#f9fb0e"');
    expect(map).toContain('fill="#ffffff"');
  });

  it("keeps words as words", () => {
    const [model] = testFigures()
      .filter(({ name }) => name === "all overlays")
      .map((each) => each.model);
    expect(words(svgOf(model!))).toContain("48to52");
    expect(words(svgOf(model!))).toContain("apass2");
  });
});
