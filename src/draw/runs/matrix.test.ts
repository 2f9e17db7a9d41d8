import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { cellAt, cellBox, matrixLayout, moveCell } from "./matrix-layout.ts";
import type { MatrixModel } from "./matrix-model.ts";
import { paintMatrix } from "./paint-matrix.ts";

const numbers = Array.from({ length: 18 }, (_, sector) => String(sector));
const matrix = (rows: number, groups: readonly (readonly string[])[]): MatrixModel => ({
  rows: Array.from({ length: rows }, (_, i) => ({ label: String(559_101 + i), titled: false, word: undefined })),
  groups: groups.map((labels, i) => ({
    title: `group ${i}`,
    columns: labels.map((label) => ({ label, word: undefined })),
  })),
  labelled: false,
  cell: (row, column) => ({ mark: row === 1 && column === 5 ? "bad" : "good", shade: 1 }),
  raised: { row: undefined, column: undefined },
  scale: undefined,
});
const chambers = matrix(14, [numbers, numbers, numbers, numbers]);

describe("the layout of a matrix", () => {
  it("has the chambers in one line where there is room, else the groups below one another", () => {
    const wide = matrixLayout(chambers, 1050);
    expect(wide.lines).toHaveLength(1);
    expect(wide.cellWidth).toBe(13);
    expect(wide.height).toBe(32 + 14 * 14 + 2);
    const narrow = matrixLayout(chambers, 396);
    expect(narrow.lines.map(({ pieces }) => pieces.length)).toEqual([2, 2]);
    expect(narrow.cellWidth).toBeGreaterThanOrEqual(8);
    expect(matrixLayout(chambers, 260).lines).toHaveLength(4);
  });

  it("parts a long row of runs", () => {
    const runs = matrix(9, [Array.from({ length: 100 }, (_, i) => String(i))]);
    const { lines, cellWidth } = matrixLayout(runs, 396);
    expect(lines).toHaveLength(3);
    expect(cellWidth).toBeGreaterThanOrEqual(8);
  });

  it("has a box for every cell, inside the canvas, and leads from it back to the cell", () => {
    const cases = fc.record({
      width: fc.integer({ min: 120, max: 1600 }),
      rows: fc.integer({ min: 1, max: 40 }),
      groups: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ width, rows, groups }) => {
        const model = matrix(
          rows,
          groups.map((n) => Array<string>(n).fill("x")),
        );
        const layout = matrixLayout(model, width);
        const columns = groups.reduce((sum, n) => sum + n, 0);
        const wrong = Array.from({ length: columns }, (_, column) => column).filter((column) => {
          const row = column % rows;
          const box = cellBox(layout, { row, column })!;
          const at = cellAt(layout, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
          const isInside = box.right <= width + 1e-9 && box.bottom <= layout.height;
          return !isInside || at?.row !== row || at.column !== column;
        });
        expect(wrong).toEqual([]);
        expect(cellBox(layout, { row: 0, column: columns })).toBeUndefined();
        expect(cellBox(layout, { row: rows, column: 0 })).toBeUndefined();
      }),
    );
  });

  it("tells labels of columns and rows from cells", () => {
    const layout = matrixLayout(chambers, 1050);
    const { left, top } = cellBox(layout, { row: 0, column: 18 })!;
    expect(cellAt(layout, left + 2, top - 3)).toEqual({ row: -1, column: 18 });
    expect(cellAt(layout, 3, top + 20)).toEqual({ row: 1, column: -1 });
    expect(cellAt(layout, 3, top - 3)).toBeUndefined();
    expect(cellAt(layout, left - 5, top + 3)).toBeUndefined();
  });

  it("keys stay inside", () => {
    expect(moveCell({ row: 0, column: 0 }, [-1, 1], 14, 72)).toEqual({ row: 0, column: 0 });
    expect(moveCell({ row: 3, column: 4 }, [10, -1], 14, 72)).toEqual({ row: 4, column: 14 });
    expect(moveCell({ row: 13, column: 71 }, [1, -1], 14, 72)).toEqual({ row: 13, column: 71 });
  });
});

