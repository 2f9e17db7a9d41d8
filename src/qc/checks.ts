import type { Check } from "./check.ts";
import { mipMean } from "./checks/mip-mean.ts";
import { padRegions } from "./checks/pad-regions.ts";
import { sectorClusters } from "./checks/sector-clusters.ts";
import { sectorTracks } from "./checks/sector-tracks.ts";

/** Every check there is. */
export const checks: readonly Check[] = [mipMean, sectorTracks, sectorClusters, ...padRegions];

export const findCheck = (id: string): Check | undefined => checks.find((check) => check.id === id);
