import { recipeKey, type PadRecipe } from "../../qc/recipe.ts";
import type { Side } from "../../qc/pads/geometry.ts";
import type { Rule } from "../../qc/quality.ts";
import { objectsOf } from "../own.ts";
import { planWanted, type PlannedGroup, type Wanted } from "../plan.ts";
import { recipesOf } from "../requests.ts";
import { figure, phiAxis, sectors } from "../run/figure.ts";
import { findPanel, runReport } from "../run.ts";
import type { FigureTemplate } from "../template.ts";
import type { SetPanel, SetSection } from "./template.ts";

/** A map of every time slice beside each other. */
export interface SliceMaps {
  readonly id: string;
  /** Figures of today's report of time slices. Source: `reports.md` §5. */
  readonly spec: string;
  readonly title: string;
  readonly figure: FigureTemplate;
  /** Of values per pad: in φ and r. */
  readonly side: Side | undefined;
}

const ofPads = (["N_Clusters", "Q_Tot"] as const).flatMap((quantity, i) =>
  (["A", "C"] as const).map((side, j): SliceMaps => {
    const words = quantity === "N_Clusters" ? "Clusters per pad" : "Total charge per pad";
    return {
      id: `map-${quantity === "N_Clusters" ? "clusters" : "charge"}-${side.toLowerCase()}`,
      spec: `T-${12 + 2 * i + j}`,
      title: `${words} in φ and R, ${side} side`,
      figure: figure("Clusters/ClusterData", "colz", {
        otherwise: `Clusters/c_${quantity}`,
        quantity,
        xTitle: phiAxis,
        yTitle: "#it{r} (cm)",
        zTitle: quantity === "N_Clusters" ? "clusters" : "#it{Q}_{tot} (ADC counts)",
        overlays: [sectors(side)],
      }),
      side,
    };
  }),
);

/** As the report of a run draws it. */
function ofRun(id: string, spec: string, title: string, panel: string, given: Partial<FigureTemplate> = {}): SliceMaps {
  const [drawn] = findPanel(runReport, panel)!.figures;
  return { id, spec, title, figure: { ...drawn!, checks: [], ...given }, side: undefined };
}

export const sliceMaps: readonly SliceMaps[] = [
  ...ofPads,
  ofRun("map-eta-phi", "T-20", "η vs φ", "eta-phi", { y: [-1.1, 1.1] }),
  ofRun("map-dedx-p", "T-45", "dE/dx vs p, TPC", "dedx-p-qtot"),
];

export const sliceSection: SetSection = {
  id: "maps",
  title: "Maps",
  panels: sliceMaps.map((of): SetPanel => ({ id: of.id, title: of.title, figure: { kind: "maps", of } })),
};

export const mapRecipe = ({ figure: { quantity } }: SliceMaps, rule: Rule): PadRecipe | undefined =>
  quantity === undefined ? undefined : { kind: "pad-rphi", quantity, rule };

/** Under which the map of pads is measured. */
export function mapKey(maps: SliceMaps, rule: Rule): string | undefined {
  const recipe = mapRecipe(maps, rule);
  return recipe && recipeKey(recipe);
}

/** What all maps of the objects of one of them need: a collection is read once. */
export function planOfMaps(maps: SliceMaps, rule: Rule): PlannedGroup {
  const task = (each: SliceMaps): string => each.figure.object.replace(/\/.*$/, "");
  const wanted = sliceMaps
    .filter((each) => task(each) === task(maps))
    .flatMap((each): readonly Wanted[] => {
      const recipe = mapRecipe(each, rule);
      const recipes = recipe === undefined ? recipesOf(each.figure, rule) : [recipe];
      return objectsOf(each.figure).map((object) => ({ object, recipes, drawn: recipe === undefined }));
    });
  return planWanted(wanted)[0]!;
}
