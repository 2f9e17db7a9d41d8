import { extractedNames } from "../qc/layout.ts";
import { formatObject, parseObject } from "../qc/object-path.ts";
import { taskNames } from "../qc/run-file.ts";
import { readSourceUrl, type Base } from "./hosts.ts";
import { longestLink, start } from "./links.ts";
import { plainView, type ParsedRoute, type RunPlace } from "./route.ts";

/**
 * A link in JSROOT's form, `?file=URL&item=PATH;CYCLE&opt=colz,logy`, as one of ours; `undefined` where it is none.
 * The item becomes an object, the log options its view; what has no counterpart is dropped and said.
 */
export function fromJsroot(search: string, base: Base): ParsedRoute | undefined {
  const query = new URLSearchParams(search);
  const file = query.get("file");
  if (file === null) return undefined;
  if (search.length > longestLink) return start(`a link of ${search.length} characters, ${longestLink} are allowed`);
  // JSROOT reads a sign behind the address as how to read it; "+" arrives as a blank.
  const source = readSourceUrl(file.replace(/[+\-^ ]$/, ""), base);
  if (!source.ok) return start(`an address this page cannot open: ${file.slice(0, 200)}`);
  const place: RunPlace = {
    source: { kind: "url", url: source.value },
    identity: undefined,
    run: undefined,
    rule: "robust",
    release: undefined,
    palette: "bird",
  };
  const item = query.get("item");
  const object = item === null ? undefined : objectOf(item);
  if (object === undefined) {
    const dropped = item === null ? [] : [`the object ${item.slice(0, 200)}, which is none of the TPC's`];
    return { route: { page: "run", section: undefined, panel: undefined, ...place }, dropped };
  }
  const log = (["x", "y", "z"] as const).filter((axis) => (query.get("opt") ?? "").includes(`log${axis}`));
  const view = log.length === 0 ? plainView : { ...plainView, log };
  return { route: { page: "object", object, view, ...place }, dropped: [] };
}

const collection = new RegExp(`^(?:(?:int/)?TPC/)?(${taskNames.join("|")})/([^/]+)$`);
const window = new RegExp(`^mw/TPC/(${taskNames.join("|")})/(\\d{1,15})/([^/]+)$`);
const extracted = new RegExp(`^(${Object.values(extractedNames).join("|")})/([^/]+?)(?:_mw/(\\d{1,15}))?$`);

/** Paths as JSROOT shows them, in all layouts: "int/TPC/Tracks/hEta", "mw/TPC/PID/1722475800000/…", "TracksQC/hEta;1". */
function objectOf(item: string): string | undefined {
  const path = item.replace(/;\d+(?=\/|$)/g, "").replace(/^\/|\/$/g, "");
  const [, task, name] = collection.exec(path) ?? [];
  if (task !== undefined) return checked(`${task}/${name}`);
  const [, windowTask, start, windowName] = window.exec(path) ?? [];
  if (windowTask !== undefined) return checked(`${windowTask}/${windowName}@${start}`);
  const [, directory, objectName, objectStart] = extracted.exec(path) ?? [];
  const extractedTask = taskNames.find((each) => extractedNames[each] === directory);
  if (extractedTask === undefined) return undefined;
  return checked(`${extractedTask}/${objectName}${objectStart === undefined ? "" : `@${objectStart}`}`);
}

/** In its one spelling; a name that our form of objects cannot hold is none of ours. */
function checked(text: string): string | undefined {
  const at = parseObject(text);
  return at && formatObject(at);
}
