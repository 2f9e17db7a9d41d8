import { themes, type Theme } from "../../draw/theme.ts";
import type { ScreenLook } from "./screen.ts";

/** A4 and Letter have about this width between their margins, in CSS px. */
const paperWidth = 700;
/** What of a figure's width on screen it has on paper, near enough: the rail is not printed. */
const paperShare = (): number => Math.min(1, paperWidth / Math.max(1, innerWidth - 176));

/** In CSS px. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What a box has; the browser lays the page out to tell it. */
export const roomOf = ({ clientWidth: width, clientHeight: height }: Element): Room => ({ width, height });

/** The size of a drawing in a box. The page is not laid out for paper yet when it must be drawn for it: see `paperWidth`. */
export function roomIn(
  { width, height }: Room,
  { pixelRatio, printing }: ScreenLook,
): Room & { readonly pixelRatio: number } {
  return printing ? { width: Math.round(width * paperShare()), height, pixelRatio: 3 } : { width, height, pixelRatio };
}

export const themeOf = ({ dark, printing }: ScreenLook): Theme => (dark && !printing ? themes.dark : themes.light);
