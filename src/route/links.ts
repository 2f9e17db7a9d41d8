import { formatObject, parseObject } from "../qc/object-path.ts";
import { readBrowse, writeBrowse } from "./browse-fields.ts";
import { readChecks, writeChecks } from "./check-fields.ts";
import type { Base } from "./hosts.ts";
import {
  isSetRoute,
  paletteNames,
  type ParsedRoute,
  type Route,
  type RunPlace,
  type RunRoute,
  type SetPlace,
  type SetRoute,
  type SourceLink,
} from "./route.ts";
import { readLooks, writeLooks } from "./pad-fields.ts";
import { readFigure, readId, readSetRoute, writeSetRoute } from "./set-fields.ts";
import { readIdentity, readSourceOf, writeSource } from "./source-fields.ts";
import { readView, writeView } from "./views.ts";

type Drop = (words: string) => void;

/** Characters of a link; longer ones are not looked at. */
export const longestLink = 8192;

/**
 * A route as a fragment: "#/run/559104?src=…&id=…&panel=phi-a". Defaults stay out: short links, one link per view.
 * Every released form keeps opening: `links.test.ts` holds one of each.
 */
export function formatRoute(route: Route): string {
  if (route.page === "start") return "#/";
  if (route.page === "settings") return "#/settings";
  const query = new URLSearchParams();
  if (isSetRoute(route)) {
    writeSetRoute(query, route);
    writeCommon(query, route);
    return `#/${route.page}${route.focus === undefined ? "" : `/${route.focus.panel}`}?${readable(query)}`;
  }
  writeSource(query, route.source);
  if (route.identity !== undefined) query.set("id", route.identity);
  if (route.page === "run") {
    if (route.section !== undefined) query.set("section", route.section);
    if (route.panel !== undefined) query.set("panel", route.panel);
    writeLooks(query, route.looks);
  } else if (route.page === "browse") {
    writeBrowse(query, route);
  } else {
    if (route.page === "panel") {
      query.set("panel", route.panel);
      if (route.figure > 0) query.set("figure", String(route.figure));
    } else {
      query.set("object", route.object);
    }
    writeView(query, route.view);
  }
  writeCommon(query, route);
  return `#/${route.page}${route.run === undefined ? "" : `/${route.run}`}?${readable(query)}`;
}

function writeCommon(query: URLSearchParams, route: RunRoute | SetRoute): void {
  if (route.rule !== "robust") query.set("rule", route.rule);
  if (route.release !== undefined) query.set("release", String(route.release));
  if (route.palette !== "bird") query.set("palette", route.palette);
  if (route.settings !== undefined) writeChecks(query, route.settings);
}

/** Readable where it may be: a slash, a colon, a comma, an at sign or a tilde need no escape in a fragment. */
const readable = (query: URLSearchParams): string =>
  query
    .toString()
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%40", "@")
    .replaceAll("%7E", "~");

/** The start page, and why it is shown in place of what the link was about. */
export const start = (...dropped: readonly string[]): ParsedRoute => ({ route: { page: "start" }, dropped });

/** Reads a fragment; never throws. What does not hold is dropped and said, unknown keys are passed over. */
export function parseRoute(fragment: string, base: Base): ParsedRoute {
  if (/^#?\/?$/.test(fragment)) return start();
  if (/^#\/settings(?:\?|$)/.test(fragment)) return { route: { page: "settings" }, dropped: [] };
  if (fragment.length > longestLink)
    return start(`a link of ${fragment.length} characters, ${longestLink} are allowed`);
  const [, page, part, search] =
    /^#\/(run|panel|object|browse|period|compare)(?:\/([^/?]*))?(?:\?(.*))?$/s.exec(fragment) ?? [];
  if (page === undefined) return start("a link that names no page of this program");
  const dropped: string[] = [];
  const drop = (words: string): void => void (dropped.includes(words) || dropped.push(words));
  const query = new URLSearchParams(search);
  if (page === "period" || page === "compare") {
    const route = readSetRoute(page, part, query, readCommon(query, drop), base, drop);
    return route === undefined ? start(...dropped, "a link that names no set of files") : { route, dropped };
  }
  const source = readSource(query, base);
  if (typeof source === "string") return start(source);
  const isRun = part !== undefined && /^\d{1,9}$/.test(part);
  if (part !== undefined && !isRun) drop("the run number");
  const place: RunPlace = {
    source,
    run: isRun ? Number(part) : undefined,
    identity: readField(query, "id", "the identity of the file", readIdentity, undefined, drop),
    ...readCommon(query, drop),
  };
  return { route: readPage(page as PageName, query, place, base, drop), dropped };
}

function readSource(query: URLSearchParams, base: Base): SourceLink | string {
  return readSourceOf(query, base) ?? "a link that names no file";
}

function readField<T>(
  query: URLSearchParams,
  key: string,
  words: string,
  parse: (text: string) => T | undefined,
  none: T,
  drop: Drop,
): T {
  const text = query.get(key);
  if (text === null) return none;
  const value = parse(text);
  if (value === undefined) drop(words);
  return value ?? none;
}

/** What pages about a run and pages about sets have in common. */
function readCommon(
  query: URLSearchParams,
  drop: Drop,
): Pick<RunPlace & SetPlace, "rule" | "release" | "palette" | "settings"> {
  const settings = readChecks(query, drop);
  const read = <T>(key: string, words: string, parse: (text: string) => T | undefined, none: T): T =>
    readField(query, key, words, parse, none, drop);
  return {
    rule: read(
      "rule",
      "the rule",
      (text) => (text === "robust" || text === "parity" ? text : undefined),
      "robust" as const,
    ),
    release: read("release", "the release", (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined), undefined),
    palette: read("palette", "the palette", (text) => paletteNames.find((name) => name === text), "bird" as const),
    ...(settings === undefined ? {} : { settings }),
  };
}

type PageName = RunRoute["page"];

function readPage(
  page: PageName,
  query: URLSearchParams,
  place: RunPlace,
  base: Base,
  drop: (words: string) => void,
): Route {
  const name = (key: "section" | "panel"): string | undefined => readId(query, key, drop);
  const report = (): Route => {
    const looks = readLooks(query, drop);
    const shown = looks.length === 0 ? {} : { looks };
    return { page: "run", section: name("section"), panel: name("panel"), ...shown, ...place };
  };
  if (page === "run") return report();
  if (page === "browse") return { page, ...readBrowse(query, drop), ...place };
  if (page === "panel") {
    const panel = name("panel");
    if (panel === undefined) return report();
    return { page, panel, figure: readFigure(query, drop), view: readView(query, base, drop), ...place };
  }
  const object = query.get("object") ?? "";
  const at = parseObject(object);
  if (at === undefined) {
    drop("the object");
    return report();
  }
  return { page, object: formatObject(at), view: readView(query, base, drop), ...place };
}
