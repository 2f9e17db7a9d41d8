import { padRows, rocOffset, padsOfRoc, stacks } from "../../../src/qc/pads/geometry.ts";
import { mapPads, type Pad } from "../../../src/qc/pads/testing/synthetic.ts";
import type { Defect } from "./defect.ts";
import type { PadNumbers } from "./draw-pads.ts";

/** Sector of the A side that loses tracks, sector that loses pads or charge, and number of the chamber that loses clusters. */
export const [plantedSector, plantedPadSector, plantedChamber] = [3, 27, 50];

const deadStack = stacks.indexOf("OROC1");

/** `undefined` where values per pad do not show it. */
export function plantedPads(pads: PadNumbers, { kind, size }: Defect): PadNumbers | undefined {
  const { N_Clusters: clusters, Q_Tot: charges } = pads;
  switch (kind) {
    case "dead-sector":
      return { ...pads, N_Clusters: scaled(clusters, ({ sector }) => (sector === plantedSector ? 1 - size : 1)) };
    case "chamber": {
      const first = rocOffset(plantedChamber);
      const lost = (i: number): boolean => i >= first && i < first + padsOfRoc(plantedChamber);
      return { ...pads, N_Clusters: clusters.map((count, i) => (lost(i) ? count * (1 - size) : count)) };
    }
    case "dead-pads": {
      const isDead = ({ sector, row, share }: Pad): boolean =>
        sector === plantedPadSector && padRows[row]!.stack === deadStack && Math.abs(share - 0.5) < size / 2;
      return { ...pads, N_Clusters: scaled(clusters, (pad) => (isDead(pad) ? 0 : 1)) };
    }
    case "sector-charge":
      return { ...pads, Q_Tot: scaled(charges, ({ sector }) => (sector === plantedPadSector ? 1 - size : 1)) };
    default:
      return undefined;
  }
}

const scaled = (values: Float32Array, factor: (pad: Pad) => number): Float32Array =>
  mapPads(values, (pad, before) => before * factor(pad));
