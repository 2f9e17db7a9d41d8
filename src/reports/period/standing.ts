import type { SpeciesId } from "../../qc/bethe-bloch.ts";
import { rocName } from "../../qc/pads/geometry.ts";
import type { JudgedPeriod } from "../../qc/period/judge-period.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import { speciesFigures } from "../../qc/period/period-figures.ts";
import { standsOut } from "../../qc/period/stands-out.ts";
import type { UnlikeFigure } from "../../qc/period/why-unlike.ts";
import { isOff, type Quality } from "../../qc/quality.ts";
import type { ReportVerdicts } from "../verdicts.ts";

/** Why a run stands out, and where that is seen: in its own report or in a panel of the set. */
export interface Reason {
  readonly quality: Quality | "not-read";
  readonly words: string;
  readonly at:
    | { readonly page: "run"; readonly panel: string }
    /** `species`: the one that the panel has to show. */
    | { readonly page: "set"; readonly panel: string; readonly species?: SpeciesId }
    | undefined;
}

export interface RunStanding {
  /** The worst; "null": it could not be judged. */
  readonly quality: Quality | "not-read";
  /** Worst first, of equal ones those that name a place in the detector; empty for a good run. */
  readonly reasons: readonly Reason[];
  /** How many reasons there are; 0 where it could not be judged. */
  readonly off: number;
}

/** What is known of a run that is judged beside others. */
export interface Standing {
  /** Its index among the judged runs. */
  readonly run: number;
  readonly own: ReportVerdicts;
  readonly tpcMissing: boolean;
  readonly entries: number | undefined;
}

type Judged = Pick<JudgedPeriod, "trends" | "thin" | "chambers"> & {
  readonly unlike: ReadonlyMap<number, readonly UnlikeFigure[]>;
};

/** `placed`: it names chambers, sectors or regions of pads. */
interface Told {
  readonly reason: Reason;
  readonly placed: boolean;
}

const rank = ["not-read", "bad", "medium", "null", "good"] as const;

/**
 * The standing of a run: what its own checks say, what the trends say beside the other runs, its chambers, and where its
 * curves are unlike theirs. Of equal verdicts what names a place in the detector comes first: a dead sector shifts means and
 * curves of the whole run, and none of these makes a sector dead. Of a run with too few entries, or without the TPC, that alone.
 */
export function standingOf({ run, own, tpcMissing, entries }: Standing, judged: Judged): RunStanding {
  if (tpcMissing) return unjudged("TPC not in the run");
  if (judged.thin.has(run)) {
    return unjudged(
      `too few entries${entries === undefined ? "" : `: ${entries.toLocaleString("en").replaceAll(",", "\u202f")} tracks`}`,
    );
  }
  const ofRun = own.standsOut.flatMap(({ quality, place, text, panels }): readonly Told[] => {
    const panel = panels[0]?.id;
    if (quality === "null" || panel === undefined) return [];
    const reason: Reason = { quality, words: `${place}: ${text}`, at: { page: "run", panel } };
    return [{ reason, placed: namesSectors(own, panel) }];
  });
  const reasonsOfRun = (placed: boolean): readonly Reason[] =>
    ofRun.flatMap((told) => (told.placed === placed ? [told.reason] : []));
  const ofTrends = standsOut(judged.trends, run).map(({ quality, words, trend }): Reason => ({
    quality,
    words,
    at: { page: "set", panel: `trend-${trend}` },
  }));
  const ofChambers = chamberReason(judged, run);
  const ofCurves = (judged.unlike.get(run) ?? [])
    .filter(({ judged: { quality } }) => isOff(quality))
    .map(({ figure, change, judged: { quality } }): Reason => ({
      quality,
      words: `${figure.title}: ${change}`,
      at: { page: "set", ...placeOf(figure) },
    }));
  const inPlaces = [...reasonsOfRun(true), ...ofChambers];
  const reasons = [...inPlaces, ...ofTrends, ...reasonsOfRun(false), ...ofCurves].toSorted(
    (a, b) => rank.indexOf(a.quality) - rank.indexOf(b.quality),
  );
  const judgedHere = judged.trends.some((trend) => trend.judged[run]?.deviation !== undefined) || own.counts.good > 0;
  return { quality: reasons[0]?.quality ?? (judgedHere ? "good" : "null"), reasons, off: reasons.length };
}

const namesSectors = ({ panels }: ReportVerdicts, id: string): boolean =>
  panels.some(
    ({ panel, figures }) =>
      panel === id && figures.flat().some(({ quality, sectors }) => isOff(quality) && sectors.length > 0),
  );

const placeOf = ({ id, curve }: OverlayFigure): { readonly panel: string; readonly species?: SpeciesId } =>
  curve.kind === "species"
    ? {
        panel: speciesFigures.find(({ figures }) => figures.some((figure) => figure.id === id))!.id,
        species: curve.species,
      }
    : { panel: id };

const unjudged = (words: string): RunStanding => ({
  quality: "null",
  reasons: [{ quality: "null", words, at: undefined }],
  off: 0,
});

function chamberReason({ chambers }: Judged, run: number): readonly Reason[] {
  const cells = chambers.cells[run] ?? [];
  const off = cells.flatMap((cell, chamber) => (isOff(cell.quality) ? [{ cell, chamber }] : []));
  if (off.length === 0) return [];
  const worst = off.toSorted((a, b) => Math.abs(1 - (b.cell.ratio ?? 1)) - Math.abs(1 - (a.cell.ratio ?? 1)))[0]!;
  const quality = off.some(({ cell }) => cell.quality === "bad") ? "bad" : "medium";
  const others = off.filter((each) => each !== worst).map(({ chamber }) => rocName(chamber));
  return [
    {
      quality,
      words: `${rocName(worst.chamber)}: ${worst.cell.why}${alsoWords(others)}`,
      at: { page: "set", panel: "chambers" },
    },
  ];
}

const mostNamed = 4;

/** ", also IROC A05, OROC C13 and 3 more chambers" */
function alsoWords(names: readonly string[]): string {
  const more = names.length - mostNamed;
  if (names.length === 0) return "";
  return `, also ${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more ${more === 1 ? "chamber" : "chambers"}` : ""}`;
}
