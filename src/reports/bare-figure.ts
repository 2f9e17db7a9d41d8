import { nameOfObject } from "../qc/object-path.ts";
import type { FigureTemplate } from "./template.ts";

/** An object as it is: stored titles and ranges, no overlays, no checks. Whether it is a map is seen from the object. */
export const bareFigure = (object: string): FigureTemplate => ({
  object,
  title: nameOfObject(object),
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
