import { plainTitle } from "../../draw/latex/text.ts";
import { formatLimit, formatRange } from "../../draw/format.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate, Overlay } from "../../reports/template.ts";
import { overlayKinds, type OverlayKind } from "../../route/route.ts";
import { axisWords } from "./axis-words.ts";
import { wantedRange } from "./wanted.ts";

/** What a report draws over a figure, each kind once, with words for it; limits are those that it was judged with. */
export function overlayChoices(
  figure: FigureTemplate,
  verdicts: readonly Verdict[],
): readonly { readonly kind: OverlayKind; readonly words: string }[] {
  return overlayKinds.flatMap((kind) => {
    const found = figure.overlays.filter((overlay) => (overlay.kind satisfies OverlayKind) === kind);
    return found.length === 0
      ? []
      : [{ kind, words: [...new Set(found.map((each) => wordsOf(each, figure, verdicts)))].join(", ") }];
  });
}

function wordsOf(overlay: Overlay, figure: FigureTemplate, verdicts: readonly Verdict[]): string {
  switch (overlay.kind) {
    case "sectors":
      return "Sector boundaries";
    case "median-profile":
      return "Median profile";
    case "median-sector":
      return "Median sector";
    case "target": {
      const title = overlay.axis === "x" ? figure.xTitle : figure.yTitle;
      const name = overlay.dash === "solid" ? "Line at" : "Target";
      return `${name} ${formatLimit(overlay.at)} ${plainTitle(axisWords(title ?? "").unit)}`.trim();
    }
    case "wanted": {
      const range = wantedRange(overlay.check, verdicts);
      return range === undefined ? "Wanted range" : `Wanted range ${formatRange(...range)}`;
    }
    case "gaussian-fit":
      return `Gaussian fit in ${formatRange(overlay.lo, overlay.hi)}`;
    case "slice-fits":
      return overlay.sigma ? "Gaussian slice mean and σ" : "Gaussian slice mean";
    case "bethe-bloch":
      return "Bethe-Bloch curves";
  }
}

/** The kinds left out after one is switched. */
export function toggledOverlay(
  hide: readonly OverlayKind[] | undefined,
  kind: OverlayKind,
): readonly OverlayKind[] | undefined {
  const now = hide ?? [];
  const next = overlayKinds.filter((each) => (each === kind ? !now.includes(kind) : now.includes(each)));
  return next.length === 0 ? undefined : next;
}
