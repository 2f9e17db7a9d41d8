import type { RunParameters } from "./run-parameters.ts";

/**
 * The table of today's reports as CSV, a line a run, in the form that `parseParameters` reads: numbers unrounded, in the
 * shortest form that reads back to the same, an empty cell for what is not known.
 */
export function writeParameters(runs: readonly (readonly [run: number, parameters: RunParameters])[]): string {
  const head = ["run", ...columns.map(({ name, unit }) => `${name} (${unit})`)];
  const lines = runs.map(([run, parameters]) => [run, ...columns.map(({ of }) => of(parameters) ?? "")]);
  return [head, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

const columns: readonly {
  readonly name: string;
  readonly unit: string;
  readonly of: (parameters: RunParameters) => number | undefined;
}[] = [
  { name: "IRavg", unit: "Hz", of: ({ rate }) => rate.average },
  { name: "IRstart", unit: "Hz", of: ({ rate }) => rate.start },
  { name: "IRmid", unit: "Hz", of: ({ rate }) => rate.middle },
  { name: "IRend", unit: "Hz", of: ({ rate }) => rate.end },
  { name: "Duration", unit: "s", of: ({ duration }) => duration },
  { name: "BField", unit: "A", of: ({ current }) => current },
];
