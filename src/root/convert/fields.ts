import { Damage } from "../damage.ts";
import { fromByteText } from "../text.ts";

/** An object as JSROOT reads it: members by name, nothing known of them. */
export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value);

/** Class name as JSROOT notes it, "" where there is none. */
export const classNameOf = (value: unknown): string =>
  isMembers(value) && typeof value["_typename"] === "string" ? value["_typename"] : "";

export function textOf(object: Members, member: string): string {
  const value = object[member];
  if (typeof value !== "string") throw new Damage(`${member} is no text`);
  return fromByteText(value);
}

export function numberOf(object: Members, member: string): number {
  const value = object[member];
  const number = typeof value === "bigint" ? Number(value) : value;
  if (typeof number !== "number") throw new Damage(`${member} is no number`);
  return number;
}

export function membersOf(object: Members, member: string): Members {
  const value = object[member];
  if (!isMembers(value)) throw new Damage(`${member} is no object`);
  return value;
}

/** Objects of a list or array of objects (TList, TObjArray, std::vector); `undefined` where there is none. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (isMembers(value) && Array.isArray(value["arr"])) return value["arr"] as readonly unknown[];
  return undefined;
}

/** An array of doubles; an empty pointer is an array of none. */
export function doublesOf(object: Members, member: string): Float64Array {
  const value = object[member];
  if (value instanceof Float64Array) return value;
  if (Array.isArray(value) && value.length === 0) return new Float64Array();
  throw new Damage(`${member} is no array of doubles`);
}
