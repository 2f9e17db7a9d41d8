/** Longer texts are cut: nobody reads them in a plot. Formulas are longer. */
const shown = 256;
const formula = 4096;

/**
 * A text of a file as it may be drawn: only words. TLatex can make links of it (`#url[…]{…}`), and a backslash means
 * another markup language, which JSROOT would fetch from another server.
 */
export function plainText(text: string, isFormula = false): string {
  let words = text.slice(0, isFormula ? formula : shown);
  // Again until none is left: taking one out may put another together.
  for (let before = ""; before !== words;) {
    before = words;
    words = words.replace(/#url\s*(\[[^\]]*\]?)?/gi, "");
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return words.replaceAll("\\", "\u2216").replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Options that JSROOT draws in three dimensions, as other windows or with a node of the page for every bin. */
const unwanted = /inspect|lego\d*|surf\d*|gl(box|col|iso)?\d*|iso|tri\d*|err3d|p0?3d|3d|chord|proj\w*|dump/gi;

/** A draw option as JSROOT may have it. */
export const plainOption = (option: string): string =>
  /^[\w\s;:.,+*=#-]{0,64}$/.test(option) ? option.replace(unwanted, "").replace(/^[\s;:,]+$/, "") : "";
