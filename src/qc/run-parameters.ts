import type { PlainObject } from "../hist/object.ts";
import type { Tree } from "../hist/tree.ts";
import { summariseRates, toRates, type Rates, type RateSummary } from "./rates.ts";

/** Conditions of a run; what is not known is `undefined`. */
export interface RunParameters {
  /** Interaction rate (Hz). */
  readonly rate: RateSummary;
  /** Rate over time, where it is stored. */
  readonly rates: Rates | undefined;
  /** Rates that are not the stored ones, but means of the rate over time. */
  readonly computed: readonly (keyof RateSummary)[];
  /** s. */
  readonly duration: number | undefined;
  /** Current of the L3 magnet (A); its sign is the polarity. */
  readonly current: number | undefined;
  /** What was not believed, in words. */
  readonly doubts: readonly string[];
}

/**
 * What a source gives of a run, in Hz, s and A, before any number is held against what it can be. It is kept like this:
 * what is believed may change.
 */
export interface GivenParameters {
  readonly stored: StoredParameters;
  readonly rates: Rates | undefined;
  /** What could not be taken, in words. */
  readonly doubts: readonly string[];
}

/** As stored, in Hz, s and A, under the names of the tree `RunParameters`; NaN or −1 stand for what was not known. */
export interface StoredParameters {
  readonly IRavg?: number | undefined;
  readonly IRstart?: number | undefined;
  readonly IRmid?: number | undefined;
  readonly IRend?: number | undefined;
  /** Of old files: one rate for the whole run. */
  readonly IR?: number | undefined;
  readonly Duration?: number | undefined;
  readonly BField?: number | undefined;
}

export const storedNames = [
  "IRavg",
  "IRstart",
  "IRmid",
  "IRend",
  "IR",
  "Duration",
  "BField",
] as const satisfies readonly (keyof StoredParameters)[];

/** The four means of a run, in the order in which they are stored. */
export const rateNames = ["average", "start", "middle", "end"] as const satisfies readonly (keyof RateSummary)[];

/** One interaction in every crossing of bunches: 3564 places, 11 245.48 turns a second. */
const highestRate = 3564 * 11_245.48;
/** Below it (Hz) a rate is believed, but doubted. */
const lowRate = 1000;
/** No run lasts longer (s), and none that counts is shorter. */
const [longestRun, shortestRun] = [2 * 86_400, 60];
/** The magnet's current is 30 000 A for 0.5 T; less than 100 A would be tesla, or thousands of amperes. */
const [highestCurrent, lowestCurrent] = [31_000, 100];
/** With fewer points the tool that writes the means goes wrong. */
const fewPoints = 25;

/**
 * Parameters from what is stored, with every number held against what it can be: the tool that writes them has −1 for a
 * rate it did not find, and then gives the duration in milliseconds. Where the rate over time is stored, it tells the means
 * that are not; with fewer than 25 points it tells all of them.
 */
export const toParameters = (given: GivenParameters): RunParameters => believed(given).parameters;

/** What is taken of what a source gives, and in words what is not: whoever gave it wants to know. */
export interface Taken {
  /** Anything is. */
  readonly something: boolean;
  readonly refused: readonly string[];
}

/** Where nothing is taken, what stands for what is not known is no less a reason than what cannot be. */
export function takenOf(given: GivenParameters): Taken {
  const { parameters, refused } = believed(given);
  const { rate, rates, duration, current } = parameters;
  const something = [...Object.values(rate), rates, duration, current].some((each) => each !== undefined);
  if (something) return { something, refused };
  const unknown = storedNames
    .filter((name) => isUnknown(given.stored[name]))
    .map((name) => `${name} is ${given.stored[name]}, which stands for what is not known`);
  const why = [...refused, ...unknown];
  return { something, refused: why.length > 0 ? why : ["no parameter that this page knows is given"] };
}

const isUnknown = (value: number | undefined): boolean => value === -1 || Number.isNaN(value);

