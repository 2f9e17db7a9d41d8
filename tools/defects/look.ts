import { sectorName } from "../../src/qc/sectors.ts";
import { regionWords } from "../../src/qc/pads/region.ts";
import { isAlarm, type JudgedRun, type PanelOfVerdict } from "./judged.ts";
import type { PadBlockClass, Planted } from "./planted.ts";

/** What became of something planted. */
export interface Looked {
  readonly result: "found" | "not-testable" | "missed" | "wrong-place";
  /** What the report says of it, or why there is nothing to be said. */
  readonly words: string;
  /** Alarms that come of it: these are no false ones. */
  readonly explains: readonly PanelOfVerdict[];
}

const sidePanel = (stem: string, sector: number): string => `${stem}-${sector < 18 ? "a" : "c"}`;

const found = (words: string, explains: readonly PanelOfVerdict[]): Looked => ({ result: "found", words, explains });
const missed = (words: string): Looked => ({ result: "missed", words, explains: [] });
const notTestable = (words: string): Looked => ({ result: "not-testable", words, explains: [] });
const noPadMaps = notTestable("the file has no pad maps");

/** Looks for what was planted among what a report says of a run. */
export function look(planted: Planted, judged: JudgedRun): Looked {
  const alarms = judged.verdicts.filter(isAlarm);
  switch (planted.kind) {
    case "dead-sector":
      return lookForSector(planted, judged, alarms);
    case "pad-block":
      return planted.padMaps ? lookForBlock(planted, judged, alarms) : noPadMaps;
    case "gain":
      return lookForGain(planted.factor, alarms);
    case "gain-drift":
      return planted.windows < 2 ? notTestable("the file has no moving windows") : lookForDrift(planted, alarms);
    case "dca-shift":
      return lookForShift(planted, alarms);
    case "dca-modulation":
      return lookForWave(alarms);
    case "cluster-loss":
      return notTestable("needs a reference");
    case "low-statistics": {
      const few = judged.verdicts.filter(({ quality, cause }) => quality === "null" && cause === "too few entries");
      return few.length > 0
        ? found(`too few entries: ${few.length} checks`, [])
        : missed("nothing has too few entries");
    }
    case "no-tpc":
      return judged.tpcMissing ? found("the TPC was not in this run", []) : missed("the run is shown like others");
    case "truncated":
      return missed("the file could be opened");
  }
}

/** Its tracks in φ, and where there are pad maps its pads, whole; its clusters per track may follow. */
function lookForSector(
  { sector, padMaps }: Extract<Planted, { kind: "dead-sector" }>,
  { regions }: JudgedRun,
  alarms: readonly PanelOfVerdict[],
): Looked {
  const inSector = alarms.filter(({ sectors }) => sectors.includes(sector % 18));
  const tracks = inSector.filter(({ panel }) => panel === sidePanel("phi", sector));
  const clusters = inSector.filter(({ panel }) => panel === sidePanel("clusters-phi", sector));
  const pads = inSector.filter(({ panel }) => panel === "n-clusters");
  const region = regions.find((each) => each.sector === sector && each.class === "dead" && each.stacks.length === 4);
  const words = [tracks[0]?.why, region && regionWords(region)].filter((each) => each !== undefined).join("; ");
  const explains = [...tracks, ...clusters, ...(region === undefined ? [] : pads)];
  if (tracks.length > 0 && (!padMaps || (region !== undefined && pads.length > 0))) return found(words, explains);
  const elsewhere = alarms.find(({ check }) => check === "sector-tracks");
  if (explains.length === 0 && elsewhere !== undefined) {
    return { result: "wrong-place", words: elsewhere.why, explains: [] };
  }
  const lacks = tracks.length === 0 ? "tracks" : "pads";
  return { ...missed(`not in the ${lacks} of ${sectorName(sector)}${words === "" ? "" : `; ${words}`}`), explains };
}

const classes = { dead: "dead", low: "low", hot: "high" } as const satisfies Record<PadBlockClass, string>;

