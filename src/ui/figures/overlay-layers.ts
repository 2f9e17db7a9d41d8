import { centreOf } from "../../draw/bins.ts";
import { sectorCount, type AxisModel, type Layer } from "../../draw/figure-model.ts";
import { formatRange } from "../../draw/format.ts";
import type { Overlay } from "../../reports/template.ts";
import { betheBlochLayers } from "./bethe-bloch.ts";
import type { FigureInput } from "./figure-model.ts";
import { gaussian, gaussianFit, measured } from "./measured.ts";
import { sliceLayers } from "./slice-layers.ts";
import { wantedRange } from "./wanted.ts";

/** What is seen of a map. */
interface Seen {
  readonly x: AxisModel;
  readonly y: AxisModel;
}

/** What is drawn over a figure, as far as it was measured. */
export function overlayLayers(input: FigureInput, seen?: Seen): readonly Layer[] {
  return input.figure.overlays.flatMap((overlay) => layersOf(overlay, input, seen));
}

function layersOf(overlay: Overlay, input: FigureInput, seen: Seen | undefined): readonly Layer[] {
  const { hist, measurements, verdicts, small } = input;
  const onMap = hist.kind === "2d";
  switch (overlay.kind) {
    case "sectors":
      return [{ kind: "sectors" }];
    case "median-profile": {
      const profile = measured(measurements, "median-profile");
      if (profile === undefined) return [];
      const x = Float64Array.from(profile.values, (_, i) => centreOf(hist.x, i + 1));
      return [{ kind: "line", x, y: profile.values, ink: "reference", cased: true, width: 1.5 }];
    }
    case "median-sector": {
      const sums = measured(measurements, "sector-sums");
      if (sums === undefined || !(sums.median > 0)) return [];
      // The sum of a sector spread evenly over its bins: what a bin of the median sector holds on average.
      const at = (sums.median * sectorCount) / hist.x.n;
      return [{ kind: "rule", axis: "y", at, ink: "reference", dash: "dashed", cased: false }];
    }
    case "target": {
      const { axis, at, dash = "dashed" } = overlay;
      return [
        onMap
          ? { kind: "rule", axis, at, ink: "reference", dash, cased: true }
          : { kind: "rule", axis, at, ink: "good", dash: "dotted", cased: false },
      ];
    }
    case "slice-fits":
      return sliceLayers(overlay, hist, measurements);
    case "bethe-bloch":
      return seen === undefined ? [] : betheBlochLayers(input, seen, small !== true);
    case "wanted": {
      const range = wantedRange(overlay.check, verdicts);
      if (range === undefined) return [];
      const [lo, hi] = range;
      return [
        {
          kind: "band",
          axis: overlay.axis,
          lo,
          hi,
          quality: "good",
          ...(small === true ? {} : { label: formatRange(lo, hi) }),
        },
      ];
    }
    case "gaussian-fit": {
      const fit = gaussianFit(measurements, overlay);
      if (fit === undefined) return [];
      return [
        {
          kind: "curve",
          at: gaussian(fit),
          lo: overlay.lo,
          hi: overlay.hi,
          ink: "reference",
          cased: false,
          width: 1.5,
        },
      ];
    }
  }
}
