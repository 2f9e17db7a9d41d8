import { ok, type Result } from "../../base/result.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { Quality } from "../../qc/quality.ts";
import { formatRoute } from "../../route/links.ts";
import { plainArrangement, type SetRoute } from "../../route/route.ts";
import type { QcStore } from "../../store/kept.ts";
import { sourceName } from "../sources.ts";
import { runOfSlices } from "./labels.ts";

/** A set of runs that was opened in this browser: its link, and what was known of it last. */
export interface KeptSet {
  /** "#/period?…": the same sets open again, as they were arranged. */
  readonly link: string;
  /** Files of its sets, so that one set is listed once. */
  readonly key: string;
  readonly page: SetRoute["page"];
  /** One, or of a comparison two. */
  readonly sets: readonly KeptSetFacts[];
  /** Runs by their verdict beside each other; `undefined` of a comparison. */
  readonly counts: Readonly<Record<Quality, number>> | undefined;
  /** ms since 1970. */
  readonly usedAt: number;
}

export interface KeptSetFacts {
  /** As a person called it; "": by period and pass. */
  readonly name: string;
  readonly infos: readonly Pick<RunInfo, "period" | "pass" | "kind">[];
  /** First and last; `undefined` where no number is known. */
  readonly numbers: readonly [first: number, last: number] | undefined;
  readonly runs: number;
  /** They are time slices of the one run. */
  readonly slices?: true;
}

/** Those used last are kept. */
const mostSets = 24;
const setting = "sets";

/** The route without what was looked at for a moment. */
export function lastingRoute(route: SetRoute): SetRoute {
  const { order, colour, hidden, reference } = route.arrangement;
  const arrangement = { ...plainArrangement, order, colour, hidden, reference };
  return { ...route, section: undefined, panel: undefined, focus: undefined, arrangement };
}

/** One set, however it is arranged. */
export const keyOfSets = ({ page, a, b }: SetRoute): string =>
  [page, ...[a, b].map((set) => (set?.members ?? []).map(({ source }) => sourceName(source)).join("\n"))].join("\n\n");

/** Distinct periods and passes, and the numbers of runs. */
export function factsOf(name: string, infos: readonly RunInfo[]): KeptSetFacts {
  const distinct = new Map(
    infos.map(({ period, pass, kind }) => [`${period} ${pass} ${kind}`, { period, pass, kind }] as const),
  );
  const numbers = infos.flatMap(({ run }) => run ?? []);
  return {
    name,
    infos: [...distinct.values()],
    numbers: numbers.length === 0 ? undefined : [Math.min(...numbers), Math.max(...numbers)],
    runs: infos.length,
    ...(runOfSlices(infos.map((info) => ({ info }))) === undefined ? {} : { slices: true }),
  };
}

/** Adds a set, in place of what is kept of the same files. */
export function keepSet(store: QcStore, route: SetRoute, kept: Omit<KeptSet, "link" | "key">): Promise<Result<void>> {
  const set: KeptSet = { ...kept, link: formatRoute(lastingRoute(route)), key: keyOfSets(route) };
  return store.changeSetting(setting, (value) =>
    [set, ...readSets(value).filter(({ key }) => key !== set.key)].slice(0, mostSets),
  );
}

export const forgetSet = (store: QcStore, link: string): Promise<Result<void>> =>
  store.changeSetting(setting, (value) => readSets(value).filter((set) => set.link !== link));

/** Latest used first. */
export async function keptSets(store: QcStore): Promise<Result<readonly KeptSet[]>> {
  const found = await store.setting(setting);
  return found.ok ? ok(readSets(found.value).toSorted((a, b) => b.usedAt - a.usedAt)) : found;
}

/** What is no set of this form, as one of another release may be, is passed over. */
const readSets = (value: unknown): readonly KeptSet[] => (Array.isArray(value) ? value.filter(isSet) : []);

function isSet(value: unknown): value is KeptSet {
  if (typeof value !== "object" || value === null) return false;
  const { link, key, sets, usedAt } = value as Partial<Record<keyof KeptSet, unknown>>;
  return (
    typeof link === "string" &&
    typeof key === "string" &&
    typeof usedAt === "number" &&
    Array.isArray(sets) &&
    sets.length > 0 &&
    sets.every((each) => Array.isArray((each as Partial<KeptSetFacts> | null)?.infos))
  );
}
