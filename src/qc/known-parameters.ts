import { rateNames, type RunParameters } from "./run-parameters.ts";

/** Where a parameter of a run is from: the run's file, `runparameters.json` beside it, or a table that a person gave. */
export type ParameterOrigin =
  | { readonly kind: "file" }
  | { readonly kind: "beside"; readonly url: string }
  | { readonly kind: "table"; readonly name: string };

/** What one source says of a run. */
export interface ToldParameters {
  readonly origin: ParameterOrigin;
  readonly parameters: RunParameters;
}

/** What has an origin of its own: each number, and the rate over time with its median and spread. */
export const knownNames = [...rateNames, "rates", "duration", "current"] as const;
export type KnownName = (typeof knownNames)[number];

/** What is known of a run from all its sources. */
export interface KnownParameters extends RunParameters {
  /** Of everything that is known. */
  readonly origins: ReadonlyMap<KnownName, ParameterOrigin>;
}

/** The names of `knownNames` for people. */
const nameWords = {
  average: "average rate",
  start: "rate at the start",
  middle: "rate in the middle",
  end: "rate at the end",
  rates: "rate over time",
  duration: "duration",
  current: "field",
} as const satisfies Readonly<Record<KnownName, string>>;

type Values = Pick<RunParameters, "rate" | "rates" | "duration" | "current">;
const valueOf = ({ rate, rates, duration, current }: Values, name: KnownName): unknown =>
  name === "rates" ? rates : name === "duration" ? duration : name === "current" ? current : rate[name];

/** What becomes of a table beside what lies with the run itself, which comes first. */
export interface Beside {
  /** Other values than those that are shown. Rates over time are told by their means. */
  readonly passedOver: readonly KnownName[];
  /** Something of it is shown. */
  readonly adds: boolean;
}

export function besideKnown(table: RunParameters, { origins, ...known }: KnownParameters): Beside {
  const given = knownNames.filter((name) => valueOf(table, name) !== undefined);
  const held = given.filter((name) => (origins.get(name)?.kind ?? "table") !== "table");
  return {
    passedOver: held.filter((name) => name !== "rates" && valueOf(table, name) !== valueOf(known, name)),
    adds: held.length < given.length,
  };
}

/**
 * What is known of a run: each value from the first source that has it, so that a source without the field, say, hides none
 * of the others. `undefined` where no source has any.
 *
 * @param sources those that know the run, the most trusted first.
 */
export function joinParameters(sources: readonly ToldParameters[]): KnownParameters | undefined {
  const origins = new Map<KnownName, ParameterOrigin>();
  const computed: RunParameters["computed"][number][] = [];
  const first = <T>(name: KnownName, of: (parameters: RunParameters) => T | undefined): T | undefined => {
    const source = sources.find(({ parameters }) => of(parameters) !== undefined);
    if (source === undefined) return undefined;
    origins.set(name, source.origin);
    computed.push(...source.parameters.computed.filter((each) => each === name));
    return of(source.parameters);
  };
  const mean = (name: (typeof rateNames)[number]): number | undefined => first(name, ({ rate }) => rate[name]);
  const [average, start, middle, end] = [mean("average"), mean("start"), mean("middle"), mean("end")];
  const graph = first("rates", ({ rates, rate }) => rates && { rates, median: rate.median, spread: rate.spread });
  const duration = first("duration", (parameters) => parameters.duration);
  const current = first("current", (parameters) => parameters.current);
  const doubts = sources.flatMap(({ origin, parameters }) =>
    parameters.doubts.map((doubt) => `In ${originWords(origin)}: ${doubt}`),
  );
  const rate = { average, start, middle, end, median: graph?.median, spread: graph?.spread };
  const known = { rate, rates: graph?.rates, computed, duration, current, doubts, origins };
  const tables = sources.filter(({ origin }) => origin.kind === "table");
  doubts.push(...tables.flatMap((table) => overruledWords(table, known)));
  return origins.size === 0 && doubts.length === 0 ? undefined : known;
}

/** A person gave the table, and would look for its values. */
function overruledWords({ origin, parameters }: ToldParameters, known: KnownParameters): readonly string[] {
  const { passedOver: names } = besideKnown(parameters, known);
  if (names.length === 0) return [];
  const firsts = new Set(names.map((name) => originWords(known.origins.get(name)!)));
  const verb = firsts.size === 1 ? "comes" : "come";
  return [
    `Not shown of ${originWords(origin)}: ${names.map((name) => nameWords[name]).join(", ")}. ` +
      `What is in ${[...firsts].join(" and in ")} ${verb} first`,
  ];
}

/** "the file", "runparameters.json", or the name of the table. */
export function originWords(origin: ParameterOrigin): string {
  switch (origin.kind) {
    case "file":
      return "the file";
    case "beside":
      return besideName;
    case "table":
      return origin.name;
  }
}

/** Where the chain that makes the files puts the parameters of all runs of a directory. */
export const besideName = "runparameters.json";
