import { ancestorsOf } from "../../qc/object-tree.ts";
import { plainBrowse, plainView, type FigureView, type Route, type RunPlace } from "../../route/route.ts";
import { placeOf } from "../base/places.ts";

export type BrowseRoute = Extract<Route, { page: "browse" }>;

/** All that a file holds; where one of its entries is. */
export const browseRoute = (place: RunPlace, object?: string): BrowseRoute => ({
  page: "browse",
  ...plainBrowse,
  object,
  open: object === undefined ? [] : ancestorsOf(object),
  ...placeOf(place),
});

/** An object by itself. */
export const objectRoute = (place: RunPlace, object: string, view: FigureView = plainView): Route => ({
  page: "object",
  object,
  view,
  ...placeOf(place),
});

/** Two objects of one file over each other, as they are. */
export const overRoute = (place: RunPlace, under: string, object: string): Route =>
  objectRoute(place, under, { ...plainView, overlay: { object, from: undefined, scaled: false } });
