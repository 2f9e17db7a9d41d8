/** What is wrong with a text, in words. */
export class Wrong extends Error {}

/** One run: names and values as they stand in the text. */
export type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** Runs and their rows from JSON or CSV; throws `Wrong`. */
export const rowsOf = (text: string): readonly (readonly [run: number, row: Row])[] =>
  /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);

function rowsOfJson(text: string): readonly (readonly [number, Row])[] {
  const whole = parseJson(text);
  const runs = isRow(whole) && "runs" in whole ? whole["runs"] : whole;
  const entries = Array.isArray(runs)
    ? runs.map((row: unknown) => [isRow(row) ? valueIn(row, "run") : undefined, row] as const)
    : Object.entries(isRow(runs) ? runs : {});
  return entries.map(([run, row]) => {
    if (!isRow(row)) throw new Wrong(`what stands for run ${String(run)} is no object`);
    return [toRun(run), row];
  });
}

/** Python writes NaN and Infinity, which are no JSON: outside of texts they stand for nothing. */
const notJson = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(notJson, (found) => (found.startsWith('"') ? found : "null")));
  } catch (thrown) {
    throw new Wrong(`it is no JSON (${thrown instanceof Error ? thrown.message : ""})`);
  }
}

function rowsOfCsv(text: string): readonly (readonly [number, Row])[] {
  const lines = text
    .split(/\r?\n|\r/)
    .map((line, i) => ({ line: line.replace(/^\uFEFF/, ""), number: i + 1 }))
    .filter(({ line }) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const [head, ...rest] = lines;
  const separator = ["\t", ";", ","].find((each) => head?.line.includes(each)) ?? ",";
  const cellsOf = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const names = cellsOf(head?.line ?? "");
  if (!names.some((each) => each.toLowerCase() === "run")) {
    throw new Wrong('it is neither JSON nor a table with a column "run"');
  }
  return rest.map(({ line, number }) => {
    const cells = cellsOf(line);
    if (cells.length !== names.length) {
      throw new Wrong(`line ${number} has ${cells.length} of ${names.length} columns`);
    }
    const row = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    return [toRun(valueIn(row, "run")), row];
  });
}

const valueIn = (row: Row, name: string): unknown =>
  Object.entries(row).find(([key]) => key.toLowerCase() === name)?.[1];

function toRun(value: unknown): number {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  if (!/^\d{6}$/.test(text))
    throw new Wrong(`${text === "" ? "nothing" : `"${text.slice(0, 40)}"`} stands for a run, which has six digits`);
  return Number(text);
}
