import { isDeepStrictEqual } from "node:util";
import { explain } from "../../src/base/explain.ts";
import type { Hist } from "../../src/hist/hist.ts";
import { formatObject } from "../../src/qc/object-path.ts";
import { extractedNames } from "../../src/qc/layout.ts";
import { pathOf } from "../../src/qc/locate.ts";
import { unwrap } from "../../src/base/result.ts";
import { compareExtractedPads } from "./extracted-pads.ts";
import type { GoldenDir, JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { GoldenFile, cellsHash, histOf } from "./read-file.ts";

const quantity = "extracted histograms equal those of the raw file";

/** `RUN_QC.root` beside its raw file: every histogram of every task and window, in both directions. */
export async function compareExtracted(
  ledger: Ledger,
  dir: GoldenDir,
  path: string,
  maps: readonly StoredMap[],
): Promise<void> {
  ledger.at(path);
  const [extracted, raw] = await Promise.all([
    GoldenFile.open(dir.at(path)),
    GoldenFile.open(dir.at(path.replace("_QC.root", ".root"))),
  ]);
  for (const opened of [extracted, raw]) if (!opened.ok) ledger.problem(explain(opened.error));
  if (!extracted.ok || !raw.ok) return;
  ledger.also("layout of extracted files", path, unwrap(extracted.value.found).layout, "extracted");
  for (const place of raw.value.tasks.filter(({ task }) => task !== "Clusters")) {
    for (const window of [undefined, ...place.windows.map(({ start }) => start)]) {
      const names: string[] = [];
      for (const object of (await raw.value.collection(place.task, window)).objects) {
        const at = { group: { kind: "task", task: place.task, window }, name: object.name } as const;
        names.push(object.name);
        ledger.also(quantity, formatObject(at), differenceOf(await histAt(extracted.value, at), histOf(object)), "");
      }
      if (window !== undefined) continue;
      const keys = unwrap(await extracted.value.root.keys(extractedNames[place.task]));
      const stored = keys.filter((key) => !key.isDirectory).map((key) => key.name);
      ledger.also("names of objects", place.task, stored.toSorted().join(" "), names.toSorted().join(" "));
    }
  }
  await comparePadMaps(ledger, extracted.value, maps);
  await compareExtractedPads(ledger, extracted.value, raw.value);
  extracted.value.close();
  raw.value.close();
}

async function histAt(file: GoldenFile, at: Parameters<typeof pathOf>[1]): Promise<Hist | undefined> {
  const place = pathOf(file, at);
  if (place === undefined) return undefined;
  const { objects } = await file.group(place.path);
  return histOf(objects.find((object) => object.name === (place.member ?? at.name)));
}

/** What of two histograms differs, by field; "" where nothing does. Not the name: windows have their start as name. */
function differenceOf(got: Hist | undefined, wanted: Hist | undefined): string {
  if (got === undefined || wanted === undefined) return "missing";
  const [a, b] = [new Map(Object.entries(got)), new Map(Object.entries(wanted))];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((field) => field !== "name" && !isDeepStrictEqual(a.get(field), b.get(field)))
    .join(", ");
}

/** R-φ maps as stored, by name, of the run whose pads they are made of; the values are of the extraction, not of the raw file. */
export function storedMapsOf(pads: JsonObject | undefined, sha256: string): readonly StoredMap[] {
  const runs = Object.values((pads?.["runs"] ?? {}) as JsonObject) as JsonObject[];
  const run = runs.find((each) => each["sha256OfRawFile"] === sha256);
  return Object.entries((run?.["quantities"] ?? {}) as JsonObject).flatMap(([quantity, value]) =>
    Object.entries((value as JsonObject)["sides"] as JsonObject).map(([side, maps]) => ({
      name: `h2DRPhi${mapNames[quantity] ?? quantity}${side}side`,
      wanted: ((maps as JsonObject)["rphi"] as JsonObject)["storedMap"] as JsonObject,
    })),
  );
}

interface StoredMap {
  readonly name: string;
  readonly wanted: JsonObject;
}

const mapNames: Readonly<Record<string, string>> = {
  N_Clusters: "nClusters",
  Q_Max: "qMax",
  Q_Tot: "qTot",
  Sigma_Time: "SigmaTime",
  Sigma_Pad: "SigmaPad",
  Time_Bin: "TimeBin",
};

/** Maps and canvases of pads: the maps that are listed as stored, and that all others are read. */
async function comparePadMaps(ledger: Ledger, file: GoldenFile, maps: readonly StoredMap[]): Promise<void> {
  for (const key of unwrap(await file.root.keys(extractedNames.Clusters))) {
    const { objects } = await file.group(key.path);
    ledger.also(
      "maps and canvases of pads read",
      key.path,
      objects.some((object) => object.kind !== "failed"),
      true,
    );
  }
  for (const { name, wanted } of maps) {
    const place = `${extractedNames.Clusters}/${name}`;
    const hist = histOf((await file.group(place)).objects[0]);
    if (hist === undefined) {
      ledger.problem(`${place} is missing`);
      continue;
    }
    ledger.also("stored R-φ maps: content hash", place, cellsHash(hist), wanted["sha256"]);
    ledger.also("stored R-φ maps: entries", place, hist.entries, wanted["entries"]);
  }
}
