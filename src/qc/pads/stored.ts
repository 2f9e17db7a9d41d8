import type { PlainObject } from "../../hist/object.ts";
import type { Hist, Hist1D, Hist2D } from "../../hist/hist.ts";
import { padRows, padsOfInner, padsOfRoc, rocs, sectors } from "./geometry.ts";
import { storedNames, type PadQuantityName } from "./quantity.ts";
import { bothSides, type Sides } from "./sides.ts";
import { joined, type PadValues } from "./values.ts";

/** An object of an extracted file by its name. */
export type Find = (name: string) => PlainObject | undefined;

const innerRows = 63;

/**
 * Values of all pads from the maps of the chambers, pad against row; chambers that are not there are empty. Clusters and
 * time frames are not told. `undefined` where the canvas is not there or a map is not that of a chamber.
 */
export function storedValues(find: Find, quantity: PadQuantityName): PadValues | undefined {
  const maps = histsOf(find(storedNames.values(quantity)));
  if (maps.size === 0) return undefined;
  const all: ArrayLike<number>[] = [];
  for (let roc = 0; roc < rocs; roc++) {
    const map = maps.get(storedNames.chamberValues(quantity, roc));
    const values = map === undefined ? new Float32Array(padsOfRoc(roc)) : valuesOf(map, roc);
    if (values === undefined) return undefined;
    all.push(values);
  }
  return { quantity, values: joined(all), clusters: undefined, timeFrames: undefined };
}

/** A bin a row and a pad, 3 pads more than the longest row on both sides. Source: O2 `painter::getHistogram2D`. */
function valuesOf(map: Hist, roc: number): Float32Array | undefined {
  const rows = roc < sectors ? padRows.slice(0, innerRows) : padRows.slice(innerRows);
  const bins = rows.at(-1)!.pads + 6;
  if (map.kind !== "2d" || map.x.n !== rows.length || map.y.n !== bins) return undefined;
  const values = new Float32Array(padsOfRoc(roc));
  const first = roc < sectors ? 0 : padsOfInner;
  rows.forEach(({ pads, offset }, i) => {
    for (let pad = 0; pad < pads; pad++) {
      const bin = pad - pads / 2 + bins / 2 + 1;
      values[offset - first + pad] = map.values[i + 1 + (map.x.n + 2) * bin]!;
    }
  });
  return values;
}

/** Maps in x and y of both sides as they are stored: of each bin the first pad. */
export const storedXyMaps = (find: Find, quantity: PadQuantityName): Sides<Hist2D> | undefined =>
  sidesOf((side) => asMap(histsOf(find(storedNames.sides(quantity))).get(storedNames.xyMap(quantity, side))));

export const storedRphiMaps = (find: Find, quantity: PadQuantityName): Sides<Hist2D> | undefined =>
  sidesOf((side) => {
    const object = find(storedNames.rphi(quantity, side));
    return object?.kind === "histogram" ? asMap(object.hist) : undefined;
  });

export const storedDistributions = (find: Find, quantity: PadQuantityName): Sides<Hist1D> | undefined =>
  sidesOf((side) =>
    asDistribution(histsOf(find(storedNames.sides(quantity))).get(storedNames.distribution(quantity, side))),
  );

/** By the number in the name: chambers without data have none, and the others are packed without gaps. */
export function storedChambers(find: Find, quantity: PadQuantityName): readonly (Hist1D | undefined)[] | undefined {
  const hists = histsOf(find(storedNames.chambers(quantity)));
  if (hists.size === 0) return undefined;
  return Array.from({ length: rocs }, (_, roc) => asDistribution(hists.get(storedNames.chamber(quantity, roc))));
}

const histsOf = (object: PlainObject | undefined): ReadonlyMap<string, Hist> =>
  new Map(object?.kind === "canvas" ? object.hists.map((hist) => [hist.name, hist]) : []);

const asMap = (hist: Hist | undefined): Hist2D | undefined => (hist?.kind === "2d" ? hist : undefined);
const asDistribution = (hist: Hist | undefined): Hist1D | undefined => (hist?.kind === "1d" ? hist : undefined);

function sidesOf<T>(of: (side: "A" | "C") => T | undefined): Sides<T> | undefined {
  const { A, C } = bothSides(of);
  return A === undefined || C === undefined ? undefined : { A, C };
}
