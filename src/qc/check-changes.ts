import { asReleased, limitProblem, limitsOf, mostOwn, readSettings, type CheckSettings } from "./check-settings.ts";
import { findCheck } from "./checks.ts";
import { ownId, readOwn, type OwnCheck } from "./own-check.ts";

/** What a person changes about checks. */
export type CheckChange =
  /** `undefined`: as released. */
  | { readonly kind: "limit"; readonly check: string; readonly limit: string; readonly value: number | undefined }
  /** Limits of one check, or of all, as released; own checks stay. */
  | { readonly kind: "reset"; readonly check: string | undefined }
  /** One like it, by the same conditions of the same object, gets the new title. */
  | { readonly kind: "keep"; readonly own: OwnCheck }
  | { readonly kind: "remove"; readonly own: string }
  /** All as in a link. */
  | { readonly kind: "take"; readonly settings: CheckSettings };

/** The settings after a change, or in a sentence why it cannot be made. */
export function changed(settings: CheckSettings, change: CheckChange): CheckSettings | string {
  const { limits, own } = settings;
  switch (change.kind) {
    case "limit":
      return withLimit(settings, change);
    case "reset":
      return { limits: limits.filter(({ check }) => change.check !== undefined && check !== change.check), own };
    case "keep": {
      const read = readOwn(change.own);
      if (typeof read === "string") return read;
      const at = own.findIndex((each) => ownId(each) === ownId(read));
      if (at >= 0) return { limits, own: own.with(at, read) };
      return own.length < mostOwn
        ? { limits, own: [...own, read] }
        : `There can be at most ${mostOwn} checks of your own.`;
    }
    case "remove":
      return { limits, own: own.filter((each) => ownId(each) !== change.own) };
    case "take":
      return readSettings(change.settings).settings;
  }
}

function withLimit(
  settings: CheckSettings,
  { check: id, limit, value }: Extract<CheckChange, { kind: "limit" }>,
): CheckSettings | string {
  const check = findCheck(id);
  if (check === undefined) return "There is no such check.";
  const released = Object.hasOwn(check.limits, limit) ? check.limits[limit]!.value : NaN;
  const wanted = value ?? released;
  const problem = limitProblem(check, limit, wanted, limitsOf(check, settings));
  if (problem !== undefined) return problem;
  const others = settings.limits.filter((each) => each.check !== id || each.limit !== limit);
  return readSettings({ ...asReleased, ...settings, limits: [...others, { check: id, limit, value: wanted }] })
    .settings;
}
