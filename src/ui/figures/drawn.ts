import type { Hist } from "../../hist/hist.ts";
import type { ShownObject, WindowHist } from "../../hist/object.ts";
import { projectionY } from "../../hist/project.ts";
import { rebinX } from "../../hist/rebin.ts";
import { isMerged } from "../../qc/hypothesis.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { parseObject } from "../../qc/object-path.ts";
import { usualColumns } from "../../qc/separation/window.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureState } from "../../state/session-state.ts";
import { measured } from "./measured.ts";
import { powersOf } from "./separation-momentum.ts";
import { tracksOf } from "./species-model.ts";
import { timeMap } from "./time-map.ts";

/** What of an object a figure draws. */
export interface Drawn {
  /** What tables are about; of windows over one another the first. */
  readonly hist: Hist;
  readonly windows: readonly WindowHist[] | undefined;
}

/** `undefined` until there is something to draw, or where the figure cannot draw what the object is. */
export function drawnIn(figure: FigureTemplate, state: FigureState | undefined): Drawn | undefined {
  return state?.kind === "ready" ? drawnOf(figure, state.object, state.measurements) : undefined;
}

type Measurements = ReadonlyMap<string, Measurement>;

function drawnOf(figure: FigureTemplate, object: ShownObject, measurements: Measurements): Drawn | undefined {
  switch (object.kind) {
    case "histogram":
      return alone(histogramOf(figure, object.hist, measurements));
    case "canvas":
      return alone(ofCanvas(figure, object.hists));
    case "windows": {
      const { windows } = object;
      if (figure.draw !== "time-map") return { hist: windows[0]!.hist, windows };
      const hist = made(windows, "time-map", () => timeMap(figure, windows, measurements));
      return hist && { hist, windows };
    }
    case "graph":
    case "parts":
    case "words":
    case "tree":
    case "pads":
    case "measured-only":
    case "failed":
      return undefined;
  }
}

const alone = (hist: Hist | undefined): Drawn | undefined => hist && { hist, windows: undefined };

/** Of what is measured of it first, `undefined` until it is. */
function histogramOf(
  { draw, rebinX: group = 1 }: FigureTemplate,
  hist: Hist,
  measurements: Measurements,
): Hist | undefined {
  switch (draw) {
    case "ratio":
      return measured(measurements, "map-ratio")?.ratio;
    case "species":
      return hist.kind === "2d" && isMerged(hist) ? undefined : hist;
    case "separation":
      return measured(measurements, "separation") && hist.kind === "2d"
        ? made(hist, "spectrum", () => projectionY(hist, usualColumns(hist)))
        : undefined;
    case "separation-momentum": {
      const separation = measured(measurements, "separation")?.separation;
      return separation?.rule === "robust" ? made(separation, "powers", () => powersOf(separation)) : undefined;
    }
    case "species-profiles":
    case "species-ratio": {
      const species = measured(measurements, "species-profiles")?.species;
      return species?.merged === false ? made(species, "tracks", () => tracksOf(species)) : undefined;
    }
    default:
      return hist.kind === "2d" && group > 1 ? made(hist, `rebin ${group}`, () => rebinX(hist, group)) : hist;
  }
}

/** Histograms are never changed, so that what was made of one holds as long as it. */
const known = new WeakMap<object, Map<string, Hist | undefined>>();

function made(from: object, how: string, make: () => Hist | undefined): Hist | undefined {
  const all = known.get(from) ?? new Map<string, Hist | undefined>();
  known.set(from, all);
  const before = all.get(how);
  if (before !== undefined) return before;
  const hist = make();
  all.set(how, hist);
  return hist;
}

/** The one with the name that other files have it by; of a canvas with one alone that. */
function ofCanvas(figure: FigureTemplate, hists: readonly Hist[]): Hist | undefined {
  const name = parseObject(figure.object)?.name;
  const hist = hists.find((each) => each.name === name) ?? (hists.length === 1 ? hists[0] : undefined);
  return hist && histogramOf(figure, hist, new Map());
}
