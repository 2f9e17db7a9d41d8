import { describe, expect, it } from "vitest";
import { allowDrawing, flawOfJson } from "./allow.ts";
import { plainOption, plainText } from "./text.ts";

const axis = (bins: number, more: object = {}) => ({
  _typename: "TAxis",
  fNbins: bins,
  fXmin: 0,
  fXmax: 1,
  fXbins: [],
  ...more,
});
const list = (...arr: readonly object[]) => ({ _typename: "TList", arr, opt: arr.map((_, i) => `opt${i}`) });
const hist = (more: object = {}) => ({
  _typename: "TH1F",
  fName: "h",
  fTitle: "title",
  fXaxis: axis(2),
  fYaxis: axis(1),
  fNcells: 4,
  fArray: [0, 1, 2, 3],
  fSumw2: [],
  fFunctions: list(),
  ...more,
});
const canvas = (...primitives: readonly object[]) => ({ _typename: "TCanvas", fPrimitives: list(...primitives) });
const allowed = (object: object) => {
  const got = allowDrawing(object);
  if (!got.ok) throw new Error(got.why);
  return got;
};
const why = (object: unknown): string | undefined => {
  const got = allowDrawing(object);
  return got.ok ? undefined : got.why;
};

describe("allowDrawing", () => {
  it("lets histograms, graphs, functions, stacks and pads pass", () => {
    const graph = { _typename: "TGraphErrors", fNpoints: 2, fX: [1, 2], fY: [1, 2], fEX: [0, 0], fEY: [0, 0] };
    const stack = { _typename: "THStack", fHists: list(hist(), hist()) };
    const pad = { _typename: "TPad", fPrimitives: list(hist(), graph) };
    const given = canvas(pad, stack, { _typename: "TLatex", fTitle: "words" }, { _typename: "TF1", fNpx: 100 });
    const before = structuredClone(given);
    const got = allowed(given);
    expect(got.leftOut).toEqual([]);
    expect(got.object).toMatchObject(before);
    expect(allowed(hist()).object["fArray"]).toEqual([0, 1, 2, 3]);
  });

  it("refuses other classes as a whole", () => {
    for (const className of [
      "TCanvasWebSnapshot",
      "TTree",
      "TGeoManager",
      "TList",
      "TExec",
      "ROOT::Experimental::RCanvas",
      "",
    ])
      expect(why({ _typename: className }), className).toContain("not drawn");
    expect(why({ _typename: "TH3F" })).toBe("it needs three dimensions");
    for (const none of [undefined, null, 7, "text", [], {}]) expect(why(none)).toBeDefined();
  });

  it("puts words in place of other classes, however deep they lie", () => {
    const snapshot = { _typename: "TCanvasWebSnapshot", fScripts: "canary()" };
    const given = canvas({
      _typename: "TPad",
      fPrimitives: list(hist({ fFunctions: list(snapshot) }), { _typename: "TExec" }),
    });
    const { object, leftOut } = allowed(given);
    expect(leftOut).toEqual(["TCanvasWebSnapshot", "TExec"]);
    expect(JSON.stringify(object)).not.toContain("canary");
    const words = [...JSON.stringify(object).matchAll(/"fTitle":"(\w+ is not drawn)"/g)].map((found) => found[1]);
    expect(words).toEqual(["TCanvasWebSnapshot is not drawn", "TExec is not drawn"]);
  });

  it("takes other members out, and with them the options of a list", () => {
    const { object } = allowed({
      _typename: "THStack",
      fHists: list({ _typename: "TH3F" }, hist({ fName: "kept" })),
      fUser: { _typename: "TExec" },
      plain: [{ _typename: "TExec" }, 1],
    });
    expect(object["fHists"]).toMatchObject({ arr: [{ fName: "kept" }], opt: ["opt1"] });
    expect(object).toMatchObject({ fUser: null, plain: [null, 1] });
  });

  it("ends with objects in a circle", () => {
    const pad = canvas(hist());
    pad.fPrimitives.arr.concat([]);
    Object.assign(pad, { fMother: pad, fCanvas: pad });
    expect(allowed(pad).leftOut).toEqual([]);
  });

  it("refuses what says of its size what is not so", () => {
    expect(why(hist({ fXaxis: axis(40_000) }))).toContain("do not fit");
    expect(why(hist({ fNcells: 5 }))).toContain("do not fit");
    expect(why(hist({ fSumw2: [1] }))).toContain("errors");
    expect(why(hist({ fXaxis: axis(2, { fXbins: [0, 2, 1] }) }))).toContain("axes");
    expect(why(hist({ fXaxis: axis(2, { fXmax: 0 }) }))).toContain("axes");
    expect(why(hist({ fXaxis: axis(2, { fXmax: null }) }))).toContain("axes");
    expect(why(hist({ fXaxis: null }))).toContain("axes");
    expect(why(hist({ fXaxis: axis(2, { fXmin: -1e308, fXmax: 1e308 }) }))).toContain("axes");
    const large = { _typename: "TH2F", fXaxis: axis(40_000), fYaxis: axis(40_000), fNcells: 1, fArray: [] };
    expect(why(large)).toContain("bins");
    expect(why({ _typename: "TGraph", fNpoints: 3, fX: [1, 2], fY: [1, 2, 3] })).toContain("incomplete");
    expect(why({ _typename: "TGraph", fNpoints: 1e9, fX: [], fY: [] })).toContain("1000000000 points");
    const { object, leftOut } = allowed(canvas(hist({ fNcells: 5 })));
    expect(leftOut[0]).toContain("TH1F: its bins");
    expect(JSON.stringify(object)).toContain("TH1F is not drawn");
  });

  it("takes limits of contents for none where they are no numbers", () => {
    const { object } = allowed(hist({ fMinimum: 1e308, fMaximum: null }));
    expect(object).toMatchObject({ fMinimum: -1111, fMaximum: -1111 });
    expect(allowed(hist({ fMinimum: 0.5, fMaximum: 7 })).object).toMatchObject({ fMinimum: 0.5, fMaximum: 7 });
  });

  it("empties cells that are no numbers, and says so; of graphs such points are refused", () => {
    const { object, leftOut } = allowed(hist({ fArray: [0, null, 2, null], fSumw2: [0, 1, null, 0] }));
    expect(object).toMatchObject({ fArray: [0, 0, 2, 0], fSumw2: [0, 1, 0, 0] });
    expect(leftOut).toEqual(["contents that are no numbers"]);
    expect(why({ _typename: "TGraph", fNpoints: 2, fX: [1, 2], fY: [1, null] })).toContain("points are no numbers");
  });

  it("limits the points of functions", () => {
    const { object } = allowed(canvas({ _typename: "TF1", fNpx: 1e9 }, { _typename: "TF2", fNpx: 1e6, fNpy: -1 }));
    expect(object["fPrimitives"]).toMatchObject({ arr: [{ fNpx: 10_000 }, { fNpx: 1000, fNpy: 100 }] });
  });

  it("makes texts words only", () => {
    const url = "#url[javascript:canary()]{click}";
    const { object } = allowed(hist({ fTitle: url, fXaxis: axis(2, { fTitle: `\\frac{1}{2}${"x".repeat(999)}` }) }));
    expect(object["fTitle"]).toBe("{click}");
    expect((object["fXaxis"] as { fTitle: string }).fTitle).toHaveLength(256);
    expect(JSON.stringify(object)).not.toMatch(/canary|\\/);
  });
});

