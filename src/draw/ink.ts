import type { Dash, Ink } from "./figure-model.ts";
import type { Context2D } from "./latex/paint-title.ts";
import { hexOf, paletteColour, parseHex } from "./palettes.ts";
import type { Theme } from "./theme.ts";

const roles: ReadonlyMap<string, keyof Theme> = new Map([
  ["A", "seriesA"],
  ["B", "seriesB"],
  ["reference", "reference"],
  ["axis", "axis"],
  ["good", "good"],
  ["medium", "medium"],
  ["bad", "bad"],
  ["quiet", "strongLine"],
]);

/** Part of Viridis that stands out from the background of a theme. */
const runColours = { light: [0, 0.82], dark: [0.2, 1] } as const;

/** Colour of a run or window by its share of the way from the first (0) to the last (1). */
export const shareInk = (share: number): Ink => `share:${Number(share.toFixed(4))}`;

/** Colour of a species by its label, 1 to 9. */
export const speciesInk = (label: number): Ink => `species:${label}`;

/** The colour of a role, species or share in a theme; anything else is a colour already. */
export function inkOf(ink: Ink, theme: Theme): string {
  const role = roles.get(ink);
  if (role !== undefined) return theme[role] as string;
  if (ink.startsWith("species:")) return theme.species[Number(ink.slice("species:".length)) - 1] ?? theme.reference;
  if (!ink.startsWith("share:")) return ink;
  const [lo, hi] = runColours[theme.name];
  return hexOf(paletteColour("viridis", lo + (hi - lo) * Number(ink.slice("share:".length))));
}

/** A `#rrggbb` colour at an opacity. */
export function translucent(colour: string, opacity: number): string {
  const [red, green, blue] = parseHex(colour);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

/** Steps of a second series have a shorter dash than reference lines. */
export const dashes = {
  steps: { solid: [], dashed: [4, 2], dotted: [1, 2] },
  line: { solid: [], dashed: [5, 3], dotted: [2, 2] },
} as const satisfies Readonly<Record<string, Readonly<Record<Dash, readonly number[]>>>>;

/** Casing is this much wider than the line it separates from a map. */
export const casingWidth = 2.2;

/** Strokes the current path, with casing below where wanted. */
export function strokePath(
  ctx: Context2D,
  style: {
    readonly colour: string;
    readonly width: number;
    readonly dash: readonly number[];
    readonly casing: string | undefined;
  },
): void {
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
  if (style.casing !== undefined) {
    ctx.setLineDash([]);
    ctx.strokeStyle = style.casing;
    ctx.lineWidth = style.width + casingWidth;
    ctx.stroke();
  }
  ctx.setLineDash([...style.dash]);
  ctx.strokeStyle = style.colour;
  ctx.lineWidth = style.width;
  ctx.stroke();
  ctx.setLineDash([]);
}
