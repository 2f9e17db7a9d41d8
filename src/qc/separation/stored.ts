import { profileBins } from "../../hist/profile.ts";
import type { Estimate, Profile1D } from "../../hist/hist.ts";

/** The profile of the PID task that holds them. */
export const storedSeparation = "mSeparationPower";

export interface StoredValue {
  /** As stored: "Separation Power". */
  readonly label: string;
  /** `undefined` where the bin was never filled. */
  readonly value: Estimate | undefined;
}

/**
 * What the PID task itself stored: amplitude, mean and σ of pions and electrons, separation power and
 * χ²/ndf of its fit, one labelled bin each. It has averaged over five regions and all cycles, so it is an indication only.
 * Any labelled profile is read; `undefined` for one without labels.
 */
export function storedValues(profile: Profile1D): readonly StoredValue[] | undefined {
  const { labels } = profile.x;
  if (labels === undefined) return undefined;
  const { values, errors } = profileBins(profile);
  return labels.map((label, i) => {
    const [value, error] = [values[i]!, errors[i]!];
    return { label, value: Number.isFinite(value) && Number.isFinite(error) ? { value, error } : undefined };
  });
}
