import { sectorsOfSide, sideOfRoc, sideOfSector, type Side } from "../../qc/pads/geometry.ts";
import type { PadShow } from "../../qc/pads/shows.ts";
import { plainView, type FigureView, type PadsView, type PanelLook } from "../../route/route.ts";

export const plainPads: PadsView = { show: "xy" };

export const padsOf = ({ pads = plainPads }: Pick<FigureView, "pads">): PadsView => pads;

/** Distributions have no colours. */
export const showsColours = (view: Pick<FigureView, "pads">): boolean => padsOf(view).show !== "chambers";

/** A view with another look at the pads; what is as without a word is left out. */
export function withPads(view: FigureView, pads: PadsView): FigureView {
  const { show, side, sector, chamber } = pads;
  const isPlain = show === "xy" && side === undefined && sector === undefined;
  return { ...view, pads: isPlain ? undefined : { show, side, sector, chamber } };
}

/** Ranges belong to what they were chosen in; of maps of the same places sector and side go on. */
export function toShow(view: FigureView, show: PadShow): FigureView {
  const { side, sector } = padsOf(view);
  const isMap = show !== "chambers";
  return withPads({ ...view, x: undefined, y: undefined }, { show, side, sector: isMap ? sector : undefined });
}

/** What was zoomed to stays in its place, on that side. */
export function toSide(view: FigureView, side: Side | undefined): FigureView {
  const { show, sector } = padsOf(view);
  const own =
    side === undefined || sector === undefined ? sector : (sector % sectorsOfSide) + (side === "A" ? 0 : sectorsOfSide);
  return withPads(view, { show, side, sector: own });
}

export const toSector = (view: FigureView, sector: number): FigureView =>
  withPads({ ...view, x: undefined, y: undefined }, { ...padsOf(view), sector });

export const toChamber = (view: FigureView, chamber: number): FigureView =>
  withPads(view, { ...padsOf(view), chamber });

/** A window of the maps in place of a sector. */
export const toWindow = (view: FigureView, x: FigureView["x"], y: FigureView["y"]): FigureView =>
  withPads({ ...view, x, y }, { ...padsOf(view), sector: undefined });

export const isZoomed = (view: FigureView): boolean => {
  const { sector, chamber } = padsOf(view);
  return view.x !== undefined || view.y !== undefined || sector !== undefined || chamber !== undefined;
};

export const zoomedOut = (view: FigureView): FigureView =>
  withPads({ ...view, x: undefined, y: undefined }, { show: padsOf(view).show, side: padsOf(view).side });

/**
 * The sides that are seen; where there is room for one only that of what is zoomed to.
 *
 * @param first side that is seen alone where nothing says which.
 */
export function sidesOf(view: FigureView, narrow: boolean, first: Side = "A"): readonly Side[] {
  const { side, sector, chamber } = padsOf(view);
  if (side !== undefined) return [side];
  if (!narrow) return ["A", "C"];
  if (chamber !== undefined) return [sideOfRoc(chamber)];
  return [sector === undefined ? first : sideOfSector(sector)];
}

/** The sectors that are zoomed to, one of each side that is seen; none where all are. */
export const sectorsSeen = (view: FigureView, sides: readonly Side[]): readonly number[] => {
  const { sector } = padsOf(view);
  if (sector === undefined) return [];
  return sides.map((side) => (sector % sectorsOfSide) + (side === "A" ? 0 : sectorsOfSide));
};

/** How a panel of a report is looked at, as its figure is. */
export function viewOf(looks: readonly PanelLook[] | undefined, panel: string): FigureView {
  const look = looks?.find((each) => each.panel === panel);
  return look === undefined ? plainView : { ...plainView, x: look.x, y: look.y, pads: look.pads };
}

/** The looks of a report after one panel is looked at in another way; `undefined`: all as the report draws them. */
export function withLook(
  looks: readonly PanelLook[] = [],
  panel: string,
  { x, y, pads }: FigureView,
): readonly PanelLook[] | undefined {
  const isPlain = x === undefined && y === undefined && pads === undefined;
  const others = looks.filter((each) => each.panel !== panel);
  const all = isPlain ? others : [...others, { panel, x, y, pads }];
  return all.length === 0 ? undefined : all;
}
