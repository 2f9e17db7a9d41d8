import { formatCount, noNumber } from "../../draw/format.ts";
import type { Cell } from "../../draw/export/table.ts";

/** Rows of a page: all of a histogram of 200 bins with its flow, and few enough for a browser to lay them out at once. */
export const rowsOfPage = 250;

export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / rowsOfPage));

/** A cell for people: whole numbers with thousands, others with all digits that tell them, "–" for what does not exist. */
export function cellWords(cell: Cell): string {
  if (cell === undefined) return noNumber;
  if (typeof cell === "string") return cell;
  if (Number.isInteger(cell) && Math.abs(cell) < 1e15) return formatCount(cell);
  return String(cell).replaceAll("-", "−");
}
