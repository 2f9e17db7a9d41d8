import { species, type SpeciesId } from "../qc/bethe-bloch.ts";
import type { Base } from "./hosts.ts";
import {
  deviationOrders,
  plainArrangement,
  runOrders,
  type Arrangement,
  type ComparedPair,
  type SetFocus,
  type SetPlace,
  type SetRoute,
} from "./route.ts";
import { mostMembers, readSet, writeSet } from "./set-members.ts";
import { readView, writeView } from "./views.ts";

type Drop = (words: string) => void;
type Common = Pick<SetPlace, "rule" | "release" | "palette" | "settings">;

const findLength = 40;
/** Numbers of runs that a link has room for. */
export const mostExpected = 400;

/** Fields of a page about sets, but for those that all pages have. */
export function writeSetRoute(query: URLSearchParams, route: SetRoute): void {
  writeSet(query, route.a, "");
  if (route.b !== undefined) writeSet(query, route.b, "-b");
  if (route.section !== undefined) query.set("section", route.section);
  if (route.panel !== undefined) query.set("panel", route.panel);
  if (route.page === "compare") writePair(query, route);
  if (route.page === "period" && route.expected.length > 0) query.set("expect", route.expected.join(","));
  writeArrangement(query, route.arrangement);
  if (route.focus === undefined) return;
  if (route.focus.figure > 0) query.set("figure", String(route.focus.figure));
  writeView(query, route.focus.view);
}

/** `undefined` where the sets are missing that the page is about. `focused`: the panel that the path names. */
export function readSetRoute(
  page: SetRoute["page"],
  focused: string | undefined,
  query: URLSearchParams,
  common: Common,
  base: Base,
  drop: Drop,
): SetRoute | undefined {
  const a = readSet(query, base, "", drop);
  const b = readSet(query, base, "-b", drop);
  if (a === undefined || (page === "compare" && b === undefined)) return undefined;
  const place: SetPlace = {
    a,
    section: readId(query, "section", drop),
    panel: readId(query, "panel", drop),
    focus: readFocus(focused, query, base, drop),
    arrangement: readArrangement(query, a.members.length, b !== undefined, drop),
    ...common,
  };
  if (page === "period")
    return { page, b, expected: readNumbers(query, "expect", /^\d{6}$/, mostExpected, drop), ...place };
  return { page, b: b!, ...readPair(query, drop), ...place };
}

/** "run=559101", of a time slice with "time=1210", "map=eta-phi", "overlays=all" and "whole=1". */
function writePair(query: URLSearchParams, { run, slice, map, allRuns, whole }: ComparedPair): void {
  if (run !== undefined) query.set("run", String(run));
  if (slice !== undefined) query.set("time", slice.replace(":", ""));
  if (map !== undefined) query.set("map", map);
  if (allRuns === true) query.set("overlays", "all");
  if (whole === true) query.set("whole", "1");
}

function readPair(query: URLSearchParams, drop: Drop): ComparedPair {
  const matching = (key: string, form: RegExp, words: string): string | undefined => {
    const text = query.get(key);
    if (text === null) return undefined;
    if (form.test(text)) return text;
    drop(words);
    return undefined;
  };
  const run = matching("run", /^\d{6}$/, "the run that is shown");
  const slice = matching("time", /^\d{4}$/, "the time slice that is shown");
  const overlays = matching("overlays", /^all$/, "which runs overlays are of");
  const map = readId(query, "map", drop);
  return {
    run: run === undefined ? undefined : Number(run),
    ...(slice === undefined ? {} : { slice: `${slice.slice(0, 2)}:${slice.slice(2)}` }),
    ...(map === undefined ? {} : { map }),
    ...(overlays === undefined ? {} : { allRuns: true }),
    ...(query.get("whole") === "1" ? { whole: true } : {}),
  };
}

const id = /^[a-z0-9-]{1,64}$/;

/** A name of ours: of a section or a panel. */
export function readId(query: URLSearchParams, key: string, drop: Drop): string | undefined {
  const text = query.get(key);
  if (text === null) return undefined;
  if (id.test(text)) return text;
  drop(`the ${key}`);
  return undefined;
}

function readFocus(panel: string | undefined, query: URLSearchParams, base: Base, drop: Drop): SetFocus | undefined {
  if (panel === undefined) return undefined;
  if (!id.test(panel)) {
    drop("the panel");
    return undefined;
  }
  return { panel, figure: readFigure(query, drop), view: readView(query, base, drop) };
}

/** Which figure of a panel, from 0. */
export function readFigure(query: URLSearchParams, drop: Drop): number {
  const text = query.get("figure");
  const holds = text !== null && /^\d{1,2}$/.test(text);
  if (text !== null && !holds) drop("the figure");
  return holds ? Number(text) : 0;
}

function writeArrangement(query: URLSearchParams, arrangement: Arrangement): void {
  const { order, colour, hidden, raised, reference, sort, find, species, deviations } = arrangement;
  if (order !== plainArrangement.order) query.set("order", order);
  if (colour !== plainArrangement.colour) query.set("colour", colour);
  if (hidden.length > 0) query.set("hidden", hidden.join(","));
  if (raised !== undefined) query.set("raised", String(raised));
  if (reference !== undefined) query.set("reference", String(reference));
  if (sort !== undefined) query.set("sort", sort);
  if (find !== "") query.set("find", find);
  if (species !== undefined) query.set("species", species);
  if (deviations !== undefined) query.set("deviations", deviations);
}

function readArrangement(query: URLSearchParams, count: number, hasB: boolean, drop: Drop): Arrangement {
  const order = (key: "order" | "colour", words: string): Arrangement["order"] => {
    const text = query.get(key);
    const found = runOrders.find((each) => each === text);
    if (text !== null && found === undefined) drop(words);
    return found ?? "run";
  };
  const place = (text: string | null, words: string): number | undefined => {
    if (text === null) return undefined;
    if (/^\d{1,3}$/.test(text) && Number(text) < count) return Number(text);
    drop(words);
    return undefined;
  };
  const reference = query.get("reference");
  const deviations = deviationOrders.find((each) => each === query.get("deviations"));
  if (query.has("deviations") && deviations === undefined) drop("the order of the deviations");
  const find = query.get("find") ?? "";
  if (find.length > findLength) drop("the end of what runs are narrowed to");
  const hidden = readNumbers(query, "hidden", /^\d{1,3}$/, mostMembers, drop).filter((each) => each < count);
  return {
    order: order("order", "the order of the runs"),
    colour: order("colour", "what colours follow"),
    hidden: [...new Set(hidden)].toSorted((a, b) => a - b),
    raised: place(query.get("raised"), "the run that is raised"),
    reference: reference === "set" && hasB ? "set" : place(reference, "the reference"),
    sort: readId(query, "sort", drop),
    find: find.slice(0, findLength),
    species: readSpecies(query, drop),
    ...(deviations === undefined ? {} : { deviations }),
  };
}

function readSpecies(query: URLSearchParams, drop: Drop): SpeciesId | undefined {
  const text = query.get("species");
  const found = species.find(({ id }) => id === text)?.id;
  if (text !== null && found === undefined) drop("the species");
  return found;
}

function readNumbers(query: URLSearchParams, key: string, form: RegExp, most: number, drop: Drop): readonly number[] {
  const all = (query.get(key) ?? "").split(",").filter((text) => text !== "");
  const numbers = all.filter((text) => form.test(text)).slice(0, most);
  if (numbers.length < all.length) drop(`some of the numbers of “${key}”`);
  return numbers.map(Number);
}
