/** Numbers in words and facts, as the design wants them: U+2212 minus, thin spaces, "–" for what does not exist. */
import type { Estimate } from "../hist/hist.ts";

const thin = "\u2009";
const minusSign = "\u2212";
export const noNumber = "\u2013";

/** Digits and signs as raised characters. */
const raised: ReadonlyMap<string, string> = new Map([
  ["-", "⁻"],
  [minusSign, "⁻"],
  ["+", "⁺"],
  ...Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹", (digit, index) => [String(index), digit] as const),
]);

/** A text in raised characters; `undefined` where Unicode lacks one. */
export function raise(text: string): string | undefined {
  const characters = Array.from(text, (character) => raised.get(character));
  return characters.includes(undefined) ? undefined : characters.join("");
}

/** "10⁻⁶" */
export const powerOfTen = (power: number): string => `10${raise(String(power)) ?? ""}`;

/** Minus sign and thousands of a decimal number written by the language. */
function polish(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [undefined, "", text];
  const negative = sign !== "" && /[1-9]/.test(text);
  return (negative ? minusSign : "") + whole.replace(/\B(?=(\d{3})+$)/g, thin) + rest;
}

/** toFixed for negative decimals too: −2 rounds to hundreds. */
function rounded(value: number, decimals: number): string {
  if (decimals >= 0) return value.toFixed(Math.min(decimals, 20));
  const unit = 10 ** -decimals;
  return (Math.round(value / unit) * unit).toFixed(0);
}

const fine = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
const powerOf = (value: number): number => Number(value.toExponential(15).split("e")[1]);
/** Beyond these powers of ten a number is written with a factor. */
const plainPowers = { lowest: -4, highest: 6 } as const;
const isPlain = (power: number): boolean => power >= plainPowers.lowest && power <= plainPowers.highest;

/** Whole number: "372 147". */
export const formatCount = (value: number | undefined): string =>
  fine(value) ? polish(Math.round(value).toFixed(0)) : noNumber;

/** A number without error: `digits` significant digits; whole numbers in full. */
export function formatNumber(value: number | undefined, digits = 4): string {
  if (!fine(value)) return noNumber;
  if (value === 0) return "0";
  const power = powerOf(Number(value.toPrecision(digits)));
  if (Number.isInteger(value) && power <= 14) return polish(value.toFixed(0));
  if (!isPlain(power))
    return `${polish(value.toExponential(digits - 1).split("e")[0]!)}${thin}×${thin}${powerOfTen(power)}`;
  return polish(rounded(value, digits - 1 - power));
}

/** A number the way a person writes a limit: at most 4 significant digits, no trailing zeros: "0.2". */
export function formatLimit(value: number | undefined): string {
  const text = formatNumber(value);
  return text.includes("×") || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
}

/** "48 to 52" */
export const formatRange = (lo: number | undefined, hi: number | undefined): string =>
  `${formatLimit(lo)} to ${formatLimit(hi)}`;

/**
 * "50.00 to 51.33", "−0.1 to 0.0": edges of a bin, both with the decimals that tell its width to 3 digits, or with fewer
 * that tell all.
 */
export function formatBin(lo: number, hi: number): string {
  if (!fine(lo) || !fine(hi) || !(hi > lo)) return `${formatNumber(lo)} to ${formatNumber(hi)}`;
  const whole = Number.isInteger(lo) && Number.isInteger(hi);
  const decimals = whole ? 0 : fewestDecimals(lo, hi, Math.max(0, 2 - powerOf(hi - lo)));
  return isPlain(powerOf(Math.max(Math.abs(lo), Math.abs(hi)))) || whole
    ? `${polish(rounded(lo, decimals))} to ${polish(rounded(hi, decimals))}`
    : `${formatNumber(lo)} to ${formatNumber(hi)}`;
}

/** Of a range whose ends have no more to say. */
function fewestDecimals(lo: number, hi: number, most: number): number {
  const isTold = (value: number, decimals: number): boolean =>
    Math.abs(Math.round(value * 10 ** decimals) / 10 ** decimals - value) <= 1e-6 * (hi - lo);
  for (let decimals = 0; decimals < most; decimals++) if (isTold(lo, decimals) && isTold(hi, decimals)) return decimals;
  return most;
}

/**
 * Decimals an error is quoted with: 2 digits when its leading digits are 10 to 35, else 1.
 * The limit is taken at three digits (354/355, and 950 up is 10 of the next power), as the Particle Data Group does.
 */
export function errorDecimals(error: number): number {
  const power = powerOf(error);
  const lead = Math.round((error / 10 ** power) * 100);
  return lead <= 354 ? 1 - power : -power;
}

/** "46.662 ± 0.022"; a counted value stays whole: "8 ± 2.8". Unit after the error. */
export function formatEstimate(
  estimate: Estimate | undefined,
  { unit = "", count = false }: { readonly unit?: string; readonly count?: boolean } = {},
): string {
  const after = unit === "" ? "" : ` ${unit}`;
  if (!estimate || !fine(estimate.value)) return noNumber;
  const { value, error } = estimate;
  if (!fine(error) || error < 0) return (count ? formatCount(value) : formatNumber(value)) + after;
  const between = `${thin}±${thin}`;
  if (error === 0) return `${count ? formatCount(value) : formatNumber(value)}${between}0${after}`;
  const decimals = errorDecimals(error);
  if (count) return `${formatCount(value)}${between}${polish(rounded(error, decimals))}${after}`;
  const power = powerOf(Math.max(Math.abs(value), error));
  if (isPlain(power)) return `${polish(rounded(value, decimals))}${between}${polish(rounded(error, decimals))}${after}`;
  const scaled = (part: number): string => polish(rounded(part / 10 ** power, decimals + power));
  return `(${scaled(value)}${between}${scaled(error)})${thin}×${thin}${powerOfTen(power)}${after}`;
}

/** χ²/ndf: "150/13". */
export function formatChi2(chi2: number | undefined, ndf: number | undefined): string {
  if (!fine(chi2) || !fine(ndf)) return noNumber;
  return `${chi2 > 0 && chi2 < 0.95 ? polish(chi2.toPrecision(1)) : formatCount(chi2)}/${formatCount(ndf)}`;
}

/** 2 digits; "< 10⁻⁶" below that. */
export function formatProbability(probability: number | undefined): string {
  if (!fine(probability)) return noNumber;
  if (probability < 1e-6) return `< ${powerOfTen(-6)}`;
  return probability >= 0.995 ? probability.toFixed(1) : formatNumber(probability, 2);
}

/** "7.5 %" of a share 0.075; whole from 10 % up. */
export function formatPercent(share: number | undefined): string {
  if (!fine(share)) return noNumber;
  const percent = share * 100;
  const size = Math.abs(percent);
  return `${polish(size >= 9.95 ? percent.toFixed(0) : size === 0 ? "0" : percent.toPrecision(2))} %`;
}

/** "tracks", of one "track". */
export const nounFor = (count: number, noun: string): string =>
  count === 1 ? noun.replace(/ies$/, "y").replace(/s$/, "") : noun;
