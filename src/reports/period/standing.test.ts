import { describe, expect, it } from "vitest";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { noVerdicts } from "../judge.ts";
import { standingOf } from "./standing.ts";

const good = {
  quality: "good",
  deviation: 0,
  centre: 134,
  unjudged: undefined,
  beyondWanted: false,
} as const;
const point = { value: 125.1, parityError: 1, error: 0.1, stdDev: 1, entries: 1000, sigma: undefined, sound: true };
const clusters = trendQuantities.find(({ id }) => id === "clusters")!;
const judged = {
  trends: [
    {
      quantity: clusters,
      points: [point, point],
      judged: [good, { ...good, quality: "bad", deviation: -15 }],
      bands: [],
    },
  ],
  thin: new Set<number>([3]),
  chambers: {
    cells: [[], [{ quality: "medium", ratio: 0.97, error: 0.001, why: "3.0 % fewer clusters per pad than typical" }]],
    judged: 3,
    scatter: 0,
  },
  overlays: [],
  unlike: new Map(),
} as const;
const own = { ...noVerdicts, counts: { good: 3, medium: 0, bad: 0, null: 0 } };

describe("the standing of a run beside others", () => {
  it("is good where nothing is off", () => {
    expect(standingOf({ run: 0, own, tpcMissing: false, entries: 1 }, judged)).toEqual({
      quality: "good",
      reasons: [],
      off: 0,
    });
  });

  it("is that of the worst of its trends, chambers and own checks, each with where it is seen", () => {
    const ofRun = {
      ...own,
      standsOut: [{ quality: "bad", place: "Tracks", text: "sector A05 dead", panels: [{ id: "phi-a", title: "φ" }] }],
    } as const;
    const { quality, reasons, off } = standingOf({ run: 1, own: ofRun, tpcMissing: false, entries: 1 }, judged);
    expect([quality, off]).toEqual(["bad", 3]);
    expect(reasons.map(({ words, at }) => [words, at?.page, at?.panel])).toEqual([
      ["125.1 clusters per track, median run 134.0", "set", "trend-clusters"],
      ["Tracks: sector A05 dead", "run", "phi-a"],
      ["IROC A00: 3.0 % fewer clusters per pad than typical", "set", "chambers"],
    ]);
  });

  it("names a place in the detector before what the whole run has of it, where both are as bad", () => {
    const verdict = { quality: "bad", why: "", place: "", check: "", limits: {}, changed: "" } as const;
    const panel = (id: string, sectors: readonly number[]) => ({
      section: "",
      panel: id,
      quality: "bad" as const,
      why: "",
      figures: [[{ ...verdict, sectors }]],
    });
    const told = (id: string, text: string) => ({ quality: "bad", place: "Tracks", text, panels: [{ id, title: "" }] });
    const ofRun = {
      ...own,
      panels: [panel("mip", []), panel("phi-a", [5])],
      standsOut: [told("mip", "mean 46.7"), told("phi-a", "sector A05 dead")],
    } as unknown as typeof own;
    const first = (chambers: typeof judged.chambers.cells) => {
      const given = { ...judged, chambers: { ...judged.chambers, cells: chambers } };
      const { reasons } = standingOf({ run: 1, own: ofRun, tpcMissing: false, entries: 1 }, given);
      return reasons.map(({ at, words }) => (at?.panel === "phi-a" ? "sector" : (at?.panel ?? words)));
    };
    expect(first(judged.chambers.cells)).toEqual(["sector", "trend-clusters", "mip", "chambers"]);
    const dead = { ...judged.chambers.cells[1][0], quality: "bad" } as never;
    expect(first([[], [dead]])).toEqual(["sector", "chambers", "trend-clusters", "mip"]);
  });

  it("names further chambers that are off, and counts the rest", () => {
    const off = (count: number) => {
      const cell = judged.chambers.cells[1][0];
      const cells = [[], Array.from({ length: count }, (_, i) => (i === 2 ? { ...cell, ratio: 0.5 } : cell))];
      const given = { ...judged, chambers: { ...judged.chambers, cells } };
      const { reasons } = standingOf({ run: 1, own, tpcMissing: false, entries: 1 }, given);
      return /typical(.*)$/.exec(reasons.at(-1)!.words)![1];
    };
    expect([off(4), off(6), off(8)]).toEqual([
      ", also IROC A00, IROC A01, IROC A03",
      ", also IROC A00, IROC A01, IROC A03, IROC A04 and 1 more chamber",
      ", also IROC A00, IROC A01, IROC A03, IROC A04 and 3 more chambers",
    ]);
  });

  it("is not judged with too few entries, or without the TPC, and says so alone", () => {
    expect(standingOf({ run: 3, own, tpcMissing: false, entries: 2517 }, judged).reasons[0]?.words).toBe(
      "too few entries: 2\u202f517 tracks",
    );
    expect(standingOf({ run: 1, own, tpcMissing: true, entries: 0 }, judged)).toMatchObject({
      quality: "null",
      reasons: [{ words: "TPC not in the run" }],
    });
  });
});
