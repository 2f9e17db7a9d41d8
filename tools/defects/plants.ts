import { padRows } from "../../src/qc/pads/geometry.ts";
import type { PadBlockClass, Planted } from "./planted.ts";
import { noDefect, type Defect, type Move } from "./resample.ts";

type Uniform = () => number;

/** A kind of defect in sizes from below what can be seen to what cannot be overlooked. */
export interface PlantKind {
  readonly title: string;
  readonly sizes: readonly number[];
  /** Objects that it touches; of other runs those that have none of them are no use. */
  readonly touches: RegExp;
  /** One of a size at a place by chance: what is done, and what is to be found. */
  readonly make: (size: number, uniform: Uniform) => { readonly defect: Defect; readonly planted: Planted };
}

const either = (uniform: Uniform): number => (uniform() < 0.5 ? -1 : 1);
const isIn = (phi: number, sector: number): boolean => Math.floor((phi * 18) / (2 * Math.PI)) === sector % 18;

const lostTracks: PlantKind = {
  title: "tracks lost in a sector (%)",
  sizes: [5, 10, 12, 14, 16, 18, 20, 30, 50, 95],
  touches: /^Tracks\/(hPhi|h2DNClustersPhi|hDCAr_)/,
  make(size, uniform) {
    const sector = Math.floor(36 * uniform());
    const side = sector < 18 ? "A" : "C";
    const lose: Move = (at) => (isIn(at.x, sector) && 100 * uniform() < size ? undefined : at);
    const moveOf = (object: string): Move | undefined =>
      object.includes(`Phi${side}side`) || object.includes(`_${side}_`) ? lose : undefined;
    return { defect: { ...noDefect, moveOf }, planted: { kind: "dead-sector", sector, padMaps: false } };
  },
};

/** A block that is `pads` large, about as wide as it is high; within a row of 66 to 138 pads. */
function block(kind: PadBlockClass, pads: number, factor: number, uniform: Uniform): ReturnType<PlantKind["make"]> {
  const sector = Math.floor(36 * uniform());
  const height = Math.max(1, Math.round(Math.sqrt(pads)));
  const first = Math.floor(uniform() * (padRows.length - height));
  const width = pads / height / padRows[first + Math.floor(height / 2)]!.pads;
  const from = uniform() * (1 - width);
  const [rows, share] = [[first, first + height - 1] as const, [from, from + width] as const];
  return {
    defect: { ...noDefect, blocks: [{ sector, rows, share, factor }] },
    planted: { kind: "pad-block", class: kind, sector, rows, shareOfRow: share, scale: factor, padMaps: true },
  };
}

const pads = /^Clusters\/ClusterData$|^Clusters\/.*N_Clusters/;
const deadPads: PlantKind = {
  title: "dead pads (number)",
  sizes: [2, 3, 4, 6, 9, 16, 25, 49, 100, 400],
  touches: pads,
  make: (size, uniform) => block("dead", size, 0, uniform),
};
const lowPads: PlantKind = {
  title: "100 pads with fewer clusters (%)",
  sizes: [5, 10, 12, 14, 16, 18, 20, 25, 40, 80],
  touches: pads,
  make: (size, uniform) => block("low", 100, 1 - size / 100, uniform),
};
const hotPads: PlantKind = {
  title: "100 pads with more clusters (%)",
  sizes: [5, 10, 12, 14, 16, 18, 20, 25, 50, 150],
  touches: pads,
  make: (size, uniform) => block("hot", 100, 1 + size / 100, uniform),
};

/** dE/dx lies along x of distributions and along y of maps. */
const scaled = (object: string, factor: number): Move =>
  object.includes("Vs") ? ({ x, y }) => ({ x, y: y * factor }) : ({ x, y }) => ({ x: x * factor, y });

const gain: PlantKind = {
  title: "gain off (%)",
  sizes: [1, 2, 3, 3.5, 4, 4.5, 5, 7, 15, 30],
  touches: /^PID\//,
  make(size, uniform) {
    const factor = 1 + (either(uniform) * size) / 100;
    return {
      defect: { ...noDefect, moveOf: (object) => scaled(object, factor) },
      planted: { kind: "gain", factor },
    };
  },
};

const drift: PlantKind = {
  title: "drift of the gain over the run (%)",
  sizes: [0.5, 1, 1.5, 1.8, 2, 2.2, 2.5, 3, 5, 10],
  touches: /^PID\/.*@all$/,
  make(size, uniform) {
    const relative = (either(uniform) * size) / 100;
    return {
      defect: { ...noDefect, moveOf: (object, progress) => scaled(object, 1 + relative * (progress - 0.5)) },
      planted: { kind: "gain-drift", relative, windows: 2 },
    };
  },
};

const shift: PlantKind = {
  title: "DCA shifted, sides opposite (cm)",
  sizes: [0.03, 0.06, 0.08, 0.09, 0.1, 0.11, 0.12, 0.15, 0.2, 0.5],
  touches: /^Tracks\/hDCAr/,
  make(size, uniform) {
    const cm = either(uniform) * size;
    const moveOf = (object: string): Move => {
      // Maps of both sides: η tells them apart, and else each has half of the tracks.
      const isA = ({ x }: { readonly x: number }): boolean =>
        object.includes("_A_") || (!object.includes("_C_") && (object.includes("Eta") ? x > 0 : uniform() < 0.5));
      return (at) => ({ x: at.x, y: at.y + (isA(at) ? cm : -cm) });
    };
    return { defect: { ...noDefect, moveOf }, planted: { kind: "dca-shift", cmA: cm, cmC: -cm } };
  },
};

const wave: PlantKind = {
  title: "wave of the DCA over a sector (cm)",
  sizes: [0.02, 0.05, 0.08, 0.1, 0.12, 0.14, 0.16, 0.2, 0.3, 0.5],
  touches: /^Tracks\/hDCAr_/,
  make(size, uniform) {
    const phase = 2 * Math.PI * uniform();
    const move: Move = ({ x, y }) => ({ x, y: y + size * Math.sin(18 * x + phase) });
    return { defect: { ...noDefect, moveOf: () => move }, planted: { kind: "dca-modulation", cm: size } };
  },
};

export const plantKinds: readonly PlantKind[] = [lostTracks, deadPads, lowPads, hotPads, gain, drift, shift, wave];
