import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutTitle, type Layout } from "./layout.ts";
import { parseTitle } from "./parse.ts";
import { plainTitle, richTitle, type RichNode } from "./text.ts";
import titles from "./testdata/titles.json" with { type: "json" };

const text = (node: RichNode): string => (typeof node === "string" ? node : node.children.map(text).join(""));
/** Rich text in a short form: em as *…*, strong as !…!, sub as _…_, sup as ^…^. */
const short = (nodes: readonly RichNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const sign = { em: "*", strong: "!", sub: "_", sup: "^" }[node.tag];
      return `${sign}${short(node.children)}${sign}`;
    })
    .join("");

describe("titles of the golden files and of the report descriptions", () => {
  const all = [...titles.stored, ...titles.quoted];
  it("are many", () => expect(all.length).toBeGreaterThan(150));
  it("leave no command unparsed", () => {
    expect(all.flatMap((title) => parseTitle(title).unparsed.map((command) => `${command} in ${title}`))).toEqual([]);
  });
  it("show no markup", () => {
    expect(all.map(plainTitle).filter((title) => /#[a-zA-Z]|[{}]/.test(title))).toEqual([]);
  });
});

describe("plainTitle", () => {
  it.each([
    ["#it{p}_{T} (GeV/#it{c})", "pT (GeV/c)"],
    ["#it{p}_{T}^{min}", "pT min"],
    ["d#it{E}/d#it{x}_{Tot} (arb. unit)", "dE/dxTot (arb. unit)"],
    ["Tracks in #eta vs. #phi", "Tracks in η vs. φ"],
    ["#tan(#lambda)", "tan(λ)"],
    ["Charge / pT, Qtot", "Charge / pT, Qtot"],
    ["dEdx (a.u.) vs tan#lambda", "dE/dx (a.u.) vs tan λ"],
    ["# TPC clusters", "# TPC clusters"],
    [" # of clusters", "# of clusters"],
    ["(GeV/#it{c})^{-1}", "(GeV/c)⁻¹"],
    ["10^{3} cm^{2}", "10³ cm²"],
    ["#frac{a + b}{2}", "(a + b)/2"],
    ["#sqrt{#it{s}}", "√s"],
    ["#sqrt{#it{s}_{NN}} = 5.36 TeV", "√sNN = 5.36 TeV"],
    ["90#circ #pm 1 #leq x #rightarrow #infty", "90° ± 1 ≤ x → ∞"],
    ["hdEdx_Max, A_Pos", "hdEdx_Max, A_Pos"],
    ["#(){a_{b}} #[]{c}", "(ab) [c]"],
    ["#color[2]{red} #font[42]{plain}", "red plain"],
    ["#splitline{upper}{lower}", "upper lower"],
    ["100 %, #100", "100 %, #100"],
  ])("%s", (markup, want) => expect(plainTitle(markup)).toBe(want));
});

describe("richTitle", () => {
  it.each([
    ["#it{p}_{T} (GeV/#it{c})", "*p*_T_ (GeV/*c*)"],
    ["#it{p}_{T}^{min}", "*p*_T_^min^"],
    ["q/#it{p}_{T}", "*q*/*p*_T_"],
    ["#eta vs. #it{p}_{T} (Neg.)", "*η* vs. *p*_T_ (Neg.)"],
    ["MIP Q_{Max} IROC", "MIP *Q*_Max_ IROC"],
    ["N_{clusters}", "*N*_clusters_"],
    ["Q and N alone", "Q and N alone"],
    ["dEdx (a.u.)", "d*E*/d*x* (a.u.)"],
    ["dE/dx_{Tot} (arb. unit)", "d*E*/d*x*_Tot_ (arb. unit)"],
    [" p (GeV/#it{c})", "*p* (GeV/*c*)"],
    ["#tan(#lambda)", "tan(*λ*)"],
    ["#sigma, #chi^{2}/ndf, #pi", "σ, χ^2^/ndf, π"],
    ["#bf{bold #it{both}}", "!bold !!*both*!"],
    ["MIP mean, Qtot and Qmax", "MIP mean, *Q*_tot_ and *Q*_max_"],
    ["DCA vs pT, positive tracks", "DCA vs *p*_T_, positive tracks"],
    ["hQtot, Qtotal, pTmin", "hQtot, Qtotal, pTmin"],
    ["K^{-} and K^{+}", "K^\u2212^ and K^+^"],
  ])("%s", (markup, want) => expect(short(richTitle(markup))).toBe(want));

  it("knows a name by its longest beginning, as ROOT does", () => {
    expect(plainTitle("#etavs#phi")).toBe("ηvsφ");
    expect(plainTitle("#omega#omicron")).toBe("ωο");
  });
});

describe("parseTitle", () => {
  it("names unknown commands and shows them as written", () => {
    expect(parseTitle("#foo{x} #eta #it").unparsed).toEqual(["foo", "it"]);
    expect(plainTitle("#foo and #eta")).toBe("#foo and η");
  });

  it("takes any text without failing or losing letters", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom("#it{", "_{", "^{", "}", "{", "#frac{", "#sqrt{", "#eta", "#", "[", "#(){"),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const markup = list.join("").trim();
        const shown = richTitle(markup).map(text).join("");
        // Whatever is not markup stays in its order.
        for (const letter of ["ä", "9"])
          expect(shown.split(letter).length).toBeGreaterThanOrEqual(markup.slice(0, 2000).split(letter).length);
      }),
      { numRuns: 300 },
    );
  });

  it("bounds nesting and length", () => {
    expect(() => plainTitle("#sqrt{".repeat(5000))).not.toThrow();
    expect(() => plainTitle("{".repeat(100_000))).not.toThrow();
    expect(plainTitle("x".repeat(5000)).length).toBeLessThan(2100);
  });
});

const layout = (markup: string): Layout =>
  layoutTitle(markup, 10, false, (piece, { size }) => piece.length * size * 0.5);

describe("layoutTitle", () => {
  it("sets indices smaller and lower, exponents higher, both over one another", () => {
    const { runs } = layout("#it{p}_{T}^{min}");
    const [base, sub, sup] = runs as [(typeof runs)[0], (typeof runs)[0], (typeof runs)[0]];
    expect(base).toMatchObject({ text: "p", italic: true, x: 0, y: 0, size: 10 });
    expect(sub.size).toBeCloseTo(7.2);
    expect(sub.y).toBeGreaterThan(0);
    expect(sup.y).toBeLessThan(0);
    expect(Math.abs(sub.x - sup.x)).toBeLessThan(1);
    expect(sub.italic).toBe(false);
  });

  it("is as wide as its parts", () => {
    expect(layout("abc").width).toBeCloseTo(15);
    expect(layout("abc#eta").width).toBeCloseTo(20);
    expect(layout("").width).toBe(0);
  });

  it("draws the lines of fractions and roots", () => {
    const { strokes, ascent, descent } = layout("#frac{1}{2} #sqrt{x}");
    expect(strokes.length).toBe(2);
    expect(ascent).toBeGreaterThan(7.3);
    expect(descent).toBeGreaterThan(2.2);
  });
});
