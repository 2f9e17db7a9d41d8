import { fromByteText } from "../text.ts";
import { isMembers } from "./fields.ts";

/** A stored object as plain data: texts, numbers and truth values by name, objects within it likewise; all else is left out. */
export function toPlain(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return fromByteText(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (!isMembers(value) || depth > 2) return undefined;
  const members = Object.entries(value)
    .filter(([name]) => !name.startsWith("_") && !name.startsWith("$"))
    .map(([name, member]) => [name, toPlain(member, depth + 1)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
