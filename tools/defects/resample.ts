import { binLowEdge, binWidth, findBin } from "../../src/hist/axis.ts";
import { hist1D, hist2D } from "../../src/hist/build.ts";
import type { Hist, Hist1D, Hist2D } from "../../src/hist/hist.ts";
import type { PlainObject } from "../../src/hist/object.ts";
import type { PadMaps } from "../../src/hist/pads.ts";
import { mirrored, padsOfInner, padsOfSector, rocOffset, sectors, sideOfSector } from "../../src/qc/pads/geometry.ts";
import { padMapsOf, plant, thinned, type Block } from "../../src/qc/pads/testing/synthetic.ts";
import { joined } from "../../src/qc/pads/values.ts";
import type { RunObjects } from "./good-run.ts";

type Uniform = () => number;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where an entry goes; `undefined`: it is lost. */
export type Move = (at: Point) => Point | undefined;

/** What is wrong in a run that is made. */
export interface Defect {
  /** What happens to entries of an object; of a moving window `progress` is its place in the run, 0…1. `undefined`: nothing. */
  readonly moveOf: (object: string, progress: number) => Move | undefined;
  readonly blocks: readonly Block[];
}

export const noDefect: Defect = { moveOf: () => undefined, blocks: [] };

/**
 * A run of its own from a good one. Of every bin the entries are kept each with a probability, which is what a shorter run
 * like it would have: Poisson's numbers stay Poisson's. Entries that a defect moves lie anywhere in their bin before. Values
 * of pads at one place change between the 36 sectors, all quantities together, and counts are thinned like entries.
 */
export function resample(objects: RunObjects, kept: number, { moveOf, blocks }: Defect, uniform: Uniform): RunObjects {
  const histOf = (name: string, hist: Hist, progress = 0.5): Hist => {
    if (hist.kind === "profile") return hist;
    const move = moveOf(name, progress);
    return hist.kind === "1d" ? sample1D(hist, kept, move, uniform) : sample2D(hist, kept, move, uniform);
  };
  const objectOf = (name: string, object: PlainObject): PlainObject => {
    if (object.kind === "histogram") return { ...object, hist: histOf(name, object.hist) };
    if (object.kind === "pads") return { ...object, pads: samplePads(object.pads, kept, blocks, uniform) };
    if (object.kind !== "windows") return object;
    const { windows } = object;
    return {
      ...object,
      windows: windows.map((window, i) => ({ ...window, hist: histOf(name, window.hist, (i + 0.5) / windows.length) })),
    };
  };
  return new Map([...objects].map(([name, object]) => [name, objectOf(name, object)]));
}

function sample1D(hist: Hist1D, kept: number, move: Move | undefined, uniform: Uniform): Hist1D {
  const cells = new Float64Array(hist.x.n + 2);
  hist.values.forEach((content, bin) => {
    const count = thinned(content, kept, uniform);
    if (move === undefined || bin === 0 || bin > hist.x.n) cells[bin]! += count;
    else {
      for (let i = 0; i < count; i++) {
        const at = move({ x: binLowEdge(hist.x, bin) + uniform() * binWidth(hist.x, bin), y: 0 });
        if (at !== undefined) cells[findBin(hist.x, at.x)]! += 1;
      }
    }
  });
  const flow = [cells[0]!, cells[hist.x.n + 1]!] as const;
  return { ...hist1D({ x: hist.x, values: cells.subarray(1, hist.x.n + 1), flow }), name: hist.name };
}

function sample2D(hist: Hist2D, kept: number, move: Move | undefined, uniform: Uniform): Hist2D {
  const { x, y } = hist;
  const cells = new Float64Array(hist.values.length);
  hist.values.forEach((content, cell) => {
    if (content === 0) return;
    const count = thinned(content, kept, uniform);
    const [binX, binY] = [cell % (x.n + 2), Math.floor(cell / (x.n + 2))];
    if (move === undefined || binX === 0 || binX > x.n || binY === 0 || binY > y.n) {
      cells[cell]! += count;
      return;
    }
    for (let i = 0; i < count; i++) {
      const at = move({
        x: binLowEdge(x, binX) + uniform() * binWidth(x, binX),
        y: binLowEdge(y, binY) + uniform() * binWidth(y, binY),
      });
      if (at !== undefined) cells[findBin(x, at.x) + (x.n + 2) * findBin(y, at.y)]! += 1;
    }
  });
  return { ...hist2D({ x, y, cells }), name: hist.name };
}

function samplePads(pads: PadMaps, kept: number, blocks: readonly Block[], uniform: Uniform): PadMaps {
  const before = pads.quantities.map(({ rocs }) => joined(rocs));
  const after = before.map((values) => new Float32Array(values.length));
  const order = Array.from({ length: sectors }, (_, sector) => sector);
  for (let pad = 0; pad < padsOfSector; pad++) {
    for (let last = sectors - 1; last > 0; last--) {
      const other = Math.floor(uniform() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    for (const [sector, from] of order.entries()) {
      const [to, source] = [indexOf(sector, pad), indexOf(from, pad)];
      before.forEach((values, quantity) => (after[quantity]![to] = values[source]!));
    }
  }
  const made = pads.quantities.map(({ name }, i): readonly [string, Float32Array] => {
    if (name !== "N_Clusters") return [name, after[i]!];
    const counts = after[i]!.map((count) => thinned(Math.round(count), kept, uniform));
    return [name, blocks.length === 0 ? counts : plant(counts, blocks, uniform)];
  });
  return padMapsOf(Object.fromEntries(made), pads.normalized);
}

/** Where the value of a pad in A orientation is stored. */
function indexOf(sector: number, pad: number): number {
  const own = sideOfSector(sector) === "A" ? pad : mirrored[pad]!;
  return own < padsOfInner ? rocOffset(sector) + own : rocOffset(sector + sectors) + own - padsOfInner;
}
