/** Verdict of a check. "null": could not be judged (too few entries, object missing, fit failed). */
export type Quality = "good" | "medium" | "bad" | "null";

/** Something is to be looked at. */
export const isOff = (quality: Quality | undefined): boolean => quality === "medium" || quality === "bad";

/** "robust": our rules. "parity": the rules of today's tool, kept for comparison. */
export type Rule = "robust" | "parity";
