import type { Check, Limits } from "./check.ts";
import { checks, findCheck } from "./checks.ts";
import { ownId, readOwn, type OwnCheck } from "./own-check.ts";
import type { Rule } from "./quality.ts";
import { limitName, limitWords } from "./words.ts";

/** A limit that is not as released. */
export interface ChangedLimit {
  readonly check: string;
  readonly limit: string;
  readonly value: number;
}

/** How checks differ from those released. Limits in the order of the registry, each once, none with its released value. */
export interface CheckSettings {
  readonly limits: readonly ChangedLimit[];
  readonly own: readonly OwnCheck[];
}

/** By what a report is judged. */
export interface Judging {
  readonly rule: Rule;
  readonly settings: CheckSettings;
}

export const asReleased: CheckSettings = { limits: [], own: [] };
export const isAsReleased = ({ limits, own }: CheckSettings): boolean => limits.length === 0 && own.length === 0;

export const mostOwn = 12;

/** The limits of a check, released or changed. */
export function limitsOf(check: Check, { limits }: CheckSettings): Limits {
  const released = Object.entries(check.limits).map(([name, limit]) => [name, limit.value] as const);
  const changed = limits.filter((each) => each.check === check.id).map(({ limit, value }) => [limit, value] as const);
  return Object.fromEntries([...released, ...changed]);
}

/** What is wrong with a value of a limit, in a sentence; `others` are the check's other limits. */
export function limitProblem(check: Check, name: string, value: number, others: Limits): string | undefined {
  const limit = Object.hasOwn(check.limits, name) ? check.limits[name] : undefined;
  if (limit === undefined) return `The check has no limit ${limitName(name)}.`;
  if (!Number.isFinite(value)) return "A limit is a number.";
  if (limit.whole === true && !Number.isInteger(value)) return "It is a count: a whole number.";
  const [lo, hi] = limit.allowed ?? [-Infinity, Infinity];
  if (!(lo <= value && value <= hi)) return `Allowed is ${limitWords(lo)} to ${limitWords(hi)}.`;
  const both: Limits = { ...others, [name]: value };
  const { low, high } = both;
  if (low === undefined || high === undefined || (name !== "low" && name !== "high") || low < high) return undefined;
  return name === "low"
    ? `The lower limit must be below ${limitWords(high)}.`
    : `The upper limit must be above ${limitWords(low)}.`;
}

/** "changed from 48 to 52", "needed changed from 1 000"; "" where all limits are as released. */
export function changedWords(check: Check, settings: CheckSettings): string {
  const changed = settings.limits.filter((each) => each.check === check.id).map(({ limit }) => limit);
  const { low, high } = check.limits;
  const isRange = low !== undefined && high !== undefined && (changed.includes("low") || changed.includes("high"));
  const range = isRange ? [`changed from ${limitWords(low.value)} to ${limitWords(high.value)}`] : [];
  const others = changed
    .filter((name) => !isRange || (name !== "low" && name !== "high"))
    .map((name) => `${limitName(name)} changed from ${limitWords(check.limits[name]!.value)}`);
  return [...range, ...others].join(", ");
}

export const sameSettings = (a: CheckSettings, b: CheckSettings): boolean =>
  a === b || JSON.stringify(plain(a)) === JSON.stringify(plain(b));

const plain = ({ limits, own }: CheckSettings): unknown => [
  limits.map(({ check, limit, value }) => [check, limit, value]),
  own.map((each) => [ownId(each), each.title]),
];

/** Settings that hold, and in words what was left out. */
export interface ReadSettings {
  readonly settings: CheckSettings;
  readonly dropped: readonly string[];
}

/** Settings from what the database or a link holds, whatever that is: every part by itself. */
export function readSettings(raw: unknown): ReadSettings {
  const { limits, own } = isRecord(raw) ? raw : {};
  const readLimits = settledLimits(Array.isArray(limits) ? limits : []);
  const readChecks = settledOwn(Array.isArray(own) ? own : []);
  return {
    settings: { limits: readLimits.kept, own: readChecks.kept },
    dropped: [...readLimits.dropped, ...readChecks.dropped],
  };
}

interface Settled<T> {
  readonly kept: readonly T[];
  readonly dropped: readonly string[];
}

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> => typeof raw === "object" && raw !== null;

/** Checked together: of a range both ends may have moved. */
function settledLimits(raw: readonly unknown[]): Settled<ChangedLimit> {
  const asked = new Map<string, Map<string, number>>();
  const dropped: string[] = [];
  for (const each of raw) {
    const { check, limit, value } = isRecord(each) ? each : {};
    const known = typeof check === "string" ? findCheck(check) : undefined;
    if (known === undefined || typeof limit !== "string" || !Object.hasOwn(known.limits, limit)) {
      dropped.push(`a limit that no check has (${String(check).slice(0, 40)}.${String(limit).slice(0, 40)})`);
      continue;
    }
    const ofCheck = asked.get(known.id) ?? new Map<string, number>();
    asked.set(known.id, ofCheck.set(limit, typeof value === "number" ? value : NaN));
  }
  const kept = checks.flatMap((check) => {
    const wanted = [...(asked.get(check.id) ?? [])];
    const alone = wanted.filter(([name, value]) => limitProblem(check, name, value, {}) === undefined);
    const together: Limits = { ...limitsOf(check, asReleased), ...Object.fromEntries(alone) };
    const good = alone.filter(([name, value]) => limitProblem(check, name, value, together) === undefined);
    const bad = wanted.filter((each) => !good.includes(each)).map(([name]) => `the limit ${check.id}.${name}`);
    dropped.push(...bad);
    const names = Object.keys(check.limits);
    return good
      .filter(([name, value]) => value !== check.limits[name]!.value)
      .toSorted(([a], [b]) => names.indexOf(a) - names.indexOf(b))
      .map(([limit, value]) => ({ check: check.id, limit, value }));
  });
  return { kept, dropped };
}

function settledOwn(raw: readonly unknown[]): Settled<OwnCheck> {
  const kept = new Map<string, OwnCheck>();
  const dropped: string[] = [];
  for (const each of raw) {
    const { object, panel, title, good, medium } = isRecord(each) ? each : {};
    const read = readOwn({ object, panel, title, good, medium });
    if (typeof read === "string") dropped.push(`a check of one's own (${read.replace(/\.$/, "")})`);
    else if (kept.size >= mostOwn && !kept.has(ownId(read))) dropped.push(`a check of one's own (at most ${mostOwn})`);
    else kept.set(ownId(read), read);
  }
  return { kept: [...kept.values()], dropped };
}
