import type { Check } from "./check.ts";
import { dcaMean } from "./checks/dca-mean.ts";
import { dcaSectors, dcaWave } from "./checks/dca-phi.ts";
import { clusterDrift, mipDrift } from "./checks/drift.ts";
import { mipMean } from "./checks/mip-mean.ts";
import { padRegions } from "./checks/pad-regions.ts";
import { sectorClusters } from "./checks/sector-clusters.ts";
import { sectorGain } from "./checks/sector-gain.ts";
import { separationPower } from "./checks/separation.ts";
import { sectorTracks } from "./checks/sector-tracks.ts";

/** Every check there is. */
export const checks: readonly Check[] = [
  mipMean,
  mipDrift,
  sectorGain,
  sectorTracks,
  sectorClusters,
  clusterDrift,
  dcaMean,
  separationPower,
  dcaSectors,
  dcaWave,
  ...padRegions,
];

export const findCheck = (id: string): Check | undefined => checks.find((check) => check.id === id);
