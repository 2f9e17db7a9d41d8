import { formatChi2, formatCount, formatEstimate, formatNumber } from "../../draw/format.ts";
import type { RobustSeparation } from "../../qc/separation.ts";
import { missingWords } from "../../qc/separation/missing.ts";
import { modelWords, parameterName, type ModelFit, type ParitySeparation } from "../../qc/separation/parity.ts";
import type { Peak, WindowModel, WindowSeparation } from "../../qc/separation/robust.ts";
import type { StoredValue } from "../../qc/separation/stored.ts";
import { fact, words, type Fact } from "./fact.ts";
import type { FactsInput } from "./facts.ts";
import { measured } from "./measured.ts";
import { modelOf, partName } from "./separation-model.ts";

/** Separation power with what it is made from; today's models one beside the other; what the task has stored. */
export function spectrumFacts(input: FactsInput): readonly Fact[] {
  const found = measured(input.measurements, "separation");
  if (found === undefined) return [];
  const { separation, stored } = found;
  const own = separation.rule === "robust" ? robustFacts(separation.usual) : parityFacts(separation, input);
  return [...own, ...storedFacts(stored ?? [])];
}

function robustFacts({ power, missing, pion, electron, model, tracks, momentum }: WindowSeparation): readonly Fact[] {
  const peak = (name: string, of: Peak | undefined): readonly Fact[] =>
    of === undefined ? [] : [fact(`${name} #mu`, formatEstimate(of.mean), `#sigma ${formatEstimate(of.sigma)}`)];
  return [
    power === undefined ? words(withoutStop(missing)) : fact("#it{S}", formatEstimate(power)),
    ...peak("pions", pion),
    ...peak("electrons", electron),
    ...(model === undefined ? [] : modelFacts(model)),
    tracksAt(tracks, momentum),
  ];
}

const modelFacts = ({ components, tail, chi2, ndf }: WindowModel): readonly Fact[] => [
  fact("#chi^{2}/ndf", formatChi2(chi2, ndf)),
  words(
    [
      components.map(({ name }) => partName(name).toLowerCase()).join(", "),
      ...(tail === undefined ? [] : [`tail of ${(100 * tail.share).toFixed(1)} %`]),
    ].join(", "),
  ),
];

function parityFacts(separation: ParitySeparation, input: FactsInput): readonly Fact[] {
  const drawn = modelOf(separation, input);
  const model = (each: ModelFit): Fact => {
    const name = `${modelWords[each.model]}${each === drawn ? " (drawn)" : ""}:`;
    const { fit, power } = each;
    if (fit === undefined || power === undefined) {
      return words(`${name} no fit, ${separation.peaks.length} of ${each.peaksNeeded} peaks`);
    }
    const limits = each.atLimit.map((place) => parameterName(each, place)).join(", ");
    const about = [
      `#chi^{2}/ndf ${formatChi2(fit.chi2, fit.ndf)}`,
      ...(limits === "" ? [] : [`${limits} at a limit`]),
      ...negativeWords(each),
      ...(fit.valid ? [] : ["not converged"]),
    ];
    return fact(`${name} #it{S}`, formatNumber(power), about.join(", "));
  };
  return [...separation.models.map(model), tracksAt(separation.spectrum.entries, separation.momentum)];
}

/** What is drawn down from the curve is no peak: S is then only what today's tool prints. */
function negativeWords(of: ModelFit): readonly string[] {
  const heights = of.parts.flatMap((part) => (part.kind === "gaussian" ? [part.at[0]!] : []));
  const negative = heights.filter((place) => !((of.fit?.parameters[place] ?? 0) > 0));
  const names = negative.map((place) => parameterName(of, place)).join(", ");
  return names === "" ? [] : [`${names} not above 0: #it{S} is of no two peaks`];
}

const tracksAt = (tracks: number, [lo, hi]: readonly [number, number]): Fact =>
  fact("", formatCount(tracks), `tracks at ${lo.toFixed(3)} to ${hi.toFixed(3)} GeV/#it{c}`);

/** Values by their labels, for a check only. */
function storedFacts(stored: readonly StoredValue[]): readonly Fact[] {
  const known = stored.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  if (known.length === 0) return [];
  const facts = known.map(({ label, value }) => fact(label, formatEstimate(value)));
  return [words("stored by the task, over all regions and cycles:"), ...facts];
}

/** How many windows have one, and from where to where it falls. */
export function powerFacts({ measurements }: FactsInput): readonly Fact[] {
  const separation = measured(measurements, "separation")?.separation;
  if (separation?.rule !== "robust") return [];
  const known = withPower(separation);
  const [first, last] = [known[0], known.at(-1)];
  return [
    fact("", `${known.length} of ${separation.windows.length}`, "ranges of momentum have a separation power"),
    ...(first === undefined || last === undefined ? [] : [...new Set([first, last])].map(powerAt)),
    ...(separation.usual.power === undefined ? [] : [powerAt({ ...separation.usual, power: separation.usual.power })]),
  ];
}

const withPower = ({ windows }: RobustSeparation) =>
  windows.flatMap(({ power, momentum }) => (power === undefined ? [] : [{ power, momentum }]));

const powerAt = ({ power, momentum: [lo, hi] }: ReturnType<typeof withPower>[number]): Fact =>
  fact("#it{S}", formatEstimate(power), `at ${lo.toFixed(2)} to ${hi.toFixed(2)} GeV/#it{c}`);

const withoutStop = (missing: WindowSeparation["missing"]): string =>
  missing === undefined ? "no separation power" : missingWords(missing).replace(/\.$/, "");
