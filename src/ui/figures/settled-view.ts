import type { FigureView } from "../../route/route.ts";
import { tidy } from "./zoom.ts";

/** A view after a gesture as it goes into a link: ranges that the gesture changed have the digits that tell. */
export function settled(view: FigureView, before: FigureView): FigureView {
  const part = (axis: "x" | "y"): FigureView["x" | "y"] => {
    const range = view[axis];
    return range === undefined || range === before[axis] ? range : tidy(range);
  };
  return { ...view, x: part("x"), y: part("y") };
}
