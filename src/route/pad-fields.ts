import { rocs, sectorName, sectors, type Side } from "../qc/pads/geometry.ts";
import { padShows } from "../qc/pads/shows.ts";
import type { PadsView, PanelLook } from "./route.ts";
import { readRange } from "./ranges.ts";

type Drop = (words: string) => void;

/**
 * How values per pad are looked at: "show=plane", "side=C", "sector=A05", "chamber=41"; of a panel of a report with its id:
 * "show.n-clusters=plane". Defaults stay out.
 */
export function writePads(query: URLSearchParams, pads: PadsView | undefined, of = ""): void {
  if (pads === undefined) return;
  const { show, side, sector, chamber } = pads;
  if (show !== "xy") query.set(`show${of}`, show);
  if (side !== undefined) query.set(`side${of}`, side);
  if (sector !== undefined) query.set(`sector${of}`, sectorName(sector));
  if (chamber !== undefined) query.set(`chamber${of}`, String(chamber));
}

/** `undefined` where everything is as it is without a word. */
export function readPads(query: URLSearchParams, drop: Drop, of = ""): PadsView | undefined {
  const read = <T>(key: string, words: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = query.get(`${key}${of}`);
    const value = text === null ? undefined : parse(text);
    if (text !== null && value === undefined) drop(words);
    return value;
  };
  const show = read("show", "the view of the pads", (text) => padShows.find((each) => each === text)) ?? "xy";
  const side = read("side", "the side", (text): Side | undefined => (text === "A" || text === "C" ? text : undefined));
  const isChambers = show === "chambers";
  const sector = read("sector", "the sector", (text) => (isChambers ? undefined : sectorOf(text)));
  const chamber = read("chamber", "the chamber", (text) => (isChambers ? chamberOf(text) : undefined));
  if (show === "xy" && side === undefined && sector === undefined) return undefined;
  return {
    show,
    ...(side === undefined ? {} : { side }),
    ...(sector === undefined ? {} : { sector }),
    ...(chamber === undefined ? {} : { chamber }),
  };
}

const names: readonly string[] = Array.from({ length: sectors }, (_, sector) => sectorName(sector));

function sectorOf(name: string): number | undefined {
  const sector = names.indexOf(name);
  return sector < 0 ? undefined : sector;
}

const chamberOf = (text: string): number | undefined =>
  /^\d{1,2}$/.test(text) && Number(text) < rocs ? Number(text) : undefined;

export function writeLooks(query: URLSearchParams, looks: readonly PanelLook[] = []): void {
  for (const { panel, x, y, pads } of looks) {
    if (x !== undefined) query.set(`x.${panel}`, x.join(","));
    if (y !== undefined) query.set(`y.${panel}`, y.join(","));
    writePads(query, pads, `.${panel}`);
  }
}

const ofPanel = /^(?:show|side|sector|chamber|x|y)\.([a-z0-9-]{1,64})$/;

export function readLooks(query: URLSearchParams, drop: Drop): readonly PanelLook[] {
  const panels = new Set([...query.keys()].flatMap((key) => ofPanel.exec(key)?.[1] ?? []));
  return [...panels].flatMap((panel) => {
    const of = `.${panel}`;
    const [x, y] = [readRange(query, "x", drop, of), readRange(query, "y", drop, of)];
    const pads = readPads(query, drop, of);
    const isPlain = x === undefined && y === undefined && pads === undefined;
    return isPlain ? [] : [{ panel, x, y, ...(pads === undefined ? {} : { pads }) }];
  });
}
