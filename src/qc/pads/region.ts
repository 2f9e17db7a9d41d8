import { sectorName, stacks, type Stack } from "./geometry.ts";

/** "dead": no clusters or next to none. "low", "high": fewer or more than the pads at the same place in other sectors. */
export type RegionClass = "dead" | "low" | "high";

/** Connected pads that are off in the same way. */
export interface PadRegion {
  readonly class: RegionClass;
  /** 0…35; 18…35 on the C side. */
  readonly sector: number;
  /** Stacks of which nine tenths or more of the pads belong to it; all four: the whole sector. */
  readonly stacks: readonly Stack[];
  readonly size: number;
  /** cm². */
  readonly area: number;
  /** First and last row. */
  readonly rows: readonly [number, number];
  /** Smallest and largest pad number, as they are counted on this side. */
  readonly pads: readonly [number, number];
  /** The same as shares of their rows. */
  readonly share: readonly [number, number];
  /** Value over that of the reference. */
  readonly ratio: number;
  /** Difference from the reference in its standard errors. */
  readonly significance: number;
  /** Exact borders of the pads, global frame, cm: closed rings of x, y pairs, counter-clockwise, holes clockwise. */
  readonly outline: readonly Float64Array[];
}

/** "A05", or with the stacks that are lost whole: "C11 IROC", "C11 OROC1, OROC2". */
export function regionPlace({ sector, stacks: whole }: Pick<PadRegion, "sector" | "stacks">): string {
  if (whole.length === 0 || whole.length === stacks.length) return sectorName(sector);
  const outer = whole.length === stacks.length - 1 && !whole.includes("IROC");
  return `${sectorName(sector)} ${outer ? "OROC" : whole.join(", ")}`;
}

/** "A05 dead". */
export const regionWords = (region: PadRegion): string => `${regionPlace(region)} ${region.class}`;
