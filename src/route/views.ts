import { longestExpression } from "../qc/expression/parse.ts";
import { formatObject, parseObject } from "../qc/object-path.ts";
import type { Base } from "./hosts.ts";
import { readPads, writePads } from "./pad-fields.ts";
import { readRange } from "./ranges.ts";
import { overlayKinds, type FigureView, type OverlayLink, type OverlaySource, type SliceView } from "./route.ts";
import { readIdentity, readSourceOf, writeSource } from "./source-fields.ts";

const axes = ["x", "y", "z"] as const;
type Drop = (words: string) => void;

/**
 * Ranges as "x=0,3.14", logarithmic axes as "log=xy" ("log=none" where none is), overlays left out as "hide=sectors", a
 * slice as "slice=column:137", what is laid over as "with=Tracks/hEta" with the fields of its run, the table as "table=2",
 * an expression as "expr=mean", values per pad as `writePads` has them; defaults stay out.
 */
export function writeView(query: URLSearchParams, view: FigureView): void {
  for (const axis of axes) {
    const range = view[axis];
    if (range !== undefined) query.set(axis, range.join(","));
  }
  if (view.log !== undefined) query.set("log", view.log.length === 0 ? "none" : view.log.join(""));
  if (view.hide !== undefined && view.hide.length > 0) query.set("hide", view.hide.join(","));
  writeSlice(query, view.slice);
  if (view.overlay !== undefined) writeOverlay(query, view.overlay);
  if (view.painter !== undefined) query.set("as", view.painter);
  if (view.table !== undefined) query.set("table", String(view.table));
  if (view.ask !== undefined) query.set("expr", view.ask);
  writePads(query, view.pads);
}

/** Fields that do not hold are left out, with a word to `drop`. */
export function readView(query: URLSearchParams, base: Base, drop: Drop): FigureView {
  const hide = readHide(query, drop);
  const slice = readSlice(query, drop);
  const overlay = readOverlay(query, base, drop);
  const painter = query.get("as");
  if (painter !== null && painter !== "root") drop("who draws");
  const table = readTable(query, drop);
  const ask = query.get("expr") ?? "";
  if (ask.length > longestExpression) drop("the expression");
  const pads = readPads(query, drop);
  return {
    x: readRange(query, "x", drop),
    y: readRange(query, "y", drop),
    z: readRange(query, "z", drop),
    log: readLog(query, drop),
    ...(hide.length === 0 ? {} : { hide }),
    ...(slice === undefined ? {} : { slice }),
    ...(overlay === undefined ? {} : { overlay }),
    ...(painter === "root" ? { painter } : {}),
    ...(table === undefined ? {} : { table }),
    ...(ask === "" || ask.length > longestExpression ? {} : { ask }),
    ...(pads === undefined ? {} : { pads }),
  };
}

function readTable(query: URLSearchParams, drop: Drop): number | undefined {
  const text = query.get("table");
  if (text === null) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  drop("the page of the table");
  return undefined;
}

function readLog(query: URLSearchParams, drop: Drop): FigureView["log"] {
  const text = query.get("log");
  if (text === null) return undefined;
  if (text === "none") return [];
  const chosen = axes.filter((axis) => text.includes(axis));
  if (chosen.join("") === text) return chosen;
  drop("the logarithmic axes");
  return undefined;
}

function readHide(query: URLSearchParams, drop: Drop): NonNullable<FigureView["hide"]> {
  const named = new Set((query.get("hide") ?? "").split(","));
  const hide = overlayKinds.filter((kind) => named.delete(kind));
  if (query.has("hide") && named.size > 0) drop("overlays to leave out");
  return hide;
}

/** Columns that nobody holds are how a map is shown anyway. */
function writeSlice(query: URLSearchParams, slice: SliceView | undefined): void {
  if (slice === undefined || (slice.along === "column" && slice.bin === undefined)) return;
  query.set("slice", slice.bin === undefined ? slice.along : `${slice.along}:${slice.bin}`);
}

function readSlice(query: URLSearchParams, drop: Drop): SliceView | undefined {
  const text = query.get("slice");
  if (text === null) return undefined;
  const [, along, bin] = /^(column|row)(?::([1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (along === undefined) {
    drop("the slice");
    return undefined;
  }
  if (along === "column" && bin === undefined) return undefined;
  return { along: along as SliceView["along"], bin: bin === undefined ? undefined : Number(bin) };
}

function writeOverlay(query: URLSearchParams, { object, from, scaled }: OverlayLink): void {
  query.set("with", object);
  if (from !== undefined) {
    writeSource(query, from.source, "with-");
    if (from.identity !== undefined) query.set("with-id", from.identity);
    if (from.run !== undefined) query.set("with-run", String(from.run));
  }
  if (!scaled) query.set("with-scale", "none");
}

function readOverlay(query: URLSearchParams, base: Base, drop: Drop): OverlayLink | undefined {
  const text = query.get("with");
  if (text === null) return undefined;
  const at = parseObject(text);
  const source = readSourceOf(query, base, "with-");
  if (at === undefined || typeof source === "string") {
    drop("what is laid over");
    return undefined;
  }
  const scale = query.get("with-scale");
  if (scale !== null && scale !== "none") drop("the scale of what is laid over");
  const from = source === undefined ? undefined : overlaySource(query, source, drop);
  return { object: formatObject(at), from, scaled: scale !== "none" };
}

function overlaySource(query: URLSearchParams, source: OverlaySource["source"], drop: Drop): OverlaySource {
  const [id, run] = [query.get("with-id"), query.get("with-run")];
  const identity = id === null ? undefined : readIdentity(id);
  if (id !== null && identity === undefined) drop("the identity of the second file");
  const isRun = run !== null && /^\d{1,9}$/.test(run);
  if (run !== null && !isRun) drop("the run number of the second file");
  return { source, identity, run: isRun ? Number(run) : undefined };
}
