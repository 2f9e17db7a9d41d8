import type { ObjectGroup, PlainObject } from "../../src/hist/object.ts";
import type { Hist } from "../../src/hist/hist.ts";
import type { Json, JsonObject } from "./golden-dir.ts";
import { compareFields, compareShort } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";
import { comparePadHashes } from "./pads.ts";

/** All objects of one collection by name: none missing, none too many, each with what is listed of it. */
export function compareCollection(ledger: Ledger, where: string, group: ObjectGroup, wanted: JsonObject): void {
  ledger.also(
    "names of objects",
    where,
    inOrder(group.objects.map((object) => object.name)),
    inOrder(Object.keys(wanted)),
  );
  ledger.also("notes while reading", where, group.notes.join(" "), "");
  const objects = new Map(group.objects.map((object) => [object.name, object]));
  for (const [name, listed] of Object.entries(wanted))
    compareObject(ledger, `${where}/${name}`, objects.get(name), listed);
}

const inOrder = (names: readonly string[]): string => names.toSorted().join(" ");

function compareObject(ledger: Ledger, where: string, object: PlainObject | undefined, wanted: Json): void {
  if (object === undefined) return ledger.problem(`${where} is missing`);
  if (object.kind === "failed") return ledger.problem(`${where} was not read: ${object.error.kind}`);
  if (object.kind === "pads") return comparePadHashes(ledger, where, object.pads, wanted as JsonObject);
  if (object.kind === "canvas") return compareCanvas(ledger, where, object.hists, wanted as JsonObject);
  if (object.kind === "histogram") compareHist(ledger, where, object.hist, wanted);
  else ledger.problem(`${where} is a ${object.kind}`);
}

function compareHist(ledger: Ledger, where: string, hist: Hist, wanted: Json): void {
  if (Array.isArray(wanted)) compareShort(ledger, where, hist, wanted as readonly Json[]);
  else compareFields(ledger, where, hist, wanted as JsonObject);
}

/** Histograms of a canvas, pad by pad in the order of drawing. */
function compareCanvas(ledger: Ledger, where: string, hists: readonly Hist[], wanted: JsonObject): void {
  ledger.exact("class", where, "TCanvas", wanted["class"]);
  const pads = Object.entries(wanted["pads"] as JsonObject);
  ledger.also("histograms of a canvas", where, hists.length, pads.length);
  for (const [i, [path, listed]] of pads.entries()) {
    const hist = hists[i];
    if (hist === undefined) return;
    ledger.also("histograms of a canvas", `${where} ${path}`, hist.name, path.split("/").at(-1));
    compareHist(ledger, `${where} ${path}`, hist, listed);
  }
}
