import type { Measurement, Recipe } from "./measurement.ts";
import type { Quality, Rule } from "./quality.ts";

/** What a check found in one histogram. */
export interface Verdict {
  readonly quality: Quality;
  /** Beside the panel's title, at most 60 characters: "mean 46.7, wanted 48 to 52". "" where nothing is to be said. */
  readonly why: string;
  /** For the list of what stands out: "Sector A05", "MIP Qtot, TPC"… */
  readonly place: string;
  /** Sectors (0…17) that are bad or medium, for marks above φ figures. */
  readonly sectors: readonly number[];
}

/** One registered check. `limits` are named numbers with the reason for their defaults. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly needs: (rule: Rule) => readonly Recipe[];
  readonly limits: Readonly<Record<string, { readonly value: number; readonly unit: string; readonly reason: string }>>;
  /** `measured` in the order of `needs`; `place` names the object for people ("φ distribution, A side"). */
  readonly judge: (
    measured: readonly Measurement[],
    rule: Rule,
    limits: Readonly<Record<string, number>>,
    place: string,
  ) => Verdict;
}
