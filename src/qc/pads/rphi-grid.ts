import { fixedAxis } from "../../hist/build.ts";
import type { Axis } from "../../hist/hist.ts";

/** Bins of the map of a side in φ and r. Source: the extraction of today (350 bins of 0.5 cm, 360 of 1°). */
export const phiBins = 360;
export const phiBinsOfSector = 20;
export const rBins = 350;
/** cm. */
export const rFrom = 80;
export const rTo = 255;

export const phiAxis = (): Axis => fixedAxis(phiBins, 0, 2 * Math.PI, "Phi (rad)");
export const rAxis = (): Axis => fixedAxis(rBins, rFrom, rTo, "R (cm)");

/** Of a map, flow cells included. */
export const rphiCells = (phiBins + 2) * (rBins + 2);

export const rphiCell = (phi: number, r: number): number => phi + (phiBins + 2) * r;