describe("plainText", () => {
  it("leaves no link, however it is written", () => {
    for (const text of [
      "#url[x]{a}",
      "#URL [x]{a}",
      "#u#url[x]rl[y]{a}",
      "#ur#url[]l[x]{a}",
      "#url[x",
      "##url[x]url[y]{a}",
    ])
      expect(plainText(text), text).not.toMatch(/#url|\[x\]/i);
    expect(plainText("#it{p}_{T} (GeV/#it{c}) < 5 & > 3")).toBe("#it{p}_{T} (GeV/#it{c}) < 5 & > 3");
  });

  it("leaves no control characters", () => {
    expect(plainText("a\u0000b\u202ec\u001b[0m\nd")).toBe("abc[0md");
  });
});

describe("plainOption", () => {
  it("keeps what draws flat", () => {
    for (const option of ["colz", "HIST E1", "P", "same;ap", "brNDC", "col text45", ""])
      expect(plainOption(option)).toBe(option);
  });

  it("drops three dimensions, windows and markup", () => {
    for (const option of ["lego2", "SURF3", "inspect", "glbox", "<svg>", "a".repeat(65), "projx2", "chord"])
      expect(plainOption(option)).toBe("");
    expect(plainOption("lego2 same")).toBe(" same");
  });
});

describe("flawOfJson", () => {
  it("finds what would cost before anything is made of it", () => {
    let deep: object = {};
    for (let i = 0; i < 200; i++) deep = { deep };
    expect(flawOfJson(deep)).toContain("nested");
    expect(flawOfJson(Array.from({ length: 30_000 }, () => ({})))).toContain("parts");
    expect(flawOfJson({ a: Array.from({ length: 4_000_001 }, () => 0) })).toContain("numbers");
    expect(flawOfJson({ $arr: "Float64", len: 1e12 })).toContain("packed");
    expect(flawOfJson(JSON.parse('{"a":[{"__proto__":{"b":1}}]}'))).toContain("__proto__");
    expect(flawOfJson({ fine: [1, "2", null, { three: true }] })).toBeUndefined();
  });
});
