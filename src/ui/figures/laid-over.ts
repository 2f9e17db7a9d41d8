import { explain } from "../../base/explain.ts";
import type { Hist } from "../../hist/hist.ts";
import type { OverlayLink } from "../../route/route.ts";
import type { FigureState, SessionState } from "../../state/session-state.ts";
import { parseObject } from "../../qc/object-path.ts";
import { mismatch } from "./overlay.ts";

/** Of a session, what names its run: `undefined` parts are not known yet. */
export type RunNames = Pick<SessionState, "name" | "info">;

/** How far laying one object over another is. */
export type OverlayState =
  | { readonly kind: "none" }
  | { readonly kind: "waiting" }
  /** It cannot be, in words. */
  | { readonly kind: "trouble"; readonly text: string }
  | { readonly kind: "ready"; readonly hist: Hist };

/** @param state of the object that is laid over; `histOf` gives what is drawn of it. */
export function overlayState(
  a: Hist | undefined,
  state: FigureState | undefined,
  histOf: (state: Extract<FigureState, { kind: "ready" }>) => Hist | undefined,
): OverlayState {
  if (state === undefined) return { kind: "none" };
  if (state.kind === "waiting" || a === undefined) return { kind: "waiting" };
  if (state.kind === "failed") return { kind: "trouble", text: explain(state.error) };
  const hist = histOf(state);
  if (hist === undefined) return { kind: "trouble", text: `${state.object.name} is no histogram.` };
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
  const name = (path: string): string => parseObject(path)?.name || path;
  const objects = [name(object), name(link.object)] as const;
  if (b === undefined) return objects;
  const run = ({ info, name }: RunNames): string => String(info?.run ?? name);
  const pass = (of: RunNames): string => [run(of), of.info?.pass ?? ""].filter((each) => each !== "").join(" ");
  const file = (of: RunNames): string => of.name;
  const apart = [run, pass, file].map((words) => [words(a), words(b)] as const).find(([one, other]) => one !== other);
  const [one, other] = apart ?? [run(a), run(b)];
  return objects[0] === objects[1] ? [one, other] : [`${one} ${objects[0]}`, `${other} ${objects[1]}`];
}

/** What cannot be drawn of the two, in words. */
export function overlayNote(a: Hist, ratio: unknown): string | undefined {
  if (a.kind === "2d") return "Drawn over the projections and slices.";
  return a.kind === "1d" && ratio === undefined ? "The bins differ: there is no ratio." : undefined;
}
