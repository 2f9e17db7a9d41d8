import { expectedDEdx, species, type BetheBlochParameters } from "./bethe-bloch.ts";
import type { WindowSeparation } from "./separation/robust.ts";

/** How far measured peaks are from a Bethe-Bloch curve. */
export interface CurveDistance {
  /** Measured dE/dx over that of the curve less 1, of the peak that is farthest off. */
  readonly relative: number;
  readonly error: number;
  readonly far: boolean;
  /** "Electrons at 0.39 GeV/c have 78.4, 7 % above the curve." */
  readonly words: string;
}

/**
 * Farther off, a line runs beside the ridge that it stands for: dE/dx has a width of 6 to 8 %. The MIP of a calibrated run
 * is known to 2 %.
 */
const farOff = 0.05;

/**
 * Measured positions of pions (which are minimum ionising there) and electrons against the curve that is drawn: parameters
 * of another calibration show as an offset. `undefined` where no peak was found.
 */
export function curveDistance(
  curve: BetheBlochParameters,
  window: Pick<WindowSeparation, "at" | "pion" | "electron" | "power">,
): CurveDistance | undefined {
  const measured = (["pion", "electron"] as const).flatMap((id) => {
    // Without a separation power nothing is sure of the electrons.
    const mean = id === "electron" && window.power === undefined ? undefined : window[id]?.mean;
    const expected = expectedDEdx(curve, id, window.at);
    return mean === undefined ? [] : [{ id, mean, relative: mean.value / expected - 1, error: mean.error / expected }];
  });
  const farthest = measured.toSorted((a, b) => Math.abs(b.relative) - Math.abs(a.relative))[0];
  if (farthest === undefined) return undefined;
  const { id, mean, relative, error } = farthest;
  const far = Math.abs(relative) > farOff;
  const name = species.find((each) => each.id === id)!.plural;
  const percent = `${(100 * Math.abs(relative)).toFixed(far ? 0 : 1)} % ${relative > 0 ? "above" : "below"} the curve`;
  return {
    relative,
    error,
    far,
    words: `${name} at ${window.at.toFixed(2)} GeV/c have ${mean.value.toFixed(1)}, ${percent}.`,
  };
}
