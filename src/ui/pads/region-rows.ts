import { formatCount } from "../../draw/format.ts";
import { sectors, stacks } from "../../qc/pads/geometry.ts";
import { regionPlace } from "../../qc/pads/region.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureView } from "../../route/route.ts";
import type { PadInput } from "./pad-drawing.ts";
import { centimetres } from "./pad-words.ts";
import { padsOf, toChamber, toSector, toShow, toSide } from "./pads-view.ts";
import { toSquare } from "./planes-zoom.ts";
import { boxOf, innerRows, type ShownRegion } from "./shown-regions.ts";

/** Regions as a table; or, where there is none, the sentence that says so. */
export type RegionRows =
  | { readonly kind: "rows"; readonly head: readonly RegionHead[]; readonly rows: readonly RegionRow[] }
  | { readonly kind: "words"; readonly words: string };

export interface RegionHead {
  readonly name: string;
  readonly numeric: boolean;
}

export interface RegionRow {
  readonly quality: ShownRegion["quality"];
  /** One of each head; the first names it. */
  readonly cells: readonly string[];
  /** It from close by. */
  readonly view: FigureView;
}

/** @param verdict of the check of regions, which says why they were not judged. */
export function regionRows({ data, regions, view }: PadInput, verdict: Pick<Verdict, "why"> | undefined): RegionRows {
  const found = data.regions;
  if (found === undefined) return { kind: "words", words: "No values of single pads: regions were not looked for." };
  if (found.rule === "robust" && !found.found.judged) {
    const why = verdict?.why ?? "";
    return { kind: "words", words: why === "" ? "Regions were not judged." : `Regions were not judged: ${why}.` };
  }
  if (regions.length === 0) return { kind: "words", words: "No region stands out." };
  const head = found.rule === "robust" ? robustHead : parityHead;
  return { kind: "rows", head, rows: regions.map((region) => rowOf(region, view)) };
}

const head = (name: string, numeric = false): RegionHead => ({ name, numeric });
const robustHead = [
  head("Region"),
  head("Class"),
  head("Rows", true),
  head("Pads", true),
  head("Area (cm²)", true),
  head("Of reference", true),
];
/** The area is that of the hull around the centres of the bins: less than what the bins cover. */
const parityHead = [
  head("Region"),
  head("x (cm)", true),
  head("y (cm)", true),
  head("Bins", true),
  head("Hull (cm²)", true),
];

function rowOf(region: ShownRegion, view: FigureView): RegionRow {
  const { from, quality, words } = region;
  const close = closeTo(region, view);
  if (!("rows" in from)) {
    const { centre, bins, area } = from;
    const cells = [
      words,
      centimetres(centre.x),
      centimetres(centre.y),
      formatCount(bins),
      formatCount(Math.round(area)),
    ];
    return { quality, cells, view: close };
  }
  const { rows, size, area, ratio } = from;
  const place = regionPlace(from);
  const cells = [
    from.stacks.length === stacks.length ? `${place}, whole sector` : place,
    from.class,
    rows[0] === rows[1] ? String(rows[0]) : `${rows[0]}\u2013${rows[1]}`,
    formatCount(size),
    formatCount(Math.round(area)),
    ratio.toFixed(2),
  ];
  return { quality, cells, view: close };
}

/** Its sector or chamber; by today's rule a square around it in the map. */
function closeTo({ sector, from, side, rings }: ShownRegion, view: FigureView): FigureView {
  if (sector === undefined || !("rows" in from)) {
    const [[x0, x1], [y0, y1]] = boxOf(rings);
    const map = padsOf(view).show === "plane" ? view : toShow(view, "xy");
    return toSquare(toSide(map, side), (x0 + x1) / 2, (y0 + y1) / 2, Math.max(x1 - x0, y1 - y0));
  }
  if (padsOf(view).show !== "chambers") return toSector(view, sector);
  return toChamber(view, from.rows[0] < innerRows ? sector : sector + sectors);
}
