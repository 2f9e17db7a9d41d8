import type { Dash, Ink } from "../../draw/figure-model.ts";
import { qualityOfRegion } from "../../qc/checks/pad-regions.ts";
import type { Limits } from "../../qc/check.ts";
import { padRows, sideOfSector, type Side } from "../../qc/pads/geometry.ts";
import { isInside } from "../../qc/pads/inside.ts";
import { quantityTitle } from "../../qc/pads/quantity.ts";
import { regionWords, type RegionClass } from "../../qc/pads/region.ts";
import type { Measurement, PadRegion } from "../../qc/measurement.ts";
import type { PadData } from "./pad-data.ts";

/** A region as it is drawn and named. */
export interface ShownRegion {
  readonly side: Side;
  /** "A05 dead", or by today's rule "N Clusters (A-Side), region 1". */
  readonly words: string;
  /** 0…35; by today's rule a region has none. */
  readonly sector: number | undefined;
  readonly quality: "medium" | "bad" | undefined;
  readonly ink: Ink;
  readonly dash: Dash;
  readonly rings: readonly ArrayLike<number>[];
  readonly from: PadRegion | BinRegion;
}

type Found = Extract<Measurement, { readonly kind: "pad-regions"; readonly rule: "parity" }>;
export type BinRegion = Found["sides"]["A"]["regions"][number];

/** Rows of an inner chamber, which come first. */
export const innerRows = padRows.filter(({ stack }) => stack === 0).length;

/** Classes are told apart by more than words and colours. */
export const dashOf: Readonly<Record<RegionClass, Dash>> = { dead: "solid", low: "dashed", high: "dotted" };

export function shownRegions(
  { regions, quantity }: Pick<PadData, "regions" | "quantity">,
  limits: Limits,
): readonly ShownRegion[] {
  if (regions === undefined) return [];
  if (regions.rule === "robust") {
    return regions.found.regions.map((region) => {
      const judged = qualityOfRegion(region, limits);
      const quality = judged === "good" ? undefined : judged;
      return {
        side: sideOfSector(region.sector),
        words: regionWords(region),
        sector: region.sector,
        quality,
        ink: quality ?? "reference",
        dash: dashOf[region.class],
        rings: region.outline,
        from: region,
      };
    });
  }
  const title = quantityTitle(quantity);
  return (["A", "C"] as const).flatMap((side) =>
    regions.sides[side].regions.map((region, i) => ({
      side,
      words: `${title} (${side}-Side), region ${i + 1}`,
      sector: undefined,
      quality: undefined,
      ink: "bad",
      dash: "solid" as const,
      rings: [region.hull.flatMap(({ x, y }) => [x, y])],
      from: region,
    })),
  );
}

export const regionAt = (regions: readonly ShownRegion[], side: Side, x: number, y: number): ShownRegion | undefined =>
  regions.find((region) => region.side === side && isInside(region.rings, x, y));

const weights = { bad: 2, medium: 1 } as const;

/** What should be seen first: bad before medium, then the larger; `undefined` where nothing stands out. */
export function worstRegion(regions: readonly ShownRegion[]): ShownRegion | undefined {
  const weight = ({ quality }: ShownRegion): number => (quality === undefined ? 0 : weights[quality]);
  return regions.toSorted((a, b) => weight(b) - weight(a) || b.from.area - a.from.area)[0];
}

/** Least and most of x and of y. */
export type Box = readonly [x: readonly [number, number], y: readonly [number, number]];

export function boxOf(rings: readonly ArrayLike<number>[]): Box {
  const of = (axis: 0 | 1): readonly [number, number] => {
    const values = rings.flatMap((ring) => Array.from(ring).filter((_, i) => i % 2 === axis));
    return [Math.min(...values), Math.max(...values)];
  };
  return [of(0), of(1)];
}
