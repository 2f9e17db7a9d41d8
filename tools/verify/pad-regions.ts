import type { PadMaps } from "../../src/hist/pads.ts";
import type { Hist2D } from "../../src/hist/hist.ts";
import { noise } from "../../src/qc/pads/grid-dbscan.ts";
import type { Point } from "../../src/qc/pads/geometry.ts";
import { sideOfSector } from "../../src/qc/pads/geometry.ts";
import { findOutliers } from "../../src/qc/pads/regions-parity.ts";
import { padsWithin } from "../../src/qc/pads/testing/inside.ts";
import type { JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { ends, measured } from "./pad-numbers.ts";
import { sha256 } from "./read-file.ts";

const none = { tolerance: 0 };
const quantity = "pads: outlier regions by today's rule";

/** Flagged bins, their labels, regions, centres and hulls as scikit-learn and scipy have them. */
export function compareOutliers(ledger: Ledger, where: string, map: Hist2D, wanted: JsonObject): void {
  const { average, flagged, high, labels, regions } = findOutliers(map);
  const found = Math.max(ends(labels)[1], noise) + 1;
  const sizes = Array.from({ length: found }, (_, label) => labels.filter((each) => each === label).length);
  const fields: Readonly<Record<string, readonly number[]>> = {
    flagged: [flagged.length],
    flaggedHigh: [high],
    labels: [found],
    noise: [labels.filter((label) => label === noise).length],
    sizes,
  };
  for (const [field, listed] of Object.entries(wanted)) {
    const got = fields[field];
    if (field === "average") ledger.numbers(quantity, where, [average], [listed as number]);
    else if (field === "labelsSha256") {
      ledger.exact(`${quantity}: labels`, where, flagged.length === 0 ? null : sha256(labels), listed);
    } else if (field === "regions") compareRegions(ledger, where, regions, listed as readonly JsonObject[]);
    else if (got === undefined) ledger.problem(`nothing compares ${field} of ${where}`);
    else
      ledger.numbers(
        quantity,
        `${where} ${field}`,
        got,
        Array.isArray(listed) ? (listed as number[]) : [listed as number],
        none,
      );
  }
}

function compareRegions(
  ledger: Ledger,
  where: string,
  regions: ReturnType<typeof findOutliers>["regions"],
  wanted: readonly JsonObject[],
): void {
  ledger.also(`${quantity}: how many`, where, regions.length, wanted.length);
  wanted.forEach((listed, i) => {
    const { label, bins, centre, hull, area } = regions[i] ?? {};
    ledger.exact(`${quantity}: label and bins`, where, label, listed["label"]);
    ledger.exact(`${quantity}: label and bins`, where, bins, listed["bins"]);
    ledger.numbers(`${quantity}: centres`, where, centre ? [centre.x, centre.y] : [], listed["centre"] as number[]);
    ledger.numbers(`${quantity}: area of hulls`, where, [area], [listed["hullArea"] as number]);
    const corners = (listed["hull"] as readonly [number, number][]).map(([x, y]) => ({ x, y }));
    // Listed to 9 decimals, from a corner of qhull's choice.
    const within = { tolerance: 1e-9, deviation: (got: number, want: number) => Math.abs(got - want) };
    const [got, want] = [fromLeft(hull ?? []), fromLeft(corners)];
    ledger.numbers(`${quantity}: hulls`, where, got, want, within);
  });
}

const least = (a: Point, b: Point): Point => (b.x < a.x - 1e-6 || (b.x < a.x + 1e-6 && b.y < a.y) ? b : a);

/** x and y of the corners, from the one furthest left and lowest of those. */
function fromLeft(corners: readonly Point[]): readonly number[] {
  const [head] = corners;
  const first = head === undefined ? 0 : corners.indexOf(corners.reduce(least, head));
  return [...corners.slice(first), ...corners.slice(0, first)].flatMap(({ x, y }) => [x, y]);
}

const classes: Readonly<Record<string, string>> = { dead: "dead", hot: "high", low: "low" };

/** What was planted is found by our rule, and nothing else: the very pads of each region, by its outline. */
export function comparePlanted(ledger: Ledger, run: string, pads: PadMaps, wanted: readonly JsonObject[]): void {
  const regions = measured(pads, { kind: "pad-regions", quantity: "N_Clusters", rule: "robust" });
  if (regions.rule !== "robust") throw new Error("regions of another rule");
  const name = "pads: regions by our rule, as planted";
  ledger.also(name, run, regions.found.regions.length, wanted.length);
  for (const planted of wanted) {
    const where = `${run}, sector ${JSON.stringify(planted["sector"])}`;
    const region = regions.found.regions.find(({ sector }) => sector === planted["sector"]);
    ledger.exact(name, where, region?.sector, planted["sector"]);
    ledger.exact(name, where, region && sideOfSector(region.sector), planted["side"]);
    ledger.exact(name, where, region?.class, classes[planted["kind"] as string]);
    ledger.exact(name, where, region?.size, planted["pads"]);
    ledger.numbers(`${name}: area`, where, [region?.area], [planted["areaCm2"] as number]);
    // One region's own counts scatter by less than a percent of the planted factor.
    const factor = { tolerance: 0.01, deviation: (got: number, want: number) => Math.abs(got - want) };
    ledger.numbers(`${name}: factor`, where, [region?.ratio], [planted["factorOnCounts"] as number], factor);
    const rows = region && padsWithin(region.outline, region.sector);
    const got = (rows ?? []).flatMap(([row, own]) => [row, own[0]!, own.at(-1)!, own.length]);
    const listed = planted["rowFirstPadLastPadCount"] as readonly (readonly number[])[];
    ledger.numbers(`${name}: pads of each row`, where, got, listed.flat(), none);
  }
}
