import { parseObject, titleOf } from "../qc/object-path.ts";
import type { FigureTemplate } from "./template.ts";

/** An object as it is: stored titles and ranges, no overlays, no checks. Whether it is a map is seen from the object. */
export const bareFigure = (object: string): FigureTemplate => ({
  object,
  title: titleIn(object),
  draw: "hist",
  noun: "entries",
  xTitle: undefined,
  yTitle: undefined,
  x: undefined,
  y: undefined,
  log: [],
  overlays: [],
  checks: [],
  alone: true,
});

const titleIn = (object: string): string => {
  const at = parseObject(object);
  return at === undefined ? object : titleOf(at);
};
