import type { QcError } from "../base/result.ts";
import { unjudged, type Check, type Verdict } from "../qc/check.ts";
import { changedWords, limitsOf, type Judging } from "../qc/check-settings.ts";
import { findCheck } from "../qc/checks.ts";
import type { Measurement } from "../qc/measurement.ts";
import { judgeOwn, ownId, ownRecipes, type OwnCheck } from "../qc/own-check.ts";
import { isPadRecipe, recipeKey, type Recipe } from "../qc/recipe.ts";
import type { FigureTemplate } from "./template.ts";
import type { FigureVerdict, Measured } from "./verdicts.ts";

/** The checks of a figure that are made under a rule. */
export const checksOf = (figure: FigureTemplate, { rule }: Pick<Judging, "rule">): readonly Check[] =>
  figure.checks.flatMap((id) => findCheck(id) ?? []).filter((check) => check.rules.includes(rule));

/** What all checks of a figure say, registered ones first; nothing while it is read. `place` names it for people. */
export function judgeFigure(
  figure: FigureTemplate,
  place: string,
  state: Measured,
  judging: Judging,
  own: readonly OwnCheck[] = [],
): readonly FigureVerdict[] {
  if (state.kind === "waiting") return [];
  const registered = checksOf(figure, judging).flatMap((check) => {
    const limits = limitsOf(check, judging.settings);
    const named = { check: check.id, limits, changed: changedWords(check, judging.settings) };
    return verdictBy(named, check.needs, state, place, (measured) =>
      check.judge(measured, judging.rule, limits, place),
    );
  });
  const theirs = own.flatMap((check) => {
    const named = { check: ownId(check), limits: {}, changed: "" };
    return verdictBy(named, ownRecipes(check), state, place, (measured) => judgeOwn(check, measured, place));
  });
  return [...registered, ...theirs];
}

/** The verdict by what was measured, or that it could not be; none where it is still being measured. */
function verdictBy(
  named: Omit<FigureVerdict, keyof Verdict>,
  needs: readonly Recipe[],
  state: Exclude<Measured, { kind: "waiting" }>,
  place: string,
  judge: (measured: readonly Measurement[]) => Verdict,
): readonly FigureVerdict[] {
  const not = (why: string): readonly FigureVerdict[] => [{ ...unjudged(why, place), ...named }];
  if (state.kind === "failed") return not(wordsOf(state.error));
  const { measurements, answered } = state;
  const keys = needs.map(recipeKey);
  const measured = keys.flatMap((key) => measurements.get(key) ?? []);
  if (measured.length === keys.length) return [{ ...judge(measured), ...named }];
  const waits = keys.some((key) => answered?.has(key) === false && !measurements.has(key));
  if (waits) return [];
  return not(
    needs.some(isPadRecipe) ? "no values of single pads in the file" : "of a kind that this check is not made for",
  );
}

export const wordsOf = (error: QcError): string =>
  error.kind === "object-missing" ? "not in the file" : "could not be read";
