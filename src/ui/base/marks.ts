import type { Quality } from "../../qc/quality.ts";

/** What a mark can tell of a figure, a panel, a section or a run. */
export type Mark = Quality | "not-read";

export const markWords: Readonly<Record<Mark, string>> = {
  good: "good",
  medium: "medium",
  bad: "bad",
  null: "not judged",
  "not-read": "not read",
};

const order: readonly Mark[] = ["not-read", "bad", "medium", "null", "good"];

/** The worst of several: what was not judged is never shown as good. `undefined` where nothing is checked. */
export function worst(qualities: Iterable<Mark | undefined>): Mark | undefined {
  const all = new Set(qualities);
  return order.find((each) => all.has(each));
}
