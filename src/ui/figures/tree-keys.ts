import type { TreeRow } from "../../qc/tree-rows.ts";

/** What a key asks of a tree whose row `at` is the current one. */
export type TreeMove =
  | { readonly kind: "go"; readonly to: number }
  /** Opens or closes what the row holds. */
  | { readonly kind: "toggle" }
  | { readonly kind: "choose" };

/**
 * The keys of a tree as the ARIA practices name them: up and down, a page, the ends; right opens and goes in, left closes
 * and goes out; Enter and Space choose.
 *
 * @param page rows in sight.
 */
export function treeMove(key: string, rows: readonly TreeRow[], at: number, page: number): TreeMove | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const to = (index: number): TreeMove => ({ kind: "go", to: Math.max(0, Math.min(rows.length - 1, index)) });
  const open = row.kind === "node" ? row.open : undefined;
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "PageDown":
      return to(at + page);
    case "PageUp":
      return to(at - page);
    case "Home":
      return to(0);
    case "End":
      return to(rows.length - 1);
    case "ArrowRight":
      return open === undefined ? to(at) : open ? to(at + 1) : { kind: "toggle" };
    case "ArrowLeft": {
      if (open === true && canToggle(row)) return { kind: "toggle" };
      const out = rows.findLastIndex(({ level }, i) => i < at && level < row.level);
      return to(out < 0 ? at : out);
    }
    case "Enter":
    case " ":
      return { kind: "choose" };
    default:
      return undefined;
  }
}

/** What leads to something that was searched for stays open. */
export const canToggle = (row: TreeRow): boolean => row.kind === "node" && row.open !== undefined && row.leads !== true;

/** Rows drawn beyond what is in sight, on either side: while a page moves, they are there already. */
const around = 12;

/** The rows to be drawn of a list that has moved by `top` px. */
export function rowsInSight(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - around));
  return { first, end: Math.min(count, Math.ceil((top + height) / rowHeight) + around) };
}
