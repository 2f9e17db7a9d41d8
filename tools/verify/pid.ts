import type { Hist2D } from "../../src/hist/hist.ts";
import { betheBlochOf, expectedDEdx, species, type BetheBlochParameters } from "../../src/qc/bethe-bloch.ts";
import { measure } from "../../src/qc/measure.ts";
import type { SpeciesProfile, SpeciesProfiles } from "../../src/qc/species.ts";
import type { ObjectGroup, PlainObject } from "../../src/hist/object.ts";
import type { JsonObject } from "./golden-dir.ts";
import { compareAxis } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";
import { zeroed } from "./profiles.ts";
import type { GoldenFile } from "./read-file.ts";

type Numbers = readonly (number | null)[];

const toNinth = { tolerance: 1e-9 };

/** Canvas of older files with the hypothesis maps of all regions. */
const hypothesisCanvas = "CdEdxPIDHypothesisVsp";

/** What the workers make of the maps of a charge, or of its canvas. */
function speciesOf({ objects }: ObjectGroup, charge: string): SpeciesProfiles {
  const find = (name: string): PlainObject | undefined => objects.find((object) => object.name === name);
  const hypothesis = { map: `hdEdxVspHypo${charge}_TPC`, canvas: hypothesisCanvas };
  const dEdx = find(`hdEdxTotVsP_${charge}_TPC`);
  const recipe = { kind: "species-profiles", rule: "parity", hypothesis, rebinX: 4 } as const;
  const measured = dEdx && measure(dEdx, recipe, find);
  if (measured?.kind !== "species-profiles") throw new Error(`no species of ${charge}`);
  return measured.species;
}

/** The profiles of all species of both charges, of one run. */
export async function compareSpecies(ledger: Ledger, file: GoldenFile, run: string, wanted: JsonObject): Promise<void> {
  const group = await file.collection("PID");
  for (const [charge, listed] of Object.entries(wanted) as [string, JsonObject][]) {
    const { x, profiles } = speciesOf(group, charge);
    for (const [name, each] of Object.entries(listed) as [string, JsonObject][]) {
      const where = `${run} ${charge} ${name}`;
      const got = profiles.find((profile) => profile.species === name);
      if (name === "x") compareAxis(ledger, where, x, each);
      else if (got === undefined) ledger.problem(`nothing compares ${where}`);
      else compareProfile(ledger, where, got, each);
    }
  }
}

function compareProfile(ledger: Ledger, where: string, got: SpeciesProfile, wanted: JsonObject): void {
  ledger.exact("species profiles: labelled cells", where, got.cells, wanted["cellsLabelled"]);
  ledger.numbers("species profiles: means", where, zeroed(got.values), wanted["contents"] as Numbers, toNinth);
  ledger.numbers("species profiles: errors", where, zeroed(got.errors), wanted["errors"] as Numbers, toNinth);
  ledger.numbers("species profiles: entries", where, got.entries, wanted["binEntries"] as Numbers, toNinth);
}

/** Curves of every set of parameters, at the listed momenta; and that the parameters of the files are taken as they are. */
export function compareBetheBloch(ledger: Ledger, wanted: JsonObject): Promise<void> {
  const momenta = wanted["momenta"] as readonly number[];
  const ours = momenta.map((_, i) => 0.05 * 400 ** (i / 24));
  ledger.numbers("Bethe-Bloch: momenta", "", ours, momenta);
  const masses = Object.values(wanted["masses"] as JsonObject) as readonly number[];
  const named = Object.keys(wanted["masses"] as JsonObject).map((id) => species.find((each) => each.id === id)?.mass);
  ledger.numbers("Bethe-Bloch: masses", "", named, masses, { tolerance: 0 });
  for (const [name, set] of Object.entries(wanted["sets"] as JsonObject) as [string, JsonObject][]) {
    const parameters = set["kp"] as unknown as BetheBlochParameters;
    ledger.leave("Bethe-Bloch: parameters that are given", parameters.length);
    for (const [id, values] of Object.entries(set["values"] as JsonObject)) {
      const known = species.find((each) => each.id === id);
      if (known === undefined) throw new Error(`no species ${id}`);
      const curve = momenta.map((p) => expectedDEdx(parameters, known.id, p));
      ledger.numbers("Bethe-Bloch: dE/dx", `${name} ${id}`, curve, values as Numbers, toNinth);
    }
  }
  for (const [run, stored] of Object.entries(wanted["storedInFiles"] as JsonObject) as [string, Numbers][]) {
    ledger.also(
      "Bethe-Bloch: parameters of a file come first",
      run,
      betheBlochOf(undefined, { kind: "stored", values: stored }).from,
      "file",
    );
    ledger.leave("Bethe-Bloch: parameters in trees of the files", stored.length);
  }
  ledger.exact("Bethe-Bloch: formula", "", formula, wanted["formula"]);
  return Promise.resolve();
}

/** That of `betheBloch` in ROOT's words: [0]…[4] are kp1…kp5. */
const formula = "50*([1]-pow(x/sqrt(1+x*x),[3])-log([2]+pow(x,-[4])))*[0]/pow(x/sqrt(1+x*x),[3]) with x = p/m";

/** That the species of an older file are found in its canvas, whatever pads they are drawn in. */
export async function compareCanvasSpecies(ledger: Ledger, file: GoldenFile, where: string): Promise<void> {
  const group = await file.collection("PID");
  const canvas = group.objects.find((object) => object.name === hypothesisCanvas);
  if (canvas?.kind !== "canvas") return;
  for (const charge of ["Pos", "Neg"]) {
    const labels = canvas.hists.find((hist) => hist.name === `hdEdxVspHypo${charge}_TPC`) as Hist2D;
    const { from, profiles } = speciesOf(group, charge);
    const quantity = "species of the canvas of older files";
    ledger.also(quantity, `${where} ${charge}`, from, "canvas");
    const cells = profiles.reduce((sum, profile) => sum + profile.cells, 0);
    const listed = Array.from(labels.values).filter((label) => label >= 1 && label <= species.length).length;
    ledger.also(quantity, `${where} ${charge}`, cells, listed);
  }
}
