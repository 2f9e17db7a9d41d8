import type { Overlay } from "../../reports/template.ts";
import type { FactsInput } from "./facts.ts";
import { gaussianFit, measured } from "./measured.ts";
import { wantedRange } from "./wanted.ts";

/** Whether there is something to draw of an overlay: that it was measured and what was measured is one. */
export function isDrawnOver(
  overlay: Overlay,
  { hist, measurements, verdicts }: Pick<FactsInput, "hist" | "measurements" | "verdicts">,
): boolean {
  switch (overlay.kind) {
    case "sectors":
    case "target":
      return true;
    case "median-profile":
      return measured(measurements, "median-profile")?.medianOfMedians !== undefined;
    case "median-sector":
      return (measured(measurements, "sector-sums")?.median ?? 0) > 0;
    case "wanted":
      return wantedRange(overlay.check, verdicts) !== undefined;
    case "gaussian-fit":
      return gaussianFit(measurements, overlay) !== undefined;
    case "slice-fits":
      return (measured(measurements, "slice-fits")?.fitted ?? 0) > 0;
    case "bethe-bloch":
      return hist.kind === "2d" && measured(measurements, "bethe-bloch") !== undefined;
  }
}
