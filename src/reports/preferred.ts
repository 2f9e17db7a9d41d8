import type { QcError } from "../base/result.ts";

type State =
  { readonly kind: "waiting" } | { readonly kind: "failed"; readonly error: QcError } | { readonly kind: "ready" };

/**
 * What is known of a figure whose object may be another in some files: the first one, unless the file has not that and
 * something is known of the other.
 */
export function preferred<T extends State>(first: T, otherwise: T | undefined): T {
  const isMissing = first.kind === "failed" && first.error.kind === "object-missing";
  return isMissing && otherwise !== undefined && otherwise.kind !== "failed" ? otherwise : first;
}
