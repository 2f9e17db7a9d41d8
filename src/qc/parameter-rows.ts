import { jsonErrorAt } from "./json-error.ts";

/** What is wrong with a text, in words. */
export class Wrong extends Error {}

type Cells = Readonly<Record<string, unknown>>;

/** One run: names and values as they stand in the text. */
export interface Row {
  readonly run: number;
  readonly cells: Cells;
  /** Where in the text: "line 3", "entry 2"; "" where the run itself says it. */
  readonly place: string;
}

/** More runs are no list of a person: a period has a few hundred. */
const mostRuns = 10_000;

/** Runs and their rows from JSON or CSV; throws `Wrong`. */
export function rowsOf(text: string): readonly Row[] {
  const rows = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);
  if (rows.length > mostRuns) throw new Wrong(`it has ${rows.length} runs, at most ${mostRuns} are taken`);
  return rows;
}

const isCells = (value: unknown): value is Cells =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function rowsOfJson(text: string): readonly Row[] {
  const whole = parseJson(text);
  const runs = isCells(whole) && "runs" in whole ? whole["runs"] : whole;
  if (!Array.isArray(runs)) {
    return Object.entries(isCells(runs) ? runs : {}).map(([run, cells]) => rowOf(run, cells, ""));
  }
  return runs.map((cells: unknown, i) =>
    rowOf(isCells(cells) ? valueIn(cells, "run") : undefined, cells, `entry ${i + 1}`),
  );
}

function rowOf(run: unknown, cells: unknown, place: string): Row {
  if (!isCells(cells))
    throw new Wrong(`what stands ${place === "" ? `for run ${String(run)}` : `in ${place}`} is no object`);
  return { run: toRun(run, place), cells, place };
}

/**
 * Python writes NaN and Infinity, which are no JSON: outside of texts they stand for nothing. What replaces them is as
 * long, so that places in the text stay what they are.
 */
const notJson = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;
const asNothing = (found: string): string => (found.startsWith('"') ? found : '""'.padEnd(found.length));

function parseJson(text: string): unknown {
  const json = text.replace(notJson, asNothing);
  try {
    return JSON.parse(json);
  } catch {
    const error = jsonErrorAt(json);
    if (error === undefined) throw new Wrong("it is no JSON");
    throw new Wrong(`it is no JSON: in line ${error.line}, column ${error.column} ${error.expected}`);
  }
}

function rowsOfCsv(text: string): readonly Row[] {
  const lines = text
    .split(/\r?\n|\r/)
    .map((line, i) => ({ line: line.replace(/^\uFEFF/, ""), number: i + 1 }))
    .filter(({ line }) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const [head, ...rest] = lines;
  const separator = ["\t", ";", ","].find((each) => head?.line.includes(each)) ?? ",";
  const cellsOf = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const names = cellsOf(head?.line ?? "");
  const column = names.findIndex((each) => each.toLowerCase() === "run");
  if (column < 0) throw new Wrong('it is neither JSON nor a table with a column "run"');
  return rest.map(({ line, number }) => {
    const cells = cellsOf(line);
    if (cells.length !== names.length) {
      throw new Wrong(`line ${number} has ${cells.length} of ${names.length} columns`);
    }
    const place = `line ${number}`;
    return {
      run: toRun(cells[column], `${place}, column ${column + 1}`),
      cells: Object.fromEntries(names.map((name, i) => [name, cells[i]])),
      place,
    };
  });
}

const valueIn = (row: Cells, name: string): unknown =>
  Object.entries(row).find(([key]) => key.toLowerCase() === name)?.[1];

function toRun(value: unknown, place: string): number {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  if (!/^\d{6}$/.test(text)) {
    const found = text === "" ? "nothing" : `"${text.slice(0, 40)}"`;
    throw new Wrong(`${place === "" ? "" : `in ${place} `}${found} stands for a run, which has six digits`);
  }
  return Number(text);
}
