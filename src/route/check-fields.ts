import { isAsReleased, mostOwn, readSettings, type CheckSettings } from "../qc/check-settings.ts";
import type { OwnCheck } from "../qc/own-check.ts";

/** Characters that changed checks may take of a link: the rest is for where the file is and for the view. */
export const longestChecks = 4096;

/**
 * Changed limits as "limits=mip-mean.low:47,mip-mean.high:53", each own check as "own=CONDITION:MEDIUM:PANEL:OBJECT:TITLE";
 * colons within parts are escaped once more. What is as released stays out.
 */
export function writeChecks(query: URLSearchParams, { limits, own }: CheckSettings): void {
  const changed = limits.map(({ check, limit, value }) => `${check}.${limit}:${value}`);
  if (changed.length > 0) query.set("limits", changed.join(","));
  for (const { good, medium, panel, object, title } of own) {
    query.append("own", [good, medium ?? "", panel ?? "", object, title].map(escaped).join(":"));
  }
}

/** How much of a link settings take. */
export function checksLength(settings: CheckSettings): number {
  const query = new URLSearchParams();
  writeChecks(query, settings);
  return query.toString().length;
}

/** The settings of a link; `undefined` where it has none. Every part by itself: what does not hold is left out with a word. */
export function readChecks(query: URLSearchParams, drop: (words: string) => void): CheckSettings | undefined {
  const limits = query.get("limits");
  const own = query.getAll("own");
  if (limits === null && own.length === 0) return undefined;
  if (own.length > mostOwn) drop(`${own.length - mostOwn} checks of one's own, of which a link has at most ${mostOwn}`);
  const { settings, dropped } = readSettings({
    limits: (limits ?? "")
      .split(",")
      .filter((part) => part !== "")
      .map(limitFrom),
    own: own.slice(0, mostOwn).map(ownFrom),
  });
  dropped.forEach(drop);
  return isAsReleased(settings) ? undefined : settings;
}

/** What it says, not yet looked at. */
function limitFrom(text: string): Readonly<Record<"check" | "limit" | "value", unknown>> {
  const [, check, limit, value = ""] = /^([^:]*)\.([^:.]*):(.*)$/s.exec(text) ?? [undefined, text.slice(0, 40), "", ""];
  return { check, limit, value: /^-?\d[\d.]*(?:e[+-]?\d+)?$/.test(value) ? Number(value) : undefined };
}

function ownFrom(text: string): Readonly<Record<keyof OwnCheck, unknown>> {
  const [good, medium, panel, object, title, ...more] = text.split(":").map(unescaped);
  const asGiven = (part: string | undefined): string | undefined => (part === "" ? undefined : part);
  const whole = title !== undefined && more.length === 0;
  return { good, medium: asGiven(medium), panel: asGiven(panel), object: whole ? object : undefined, title };
}

const escaped = (part: string): string => part.replaceAll("%", "%25").replaceAll(":", "%3A");
const unescaped = (part: string): string => part.replaceAll("%3A", ":").replaceAll("%25", "%");
