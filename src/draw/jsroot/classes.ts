/** Whole drawings: one of these is asked for. */
const drawings =
  /^(TH[12][CSILFD]|TProfile|TProfile2D|TGraph|TGraph(Errors|AsymmErrors|BentErrors|MultiErrors)|TCutG|TMultiGraph|THStack|TF[12]|TCanvas|TPad)$/;

/** What they hold, and what it takes to draw that: text, lines, boxes, markers, paves, legends, axes, palettes. */
const parts = new Set(
  [
    "TAxis TFrame TGaxis TPaletteAxis TColor",
    "TPave TPaveText TPaveStats TPavesText TPaveLabel TDiamond TLegend TLegendEntry",
    "TText TLatex TLine TArrow TPolyLine TBox TWbox TMarker TPolyMarker",
    "TList THashList TObjArray TObject TNamed TObjString TArrayC TArrayS TArrayI TArrayL TArrayF TArrayD",
    "TAttLine TAttFill TAttMarker TAttText TAttAxis TAttPad TAttCanvas TFormula TF1Parameters",
  ].flatMap((row) => row.split(" ")),
);
const pair = /^pair<[\w :<>,*]*>$/;

/** ROOT draws these in three dimensions; this page does not. */
const solid = /^(TH3[CSILFD]?|TProfile3D|TF3|TGraph2D\w*)$/;

export const isDrawing = (className: string): boolean => drawings.test(className);
export const isSolid = (className: string): boolean => solid.test(className);
export const isAllowed = (className: string): boolean =>
  isDrawing(className) || parts.has(className) || pair.test(className);