it("a matrix is painted with labels, titles and words of rows without cells", () => {
  const { ctx, texts, depth } = recorder();
  const rows = chambers.rows.with(2, { label: "559117", titled: false, word: "TPC not in the run" });
  const given = { ...chambers, rows, raised: { row: 1, column: 5 } };
  paintMatrix(ctx, given, { width: 1050, height: 240, pixelRatio: 2 }, themes.dark);
  expect(depth()).toBe(0);
  const words = texts.map(({ text }) => text);
  for (const word of ["559101", "group 3", "16", "TPC not in the run"]) expect(words).toContain(word);
  const scale = { lo: 0.88, hi: 1.12, ends: ["−12 %", "+12 %"] } as const;
  paintMatrix(ctx, { ...given, scale }, { width: 1050, height: 260, pixelRatio: 2 }, themes.dark);
  expect(texts.map(({ text }) => text)).toContain("+12 %");
});

describe("a matrix with runs as columns", () => {
  const names = ["Mean DCA, A side, positive tracks", "Clusters per track"];
  const runs = Array.from({ length: 14 }, (_, i) => ({ label: String(101 + i), word: i === 13 ? "cut" : undefined }));
  const model: MatrixModel = {
    ...matrix(13, []),
    rows: Array.from({ length: 13 }, (_, i) => ({ label: names[i % 2]!, titled: true, word: undefined })),
    groups: [{ title: "run 559…", columns: runs }],
    labelled: true,
  };
  const paint = (given: MatrixModel, width: number) => {
    const { ctx, texts } = recorder();
    const layout = paintMatrix(ctx, given, { width, height: 900, pixelRatio: 1 }, themes.light);
    return { layout, words: texts.map(({ text }) => text) };
  };

  it.each([396, 1050])("has the label of every run and whole names of rows at a width of %d", (width) => {
    const { layout, words } = paint(model, width);
    expect(words.filter((word) => /^1\d\d$/.test(word))).toHaveLength(14);
    expect(words.filter((word) => word.includes("…"))).toEqual(["run 559…"]);
    expect([layout.lines.length, layout.upright]).toEqual([1, width === 396]);
    const many = { ...model, groups: [{ title: "", columns: Array.from({ length: 100 }, () => runs[0]!) }] };
    expect(paint(many, width).words.filter((word) => word === "101")).toHaveLength(100);
  });

  it("sets quantities in titles of rows, and writes names as they are", () => {
    const named = (titled: boolean) =>
      paint({ ...model, rows: [{ label: "MIP mean, Qtot", titled, word: undefined }] }, 1050).words;
    expect(named(true)).toEqual(expect.arrayContaining(["Q", "tot"]));
    expect(named(false)).toContain("MIP mean, Qtot");
  });

  it("has a word in place of the cells of a run that has none", () => {
    const marks: number[] = [];
    const { words } = paint({ ...model, cell: (_, column) => (marks.push(column), { mark: "null", shade: 1 }) }, 1050);
    expect(words).toContain("cut");
    expect(new Set(marks)).toEqual(new Set(Array.from({ length: 13 }, (_, column) => column)));
  });
});

it.each([260, 396, 1050])("the run that is raised is written whole, in bold as well, at a width of %d", (width) => {
  const { ctx, texts } = recorder();
  let font = "";
  // Digits as wide as those of DejaVu Sans.
  const measured = new Proxy(ctx, {
    get: (target, name) =>
      name === "measureText"
        ? (text: string) => ({ width: text.length * 11 * (font.startsWith("600") ? 0.696 : 0.636) })
        : (Reflect.get(target, name) as unknown),
    set: (target, name, value) => {
      if (name === "font") font = value as string;
      return Reflect.set(target, name, value);
    },
  });
  paintMatrix(
    measured,
    { ...chambers, raised: { row: 3, column: undefined } },
    { width, height: 900, pixelRatio: 1 },
    themes.light,
  );
  expect(texts.filter(({ text, font }) => text === "559104" && font.startsWith("600"))).not.toHaveLength(0);
  expect(texts.filter(({ text }) => text.includes("…"))).toEqual([]);
});
