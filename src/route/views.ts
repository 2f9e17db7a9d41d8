import type { FigureView } from "./route.ts";

const axes = ["x", "y", "z"] as const;

/** Ranges as "x=0,3.14", logarithmic axes as "log=xy" ("log=none" where none is); defaults stay out. */
export function writeView(query: URLSearchParams, view: FigureView): void {
  for (const axis of axes) {
    const range = view[axis];
    if (range !== undefined) query.set(axis, range.join(","));
  }
  if (view.log !== undefined) query.set("log", view.log.length === 0 ? "none" : view.log.join(""));
}

/** Fields that do not hold are left out, with a word to `drop`. */
export function readView(query: URLSearchParams, drop: (words: string) => void): FigureView {
  const range = (axis: "x" | "y" | "z"): readonly [number, number] | undefined => {
    const text = query.get(axis);
    if (text === null) return undefined;
    const [lo, hi, ...more] = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
    if (
      lo !== undefined &&
      hi !== undefined &&
      more.length === 0 &&
      Number.isFinite(lo) &&
      Number.isFinite(hi) &&
      lo < hi
    ) {
      return [lo, hi];
    }
    drop(`the range of ${axis}`);
    return undefined;
  };
  const log = (): readonly ("x" | "y" | "z")[] | undefined => {
    const text = query.get("log");
    if (text === null) return undefined;
    if (text === "none") return [];
    const chosen = axes.filter((axis) => text.includes(axis));
    if (chosen.join("") === text) return chosen;
    drop("the logarithmic axes");
    return undefined;
  };
  return { x: range("x"), y: range("y"), z: range("z"), log: log() };
}
