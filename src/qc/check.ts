import type { Measurement } from "./measurement.ts";
import type { Quality, Rule } from "./quality.ts";
import type { Recipe } from "./recipe.ts";

/** What a check found in one histogram. */
export interface Verdict {
  readonly quality: Quality;
  /** Beside the panel's title, at most 60 characters: "mean 46.7, wanted 48 to 52". "" where nothing is to be said. */
  readonly why: string;
  /** For the list of what stands out: "φ distribution, A side", "MIP, TPC"… */
  readonly place: string;
  /** Sectors (0…17) that are bad or medium, for marks above φ figures. */
  readonly sectors: readonly number[];
  /** Why it could not be judged, in words that figures share and are counted by: "too few entries". Else none. */
  readonly cause?: string;
}

/** Causes that several checks have in common. */
export const causes = { few: "too few entries", noFit: "the fit did not converge" } as const;

/** What cannot be judged. */
export const unjudged = (why: string, place: string, cause: string = why): Verdict => ({
  quality: "null",
  why,
  place,
  sectors: [],
  cause,
});

/** A number that a check compares with, and why it is what it is. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  readonly reason: string;
  /** What a person may change it to, both ends included; without it any number. */
  readonly allowed?: readonly [number, number];
  /** It is a count. */
  readonly whole?: true;
}

export type Limits = Readonly<Record<string, number>>;

/** One registered check. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Under which rules it is made: today's tool ("parity") has few. */
  readonly rules: readonly Rule[];
  readonly needs: readonly Recipe[];
  readonly limits: Readonly<Record<string, Limit>>;
  /** `measured` in the order of `needs`; `place` names the object for people ("φ distribution, A side"). */
  readonly judge: (measured: readonly Measurement[], rule: Rule, limits: Limits, place: string) => Verdict;
}

/** What is measured is of a kind that the check did not ask for: a promise of ours broken. */
export function measuredAs<K extends Measurement["kind"]>(
  measured: Measurement | undefined,
  kind: K,
): Extract<Measurement, { kind: K }> {
  if (measured?.kind !== kind) throw new Error(`a check got ${measured?.kind ?? "nothing"} for ${kind}`);
  return measured as Extract<Measurement, { kind: K }>;
}
