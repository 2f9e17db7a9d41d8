import type { RunInfo } from "../activity.ts";

/** A file as far as its address or name, or its head, tells. */
export interface FileOfRun {
  readonly name: string;
  readonly info: RunInfo;
  /** `undefined` before it is opened: then the name tells. */
  readonly extracted: boolean | undefined;
}

/** A run, or a time slice of one, with the one or two files that hold it. */
export interface RunOfFiles<F extends FileOfRun> {
  readonly info: RunInfo;
  /** Histograms, values per pad and windows: of the raw file where there is one, as it holds all of them unrounded. */
  readonly measured: F;
  /** Run parameters and rates over time: today's tool writes them into the extracted file alone. */
  readonly parameters: F;
}

const withoutQuery = (name: string): string => name.replace(/[?#].*$/s, "");
const isExtracted = ({ name, extracted }: FileOfRun): boolean => extracted ?? withoutQuery(name).endsWith("_QC.root");

/** Folder and name but for the ending, which both files of a run share. */
const placeOf = ({ name }: FileOfRun): string => withoutQuery(name).replace(/(_QC)?\.root$/, "");

/**
 * The runs that files hold: a raw and an extracted file of one run, slice, period, pass and kind count once, those of one
 * place first. Two raw files stay two, as parts of a simulation do that have the same run. In the order of the files.
 */
export function joinFiles<F extends FileOfRun>(files: readonly F[]): readonly RunOfFiles<F>[] {
  const raw = files.filter((file) => !isExtracted(file));
  const partners = new Map<F, F>();
  const extracted = files.filter(isExtracted);
  for (const isPartner of [samePlace, sameContent]) {
    for (const file of extracted) {
      if ([...partners.values()].includes(file)) continue;
      const partner = raw.find((other) => !partners.has(other) && isPartner(file, other));
      if (partner !== undefined) partners.set(partner, file);
    }
  }
  const joined = new Set(partners.values());
  return files
    .filter((file) => !joined.has(file))
    .map((file) => ({ info: file.info, measured: file, parameters: partners.get(file) ?? file }));
}

/** The same run, and nothing known that differs: an extracted file says no more than its name does. */
function sameContent({ info: a }: FileOfRun, { info: b }: FileOfRun): boolean {
  const mayBe = <T>(one: T | undefined, other: T | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  return (
    a.run !== undefined &&
    a.run === b.run &&
    a.slice === b.slice &&
    mayBe(a.period, b.period) &&
    mayBe(a.pass, b.pass) &&
    mayBe(a.kind, b.kind)
  );
}

const samePlace = (a: FileOfRun, b: FileOfRun): boolean => placeOf(a) === placeOf(b) && sameContent(a, b);

/** Slices of a run are no runs: a list of runs leaves them out where it has runs as well. */
export function withoutSlices<R extends { readonly info: Pick<RunInfo, "slice"> }>(runs: readonly R[]): readonly R[] {
  const whole = runs.filter(({ info }) => info.slice === undefined);
  return whole.length > 0 ? whole : runs;
}
