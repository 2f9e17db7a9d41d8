import { nounOf } from "../../qc/catalogue.ts";
import type { FigureTemplate, Overlay } from "../template.ts";

// Titles of axes as physicists write them; the stored ones are terse.
export const eta = "#it{#eta}";
export const phi = "#it{#phi}";
export const phiAxis = `${phi} (rad)`;
export const pT = "#it{p}_{T}";
export const pTAxis = `${pT} (GeV/#it{c})`;
export const dEdx = "d#it{E}/d#it{x}";
export const dEdxAxis = `${dEdx} (arb. u.)`;

/** By which charge of the clusters dE/dx is measured: as objects name it, as people write it, as ids have it. */
export type Charge = "Tot" | "Max";
export const charge: Readonly<Record<Charge, string>> = { Tot: "#it{Q}_{tot}", Max: "#it{Q}_{max}" };
export const idOf: Readonly<Record<Charge, string>> = { Tot: "qtot", Max: "qmax" };

/** A figure drawn as stored, but for what is given. What an entry is comes from the catalogue. */
export function figure(
  object: string,
  draw: FigureTemplate["draw"],
  given: Partial<FigureTemplate> = {},
): FigureTemplate {
  const plain = { title: "", xTitle: undefined, yTitle: undefined, x: undefined, y: undefined };
  return { ...plain, object, draw, noun: nounOf(object) ?? "entries", log: [], overlays: [], checks: [], ...given };
}

export const sectors = (side: "A" | "C" | undefined): Overlay => ({ kind: "sectors", side });

/** Zero and the limits around it. */
export const zeroAnd = (limit: number): readonly Overlay[] => [
  { kind: "target", axis: "y", at: 0, dash: "solid" },
  { kind: "target", axis: "y", at: limit },
  { kind: "target", axis: "y", at: -limit },
];
