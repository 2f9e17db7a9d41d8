import { explain } from "../../base/explain.ts";
import { formatCount } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { widestRatios } from "../../draw/ranges.ts";
import { sameBins } from "../../hist/axis.ts";
import type { Plotted } from "../../hist/graph.ts";
import type { OverlayLink } from "../../route/route.ts";
import type { FigureState, SessionState } from "../../state/session-state.ts";
import { nameOfObject } from "../../qc/object-path.ts";
import { mismatch, type Overlaid } from "./overlay.ts";

/** Of a session, what names its run: `undefined` parts are not known yet. */
export type RunNames = Pick<SessionState, "name" | "info">;

/** How far laying one object over another is. */
export type OverlayState =
  | { readonly kind: "none" }
  | { readonly kind: "waiting" }
  /** It cannot be, in words. */
  | { readonly kind: "trouble"; readonly text: string }
  | { readonly kind: "ready"; readonly hist: Plotted };

/** @param state of the object that is laid over; `histOf` gives what is drawn of it. */
export function overlayState(
  a: Plotted | undefined,
  state: FigureState | undefined,
  histOf: (state: Extract<FigureState, { kind: "ready" }>) => Plotted | undefined,
): OverlayState {
  if (state === undefined) return { kind: "none" };
  if (state.kind === "waiting" || a === undefined) return { kind: "waiting" };
  if (state.kind === "failed") return { kind: "trouble", text: explain(state.error) };
  const hist = histOf(state);
  if (hist === undefined) return { kind: "trouble", text: `${state.object.name} is no histogram and no graph.` };
  const why = mismatch(a, hist);
  return why === undefined ? { kind: "ready", hist } : { kind: "trouble", text: why };
}

/** What two laid over each other are called: by what tells them apart, the run, its pass, the object, the file. */
export function overlayLabels(
  object: string,
  link: OverlayLink,
  a: RunNames,
  b: RunNames | undefined,
): readonly [string, string] {
  const objects = [nameOfObject(object), nameOfObject(link.object)] as const;
  if (b === undefined) return objects;
  const run = ({ info, name }: RunNames): string => String(info?.run ?? name);
  const pass = (of: RunNames): string => [run(of), of.info?.pass ?? ""].filter((each) => each !== "").join(" ");
  const file = (of: RunNames): string => of.name;
  const apart = [run, pass, file].map((words) => [words(a), words(b)] as const).find(([one, other]) => one !== other);
  const [one, other] = apart ?? [run(a), run(b)];
  return objects[0] === objects[1] ? [one, other] : [`${one} ${objects[0]}`, `${other} ${objects[1]}`];
}

/** What is to be known of the two: quantities that differ, axes that do not meet, what cannot be drawn. */
export function overlayNote(a: Plotted, overlaid: Overlaid): string | undefined {
  const { hist: b, ratio, scaled, labels } = overlaid;
  const axes = [
    ["x", rangeAlong(a, "x"), rangeAlong(b, "x")],
    ["y", rangeAlong(a, "y"), rangeAlong(b, "y")],
  ] as const;
  const about = axes.flatMap(([letter, one, other]): readonly string[] => {
    if (one === undefined || other === undefined) return [];
    const [title, otherTitle] = [plainTitle(one.title), plainTitle(other.title)];
    const apart = title !== "" && otherTitle !== "" && title !== otherTitle;
    return [
      ...(apart ? [`Along ${letter} one has ${title}, the other ${otherTitle}.`] : []),
      ...(one.lo < other.hi && other.lo < one.hi ? [] : [`Along ${letter} they do not overlap.`]),
    ];
  });
  if (a.kind === "2d") about.push("Drawn over the projections and slices.");
  const byWidth = `The bins differ: ${labels[1]} is scaled by their width, to the same integral over the range of both`;
  if (a.kind === "2d" && b.kind === "2d" && scaled && !(sameBins(a.x, b.x) && sameBins(a.y, b.y)))
    about.push(`${byWidth}.`);
  if (a.kind === "1d" && ratio === undefined)
    about.push(scaled ? `${byWidth}; there is no ratio.` : "The bins differ: there is no ratio.");
  const [lo, hi] = widestRatios;
  const beyond = ratio?.values.reduce((count, value) => count + (value < lo || value > hi ? 1 : 0), 0) ?? 0;
  if (beyond > 0)
    about.push(
      `The ratio of ${formatCount(beyond)} ${beyond === 1 ? "bin" : "bins"} is beyond ${lo} to ${hi}, where none is drawn.`,
    );
  return about.length === 0 ? undefined : about.join(" ");
}

/** Of what has bins along it: their title, and from where to where they go. */
const rangeAlong = (
  plotted: Plotted,
  letter: "x" | "y",
): { readonly title: string; readonly lo: number; readonly hi: number } | undefined => {
  if (plotted.kind === "graph") {
    const title = letter === "x" ? plotted.xTitle : plotted.yTitle;
    return { title, lo: -Infinity, hi: Infinity };
  }
  if (letter === "x") return plotted.x;
  return plotted.kind === "2d" ? plotted.y : undefined;
};