function believed({ stored, rates, doubts: earlier }: GivenParameters): {
  readonly parameters: RunParameters;
  readonly refused: readonly string[];
} {
  const doubts = [...earlier];
  const refused = [...earlier];
  const doubt = (words: string): undefined => void doubts.push(words);
  const refuse = (words: string): undefined => {
    refused.push(words);
    return doubt(words);
  };
  const names = ["IRavg", "IRstart", "IRmid", "IRend", "IR"] as const;
  const given = names.map((name) => stored[name]);
  const rate = (value: number | undefined, i: number): number | undefined => {
    if (value === undefined || isUnknown(value)) return undefined;
    if (value >= 0 && value <= highestRate) return value;
    return refuse(`${names[i]} is ${value} Hz, which is no interaction rate`);
  };
  const lowest = given.find((value) => value !== undefined && value > 0 && value < lowRate);
  if (lowest !== undefined) doubt(`${lowest} Hz is a very low interaction rate: it may be in kHz`);
  const told = rates && summariseRates(rates);
  const isShort = rates !== undefined && rates.hertz.length < fewPoints;
  const [average, start, middle, end, whole] = given.map(rate).map((each, i) => (isShort && i < 4 ? undefined : each));
  const means = { average, start, middle, end };
  const parameters: RunParameters = {
    rate: {
      average: average ?? told?.average ?? whole,
      start: start ?? told?.start,
      middle: middle ?? told?.middle,
      end: end ?? told?.end,
      median: told?.median,
      spread: told?.spread,
    },
    rates,
    computed: rateNames.filter((name) => means[name] === undefined && told?.[name] !== undefined),
    duration: durationOf(stored.Duration, given.includes(-1), doubt, refuse),
    current: currentOf(stored.BField, refuse),
    doubts,
  };
  return { parameters, refused };
}

type Doubt = (words: string) => undefined;

function durationOf(value: number | undefined, noRates: boolean, doubt: Doubt, refuse: Doubt): number | undefined {
  if (value === undefined || isUnknown(value)) return undefined;
  const isNone = (): undefined => refuse(`Duration is ${value} s, which is no duration of a run`);
  if (!(value > 0)) return isNone();
  const seconds = value / 1000;
  if (noRates ? seconds < shortestRun : value <= longestRun) return value;
  if (seconds > longestRun) return isNone();
  doubt(`The duration of ${value} is taken as milliseconds`);
  return seconds;
}

function currentOf(value: number | undefined, refuse: Doubt): number | undefined {
  if (value === undefined || isUnknown(value)) return undefined;
  const size = Math.abs(value);
  if (size === 0 || (size >= lowestCurrent && size <= highestCurrent)) return value;
  return refuse(`BField is ${value}, which is no current of the magnet in A`);
}

/** Parameters of a file that carries them: tree `RunParameters` of one entry, canvas `RatesCanva` with the rate over time (s, Hz). */
export function parametersOfFile(
  tree: PlainObject | undefined,
  canvas: PlainObject | undefined,
): RunParameters | undefined {
  const graph = canvas?.kind === "canvas" ? canvas.graphs[0] : canvas?.kind === "graph" ? canvas.graph : undefined;
  const rates = graph && toRates(Array.from(graph.x, (seconds, i) => [seconds, graph.y[i]!] as const));
  if (tree?.kind !== "tree") return rates && toParameters({ stored: {}, rates, doubts: [] });
  const stored: StoredParameters = Object.fromEntries(storedNames.map((name) => [name, valueOf(tree.tree, name)]));
  return toParameters({ stored, rates, doubts: [] });
}

/** kp1…kp5 of the tree `BetheBlochParameters` of a file, as stored; `undefined` where it has not all five. */
export function storedBetheBloch(tree: PlainObject | undefined): readonly number[] | undefined {
  if (tree?.kind !== "tree") return undefined;
  const values = [0, 1, 2, 3, 4].map((i) => valueOf(tree.tree, `BB_Parameter${i}`));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** Of the first entry. */
const valueOf = (tree: Tree, branch: string): number | undefined =>
  tree.branches.find(({ name }) => name === branch)?.values?.[0];

/** For display: 30 000 A are 0.5 T, 12 000 A are 0.2 T. */
export const teslaOf = (current: number): number => current / 60_000;

/**
 * "559101 (−) 504.8 485.1 462.1 (kHz)": polarity, rates at the start, in the middle and at the end; "?" for what is not
 * known, "0" for a magnet that was off; "559101 (?) ? kHz" where nothing is.
 */
export function runLabel(run: number, parameters: Pick<RunParameters, "current" | "rate"> | undefined): string {
  const { current, rate } = parameters ?? {};
  const rates = [rate?.start, rate?.middle, rate?.end];
  if (current === undefined && rates.every((each) => each === undefined)) return `${run} (?) ? kHz`;
  const sign = current === undefined ? "?" : current > 0 ? "+" : current < 0 ? "\u2212" : "0";
  const words = rates.map((each) => (each === undefined ? "?" : (each / 1000).toFixed(1)));
  return `${run} (${sign}) ${words.join(" ")} (kHz)`;
}
