import { binCenter } from "../../../src/hist/axis.ts";
import type { Hist, Hist1D, Hist2D } from "../../../src/hist/hist.ts";
import { defectKinds, type Defect } from "./defect.ts";
import type { GoodRun } from "./good-runs.ts";
import { moveBins, type Move } from "./move-bins.ts";
import { plantedPads, plantedSector } from "./plant-pads.ts";
import { withValues } from "./resample.ts";

/** What shows a defect of a run, as it is expected then: not whole numbers, before chance is added. All else is left out. */
export function planted({ hists, pads }: GoodRun, defect: Defect): Pick<GoodRun, "hists" | "pads"> {
  const changed = new Map<string, Hist>();
  for (const [name, hist] of hists) {
    if (hist.kind !== "profile" && defectKinds[defect.kind].shows.test(name))
      changed.set(name, plantedIn(name, hist, defect));
  }
  return { hists: changed, pads: pads && plantedPads(pads, defect) };
}

function plantedIn(name: string, hist: Hist1D | Hist2D, { kind, size }: Defect): Hist1D | Hist2D {
  switch (kind) {
    case "gain":
      return moved(hist, () => (x) => x * (1 + size));
    case "cluster-loss":
      return moved(hist, () => (x) => x - size);
    case "dca-shift":
      return name.startsWith("hDCAr_")
        ? moved(hist, () => (x) => x + (name.includes("_A_") ? size : -size))
        : moved(hist, (eta) => (x) => x + Math.sign(eta) * size);
    case "dca-modulation":
      return moved(hist, (phi) => (x) => x + (name.includes("Pos") ? size : -size) * Math.sin(18 * phi));
    case "dead-sector":
      return withoutSector(name, hist, size);
    default:
      return hist;
  }
}

/** Along the axis of the quantity: x of a distribution, y of a map, by its x. */
function moved(hist: Hist1D | Hist2D, moveAt: (x: number) => Move): Hist1D | Hist2D {
  const values = new Float64Array(hist.values.length);
  if (hist.kind === "1d") {
    keepFlow(hist.values, values, hist.x.n, { first: 0, step: 1 });
    moveBins(hist.values, values, hist.x, moveAt(0), { first: 0, step: 1 });
    return withValues(hist, values, hist.entries);
  }
  for (let x = 0; x <= hist.x.n + 1; x++) {
    const column = { first: x, step: hist.x.n + 2 };
    keepFlow(hist.values, values, hist.y.n, column);
    moveBins(hist.values, values, hist.y, moveAt(binCenter(hist.x, x)), column);
  }
  return withValues(hist, values, hist.entries);
}

function keepFlow(
  from: ArrayLike<number>,
  into: Float64Array,
  n: number,
  { first, step }: { readonly first: number; readonly step: number },
): void {
  for (const bin of [0, n + 1]) into[first + bin * step] = from[first + bin * step]!;
}

const width = (2 * Math.PI) / 18;

/** Tracks with φ in the sector on the A side, where histograms tell; all others lose none. */
function withoutSector(name: string, hist: Hist1D | Hist2D, share: number): Hist1D | Hist2D {
  const left = (phi: number): number => (Math.floor(phi / width) === plantedSector ? 1 - share : 1);
  const factor = (x: number, y: number): number => {
    if (name === "h2DEtaPhi") return y > 0 ? left(x) : 1;
    if (name === "hEta") return x > 0 ? 1 - share / 18 : 1;
    return left(x);
  };
  const values = Float64Array.from(hist.values);
  const across = hist.x.n + 2;
  for (let cell = 0; cell < values.length; cell++) {
    if (values[cell] === 0) continue;
    const y = hist.kind === "2d" ? binCenter(hist.y, Math.floor(cell / across)) : 0;
    values[cell]! *= factor(binCenter(hist.x, cell % across), y);
  }
  return withValues(hist, values, hist.entries);
}
