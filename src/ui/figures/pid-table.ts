import { binLowEdge, binUpEdge } from "../../hist/axis.ts";
import type { Cell, Table } from "../../draw/export/table.ts";
import type { Hist } from "../../hist/hist.ts";
import { varianceOf } from "../../hist/sums.ts";
import { missingWords } from "../../qc/separation/missing.ts";
import type { Peak } from "../../qc/separation/robust.ts";
import { centreOf } from "../../draw/bins.ts";
import type { FactsInput } from "./facts.ts";
import { measured } from "./measured.ts";
import { partsIn } from "./separation-model.ts";
import { speciesPoints } from "./species-model.ts";

type PidTable = Pick<FactsInput, "figure" | "hist" | "measurements" | "info">;

/** All numbers of a figure that are none of the bins of a histogram; `undefined` for others. */
export function pidTable(given: PidTable): Table | undefined {
  switch (given.figure.draw) {
    case "separation":
      return spectrumTable(given);
    case "separation-momentum":
      return powerTable(given);
    case "species-profiles":
    case "species-ratio":
      return speciesTable(given);
    default:
      return undefined;
  }
}

/** The spectrum with the parts of the fit. */
function spectrumTable(given: PidTable): Table {
  const { hist } = given;
  const parts = (bin: number) => partsIn(given, centreOf(hist.x, bin), bin);
  const names = namesOf(hist, parts);
  return {
    head: ["dE/dx from", "dE/dx to", "tracks", "error", ...names],
    count: hist.x.n,
    row: (i) => {
      const bin = i + 1;
      const [content, error] =
        hist.kind === "1d" ? [hist.values[bin], Math.sqrt(varianceOf(hist, bin))] : [undefined, undefined];
      const values = new Map(parts(bin).map(({ name, value }) => [name, value]));
      return [...edges(hist, bin), content, error, ...names.map((name) => values.get(name))];
    },
  };
}

/** The parts are the same in every bin that has some. */
function namesOf(hist: Hist, parts: (bin: number) => ReturnType<typeof partsIn>): readonly string[] {
  for (let bin = 1; bin <= hist.x.n; bin++) {
    const found = parts(bin);
    if (found.length > 0) return found.map(({ name }) => name);
  }
  return [];
}

function powerTable({ measurements }: PidTable): Table {
  const separation = measured(measurements, "separation")?.separation;
  const windows = separation?.rule === "robust" ? separation.windows : [];
  const peak = (name: string): readonly string[] => [`µ ${name}`, "error", `σ ${name}`, "error"];
  return {
    head: ["p from", "p to", "p", "tracks", "S", "error", ...peak("π"), ...peak("e"), "χ²", "ndf", "why there is none"],
    count: windows.length,
    row: (i) => {
      const { momentum, at, tracks, power, pion, electron, model, missing } = windows[i]!;
      return [
        ...momentum,
        at,
        tracks,
        power?.value,
        power?.error,
        ...peakCells(pion),
        ...peakCells(electron),
        model?.chi2,
        model?.ndf,
        missing === undefined ? "" : missingWords(missing),
      ];
    },
  };
}

const peakCells = (peak: Peak | undefined): readonly Cell[] => [
  peak?.mean.value,
  peak?.mean.error,
  peak?.sigma.value,
  peak?.sigma.error,
];

/** A row for each species and bin. */
function speciesTable(given: PidTable): Table {
  const { figure, hist, measurements } = given;
  const found = measured(measurements, "species-profiles")?.species;
  const points = (found?.profiles ?? []).map((profile) => ({
    profile,
    numbers: speciesPoints(given, found!, profile),
  }));
  const value = figure.draw === "species-ratio" ? "dE/dx over expectation" : "dE/dx";
  return {
    head: ["species", "p from", "p to", "p of the tracks", "tracks", value, "error", "share among other species"],
    count: points.length * hist.x.n,
    row: (index) => {
      const [at, i] = [Math.floor(index / hist.x.n), index % hist.x.n];
      const { profile, numbers } = points[at]!;
      const { species, momenta, entries, mixed } = profile;
      return [
        species,
        ...edges(hist, i + 1),
        known(momenta[i]),
        entries[i],
        numbers[i]?.value,
        numbers[i]?.error,
        known(mixed[i]),
      ];
    },
  };
}

const edges = ({ x }: Hist, bin: number): readonly Cell[] => [binLowEdge(x, bin), binUpEdge(x, bin)];

const known = (value: number | undefined): Cell => (Number.isNaN(value) ? undefined : value);