/** A region of its class whose rows and pads are those that were planted, to half of what both cover. */
function lookForBlock(
  block: Extract<Planted, { kind: "pad-block" }>,
  { regions }: JudgedRun,
  alarms: readonly PanelOfVerdict[],
): Looked {
  const inPads = alarms.filter(
    ({ check, sectors }) => check.startsWith("pad-regions-") && sectors.includes(block.sector % 18),
  );
  const alarm = inPads.find(({ panel }) => panel === "n-clusters");
  const ofClass = regions.filter((region) => region.class === classes[block.class]);
  const near = ofClass.filter(({ sector }) => sector === block.sector);
  const region = near.find(
    ({ rows, share }) =>
      overlap([rows[0], rows[1] + 1], [block.rows[0], block.rows[1] + 1]) * overlap(share, block.shareOfRow) >= 0.5,
  );
  if (region !== undefined && alarm !== undefined) {
    const [first, last] = region.rows;
    return found(`${regionWords(region)} in rows ${first} to ${last}, ${region.size} pads`, inPads);
  }
  const other = near[0];
  if (other === undefined) return missed(`no region that is ${classes[block.class]} in ${sectorName(block.sector)}`);
  return { result: "wrong-place", words: `${regionWords(other)} in rows ${other.rows.join(" to ")}`, explains: inPads };
}

/** What two ranges have in common, of what they cover together. */
function overlap(a: readonly [number, number], b: readonly [number, number]): number {
  const common = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  return Math.max(0, common) / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]));
}

/** "mean 46.7, wanted 48 to 52": the value, as it is read. */
const valueIn = (why: string): number =>
  Number(/(?:mean|sector|drifts by) ([−\d.]+)/.exec(why)?.[1]?.replace("−", "-"));

function lookForGain(factor: number, alarms: readonly PanelOfVerdict[]): Looked {
  const ofMean = alarms.filter(({ check, why }) => check === "mip-mean" || why.startsWith("median sector"));
  const right = ofMean.filter(({ why }) => valueIn(why) < 50 === factor < 1);
  const first = right.find(({ check }) => check === "mip-mean");
  return first === undefined
    ? missed("every mean is as wanted, or not judged")
    : found(`${first.place}: ${first.why}`, right);
}

function lookForDrift({ relative }: { readonly relative: number }, alarms: readonly PanelOfVerdict[]): Looked {
  const drift = alarms.find(({ check, why }) => check === "mip-drift" && why.startsWith("drifts"));
  if (drift === undefined) return missed("no drift");
  return valueIn(drift.why) < 0 === relative < 0
    ? found(drift.why, [drift])
    : { result: "wrong-place", words: `${drift.why}, to the other side`, explains: [] };
}

/** Each side that was shifted, for both charges, to its direction; maps of both sides together may follow. */
function lookForShift(
  { cmA, cmC }: Extract<Planted, { kind: "dca-shift" }>,
  alarms: readonly PanelOfVerdict[],
): Looked {
  const ofMean = alarms.filter(({ check }) => check === "dca-mean");
  const sides = [
    { side: "a", cm: cmA },
    { side: "c", cm: cmC },
  ].filter(({ cm }) => cm !== 0);
  const wanted = sides.flatMap(({ side, cm }) =>
    ["pos", "neg"].map((charge) => ({ panel: `dca-phi-${side}-${charge}`, cm })),
  );
  const seen = wanted.map(({ panel, cm }) => ({ cm, alarm: ofMean.find((each) => each.panel === panel) }));
  const lacks = seen.filter(({ alarm }) => alarm === undefined).length;
  if (lacks > 0) return { ...missed(`not seen in ${lacks} of ${seen.length} maps`), explains: ofMean };
  const turned = seen.filter(({ cm, alarm }) => valueIn(alarm!.why) < 0 !== cm < 0);
  if (turned.length > 0) return { result: "wrong-place", words: turned[0]!.alarm!.why, explains: ofMean };
  const words = sides.map(({ side }, i) => `${side.toUpperCase()} ${seen[2 * i]!.alarm!.why}`);
  return found(words.join("; "), ofMean);
}

function lookForWave(alarms: readonly PanelOfVerdict[]): Looked {
  const waves = alarms.filter(({ check }) => check === "dca-modulation");
  return waves.length === 4
    ? found(waves[0]!.why, waves)
    : { ...missed(`seen in ${waves.length} of 4 maps`), explains: waves };
}
