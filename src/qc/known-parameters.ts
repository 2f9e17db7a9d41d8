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
  if (origins.size === 0 && doubts.length === 0) return undefined;
  const rate = { average, start, middle, end, median: graph?.median, spread: graph?.spread };
  return { rate, rates: graph?.rates, computed, duration, current, doubts, origins };
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
