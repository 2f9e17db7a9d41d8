import type { PlainObject } from "../../hist/object.ts";
import { mergedWords } from "../../qc/hypothesis.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { fewestInRatio } from "../../qc/ratio.ts";
import { missingWords } from "../../qc/separation/missing.ts";
import type { Drawing, FigureTemplate } from "../../reports/template.ts";
import type { FigureState } from "../../state/session-state.ts";
import { measured } from "./measured.ts";

type Ready = Extract<FigureState, { readonly kind: "ready" }>;

/** What is drawn of an object in its place, once it is measured. */
const drawnMeasurement: Partial<Record<Drawing, Measurement["kind"]>> = {
  ratio: "map-ratio",
  separation: "separation",
  "separation-momentum": "separation",
  "species-profiles": "species-profiles",
  "species-ratio": "species-profiles",
};

/** Whether all is known that a figure is drawn from: objects are there before all that is measured of them. */
export function isMeasured({ draw }: FigureTemplate, { answered }: Ready): boolean {
  const kind = drawnMeasurement[draw];
  // Keys of recipes begin with their kind.
  return (
    kind === undefined || answered === undefined || [...answered].some((key) => /^[a-z-]+/.exec(key)?.[0] === kind)
  );
}

/** Why an object that was read, and measured, is not drawn. */
export function notDrawn({ draw, object: at }: FigureTemplate, object: PlainObject, { measurements }: Ready): string {
  switch (draw) {
    case "species": {
      const name = at.slice(at.lastIndexOf("/") + 1);
      const isThere =
        object.kind === "histogram" || (object.kind === "canvas" && object.hists.some((each) => each.name === name));
      return isThere ? mergedWords : `${object.name} has no map ${name}.`;
    }
    case "ratio":
      return "The other map is not in the file, or has other bins: there is no ratio.";
    case "separation":
      return `${object.name} is no map of dE/dx against momentum from 0.35 to 0.45 GeV/c.`;
    case "separation-momentum":
      return measured(measurements, "separation") === undefined
        ? `${object.name} is no map of dE/dx against momentum from 0.35 to 0.45 GeV/c.`
        : "Today's rule has no other momenta.";
    case "species-profiles":
    case "species-ratio":
      return measured(measurements, "species-profiles")?.species.merged === true
        ? mergedWords
        : "The file has no map of species in the bins of this one.";
    default:
      return notOfKind(object);
  }
}

/** Why an object that is drawn as it is stored is not. */
function notOfKind(object: PlainObject): string {
  switch (object.kind) {
    case "canvas":
    case "parts":
      return `${object.name} holds nothing that is drawn here: no histogram and no graph.`;
    case "words":
      return `${object.name} is a ${object.className}: ${object.words}`;
    case "tree":
      return `${object.name} is a tree: choose one of its branches.`;
    case "pads":
      return `${object.name} holds values per pad, which the report draws.`;
    default:
      return `${object.name} is no histogram.`;
  }
}

/** Why nothing is drawn though its object has entries; `undefined` where that cannot be. */
export function noneOf({ draw, noun }: FigureTemplate, { measurements }: Ready): string | undefined {
  switch (draw) {
    case "ratio":
      return `No bin has ${fewestInRatio} ${noun} or more in both maps.`;
    case "separation":
      return `No ${noun} from 0.35 to 0.45 GeV/c.`;
    case "separation-momentum": {
      const separation = measured(measurements, "separation")?.separation;
      const missing = separation?.rule === "robust" ? separation.usual.missing : undefined;
      const why = missing === undefined ? "" : ` From 0.35 to 0.45 GeV/c: ${missingWords(missing)}`;
      return `No range of momentum has a separation power.${why}`;
    }
    case "species-profiles":
    case "species-ratio":
      return "No track is in a cell of a known species.";
    default:
      return undefined;
  }
}
