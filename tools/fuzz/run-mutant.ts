import { objectsBytes } from "../../src/root/testing/objects-file.ts";
import { padsBase, smallBases, wholeBases } from "./bases.ts";
import { flipBases, flipOne, type FlipBase } from "./flips.ts";
import { mutate, type Bases, type Kind } from "./mutate.ts";
import { changedSince, snapshot } from "./prototypes.ts";
import { randomOf } from "./random.ts";
import { readAll } from "./read-all.ts";

/** What one mutant came to. */
export interface Outcome {
  readonly number: number;
  readonly kind: Kind | "flip in zlib" | "flip in lz4" | "part of a merged run";
  readonly base: string;
  /** Time of its own, or until it was done where that is less: what else the machine does counts for nothing. */
  readonly ms: number;
  readonly ends: readonly string[];
  readonly violations: readonly string[];
}

export const hangMs = 5000;

export interface Fuzzer {
  run(number: number): Promise<Outcome>;
}

/** Of ten mutants the first is a flipped bit in packed data; of twenty the sixth is merged with a sound part of the same run. */
const flipTurns = 10;
const mergedTurns = 20;
const mergedTurn = 5;
/** Of merged mutants one in so many has values per pad, whose sum is computed otherwise than that of histograms. */
const mergedPadsEvery = 8;
/** Where the UUID of a file is in its header. Source: ROOT `TFile`. */
const uuidAt = 47;

export async function makeFuzzer(seed: number, useGolden: boolean): Promise<Fuzzer> {
  const small = await smallBases(useGolden);
  const bases: Bases = { small, pads: await padsBase(), whole: wholeBases(useGolden) };
  const flips = await flipBases(small);
  // Codecs are loaded when first needed, and one of them sets up the `fetch` of Node: that is no damage.
  await readAll([objectsBytes()]);
  const before = snapshot();
  return {
    async run(number) {
      const begun = performance.now();
      const used = process.cpuUsage();
      const done = await runTurn(bases, flips, seed, number);
      const { user, system } = process.cpuUsage(used);
      const ms = Math.min(performance.now() - begun, (user + system) / 1000);
      const changed = changedSince(before);
      const violations = [
        ...done.violations,
        ...(ms > hangMs ? [`hang: ${Math.round(ms)} ms`] : []),
        ...(changed.length > 0 ? [`built-in changed: ${changed.join(", ")}`] : []),
      ];
      return { number, ms, ...done, violations };
    },
  };
}

async function runTurn(bases: Bases, flips: readonly FlipBase[], seed: number, number: number) {
  if (number % flipTurns === 0) return runFlip(flips, seed, number);
  return number % mergedTurns === mergedTurn ? runMerged(bases, seed, number) : runOne(bases, seed, number);
}

async function runFlip(flips: readonly FlipBase[], seed: number, number: number) {
  const random = randomOf(seed, number);
  const base = random.pick(flips);
  const flip = await flipOne(base, random);
  const violations = flip === "missed" ? [`a flipped bit was not detected in ${base.path}`] : [];
  return { kind: `flip in ${base.codec}` as const, base: base.path, ends: [flip], violations };
}

async function runOne(bases: Bases, seed: number, number: number) {
  const random = randomOf(seed, number);
  const { kind, base, bytes } = mutate(bases, random);
  const { ends, uncoded } = await readAll([bytes], random);
  return { kind, base, ends: [...ends], violations: uncoded.map((each) => `uncoded error: ${each}`) };
}

/** The mutant as one part of a run, before or after a sound one in time. */
async function runMerged(bases: Bases, seed: number, number: number) {
  const random = randomOf(seed, number);
  const { base, bytes, sound } = mutate(bases, random, mergedPadsEvery);
  const other = sound();
  other[uuidAt]! ^= 1; // the same content twice would be refused
  const parts = random.chance(2) ? [bytes, other] : [other, bytes];
  const { ends, uncoded } = await readAll(parts, random);
  const violations = uncoded.map((each) => `uncoded error: ${each}`);
  return { kind: "part of a merged run" as const, base, ends: [...ends], violations };
}
