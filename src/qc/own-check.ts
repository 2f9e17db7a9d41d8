import { measuredAs, type Verdict } from "./check.ts";
import { formatExpression } from "./expression/format.ts";
import { isTruth } from "./expression/node.ts";
import { longestExpression, parseExpression } from "./expression/parse.ts";
import { wantedWords } from "./expression/wanted.ts";
import type { ExpressionMeasurement, Measurement } from "./measurement.ts";
import { formatObject, parseObject } from "./object-path.ts";
import type { Recipe } from "./recipe.ts";
import { foundWords } from "./words.ts";

/** A check that a person made: expressions of one object. Expressions are in their one spelling. */
export interface OwnCheck {
  /** "PID/hdEdxTotMIP_TPC". */
  readonly object: string;
  /** Panel of the report whose figure of the object it belongs to; `undefined`: the first that has the object. */
  readonly panel: string | undefined;
  /** "" where it has none. */
  readonly title: string;
  /** True: good. */
  readonly good: string;
  /** Else true: medium; else bad. Without it what is not good is bad. */
  readonly medium: string | undefined;
}

/** The same object, panel and conditions are the same check, whatever it is called. */
export const ownId = ({ object, panel, good, medium }: OwnCheck): string =>
  [object, panel ?? "", good, medium ?? ""].join("|");

/** What a person calls it: by its title, else by what it wants. */
export const ownName = ({ title, good }: OwnCheck): string => (title === "" ? good : title);

export const ownRecipes = ({ good, medium }: OwnCheck): readonly Recipe[] =>
  [good, ...(medium === undefined ? [] : [medium])].map((text) => ({ kind: "expression", text }));

export const longestTitle = 60;

/** A condition in its one spelling, or what is wrong with it in a sentence. */
export type Condition = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

export function readCondition(text: string): Condition {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { ok: false, why: parsed.problem.text };
  if (!isTruth(parsed.expression)) {
    return { ok: false, why: "A check must be true or false: compare with something, as in 48 < mean < 52." };
  }
  const spelled = formatExpression(parsed.expression);
  return spelled.length <= longestExpression
    ? { ok: true, text: spelled }
    : { ok: false, why: `An expression has at most ${longestExpression} characters; this one has ${spelled.length}.` };
}

/** A check from what a link, the database or a form holds, or what is wrong with it in a sentence. */
export function readOwn(raw: Readonly<Record<keyof OwnCheck, unknown>>): OwnCheck | string {
  const { object, panel, title, good, medium } = raw;
  const at = typeof object === "string" ? parseObject(object) : undefined;
  if (at === undefined) return "A check needs an object, such as Tracks/hEta.";
  if (panel !== undefined && (typeof panel !== "string" || !/^[a-z0-9-]{1,64}$/.test(panel)))
    return "There is no such panel.";
  if (typeof title !== "string" || title.length > longestTitle || !isText(title)) {
    return `A title has at most ${longestTitle} characters, on one line.`;
  }
  const first = conditionOf(good);
  const second = medium === undefined ? undefined : conditionOf(medium);
  if (!first.ok) return first.why;
  if (second?.ok === false) return second.why;
  return { object: formatObject(at), panel, title: title.trim(), good: first.text, medium: second?.text };
}

const conditionOf = (raw: unknown): Condition =>
  typeof raw === "string" ? readCondition(raw) : { ok: false, why: "A check needs an expression." };

/** One line of whole characters. */
const isText = (text: string): boolean => !/\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(text);

/** Judges from the measurements of `ownRecipes`, in their order. What cannot be told is not judged, with the reason. */
export function judgeOwn(check: OwnCheck, measured: readonly Measurement[], place: string): Verdict {
  const [good, medium] = measured.map((each) => measuredAs(each, "expression"));
  const say = (quality: Verdict["quality"], why: string): Verdict => {
    const named = check.title === "" ? why : `${check.title}: ${why}`;
    return { quality, why: named, place, sectors: [] };
  };
  if (typeof good?.value !== "boolean") return say("null", good?.why ?? "");
  if (good.value) return say("good", reasonOf(check, good));
  if (medium !== undefined && typeof medium.value !== "boolean") return say("null", medium.why);
  return say(medium?.value === true ? "medium" : "bad", reasonOf(check, good));
}

/** "fit(mean; 40, 60) is 46.66, wanted 48 to 52". */
function reasonOf({ good }: OwnCheck, { found }: ExpressionMeasurement): string {
  const is = found.map((each) => `${each.name} is ${foundWords(each)}`).join(", ");
  return `${is === "" ? "" : `${is}, `}wanted ${wantedWords(good)}`;
}
