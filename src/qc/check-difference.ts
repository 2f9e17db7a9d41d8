import { limitsOf, type CheckSettings } from "./check-settings.ts";
import { checks } from "./checks.ts";
import { ownId, ownName } from "./own-check.ts";
import { limitName, limitWords } from "./words.ts";

const mostNamed = 4;

/** In what settings shown differ from a person's own, in words; "" where they judge the same. */
export function differenceWords(shown: CheckSettings, mine: CheckSettings): string {
  const limits = checks.flatMap((check) => {
    const [theirs, ours] = [limitsOf(check, shown), limitsOf(check, mine)];
    return Object.keys(check.limits)
      .filter((name) => theirs[name] !== ours[name])
      .map(
        (name) => `${check.title}, ${limitName(name)} ${limitWords(theirs[name]!)}, yours ${limitWords(ours[name]!)}`,
      );
  });
  const has = ({ own }: CheckSettings, id: string): boolean => own.some((each) => ownId(each) === id);
  const more = shown.own.filter((each) => !has(mine, ownId(each))).map((each) => `with the check “${ownName(each)}”`);
  const less = mine.own
    .filter((each) => !has(shown, ownId(each)))
    .map((each) => `without your check “${ownName(each)}”`);
  const all = [...limits, ...more, ...less];
  const left = all.length - mostNamed;
  return [...all.slice(0, mostNamed), ...(left > 0 ? [`and ${left} more`] : [])].join("; ");
}
