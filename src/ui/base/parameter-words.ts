import { formatLimit, formatNumber } from "../../draw/format.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import { teslaOf } from "../../qc/run-parameters.ts";

/** Hz as people say it: "483.5 kHz", "950 Hz". */
export const rateWords = (hertz: number, digits = 4): string =>
  hertz < 1000 ? `${formatNumber(hertz, digits)} Hz` : `${formatNumber(hertz / 1000, digits)} kHz`;

/** "5 h 12 min", "53 min 39 s", "45 s": to the minute where there are hours. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "−0.5 T"; a magnet that was off has no polarity. */
export const fieldWords = (current: number): string =>
  current === 0 ? "0 T, magnet off" : `${formatLimit(teslaOf(current))} T`;

/** What a header has room for: "B −30 kA", "484 kHz", "54 min"; what is not known is left out. */
export function parameterFacts(known: KnownParameters | undefined): readonly string[] {
  const [current, rate] = shortFacts(known);
  const duration = known?.duration === undefined ? "" : shortDuration(known.duration);
  return [current === "" ? "" : `B ${current}`, rate, duration].filter((part) => part !== "");
}

/** What a narrow header has room for: "−30 kA", "484 kHz". */
export const narrowFacts = (known: KnownParameters | undefined): readonly string[] =>
  shortFacts(known).filter((part) => part !== "");

function shortFacts(known: KnownParameters | undefined): readonly [current: string, rate: string] {
  const { current, rate } = known ?? {};
  return [
    current === undefined ? "" : current === 0 ? "0 kA" : `${formatLimit(current / 1000)} kA`,
    rate?.average === undefined ? "" : rateWords(rate.average, 3),
  ];
}

function shortDuration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 3 * 3600 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
