import { QcFailure } from "../base/result.ts";
import { isGroupClass } from "./convert/classes.ts";
import { heldBy, namesOf } from "./convert/group.ts";
import { classNameOf, isMembers, listOf } from "./convert/fields.ts";
import { asDamage, Damage } from "./damage.ts";
import { decode, decodeDefensively, type Decoded, type Payload } from "./decode.ts";
import { failureOf } from "./defensive.ts";
import type { RootKey } from "./file.ts";
import { noticesOf } from "./guards.ts";
import { checkLimit, limits } from "./limits.ts";
import { fromByteText } from "./text.ts";

/** What ROOT's own painters may be asked to draw from a key; other classes are not even fetched. */
const drawable = /^(TH[123]\w?|TProfile[23]?D?|TGraph\w*|TMultiGraph|THStack|TF[123]|TCanvas|TPad)$/;

export const isDrawableKey = ({ className }: RootKey): boolean =>
  isGroupClass(className) || className.endsWith("::MonitorObject") || drawable.test(className);

/**
 * One object of a key as JSON text, in the form of JSROOT's `toJSON`: what ROOT's own painters take.
 *
 * @param member name of the object within a collection; `undefined` where the key holds one object.
 */
export function toRootJson(
  payload: Payload,
  { path, className }: RootKey,
  source: string,
  member: string | undefined,
): string {
  const object = objectOf(payload, className, member);
  if (object === undefined) throw new QcFailure({ kind: "object-missing", path: `${path}/${member ?? ""}`, source });
  const thrown = failureOf(object);
  if (thrown !== undefined) throw asDamage(thrown);
  const notice = noticesOf(object).find((notice) => notice.startsWith("Missmatch in ")); // JSROOT's spelling
  if (notice !== undefined) throw new Damage(notice);
  return formatRootJson(object);
}

function objectOf(payload: Payload, className: string, member: string | undefined): object | undefined {
  if (!isGroupClass(className)) return asObject(heldBy(decode(payload).object));
  const elements = (listOf(decodeGroup(payload).object) ?? []).map(heldBy);
  const names = namesOf(elements);
  return asObject(elements.find((_, i) => names[i] === member));
}

/** As reading does: where a collection cannot be read by what the file says of its classes, without that. */
function decodeGroup(payload: Payload): Decoded {
  try {
    const decoded = decode(payload);
    if (listOf(decoded.object) !== undefined) return decoded;
  } catch (thrown) {
    if (!(thrown instanceof Damage)) throw thrown;
  }
  return decodeDefensively(payload);
}

const asObject = (value: unknown): object | undefined =>
  isMembers(value) && classNameOf(value) !== "" ? value : undefined;

/**
 * JSROOT's `toJSON`, but for what would go wrong with it: 64-bit numbers become numbers, texts are decoded, and objects
 * are found again by a map rather than by searching a list.
 */
export function formatRootJson(object: object): string {
  const seen = new Map<object, number>();
  let numbers = 0;
  const copy = (value: unknown, depth: number): unknown => {
    checkLimit("nesting of objects", depth, limits.streamerDepth);
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "string") return fromByteText(value);
    if (typeof value !== "object" || value === null) return value;
    if (ArrayBuffer.isView(value)) {
      const array = value as unknown as ArrayLike<unknown>;
      numbers += array.length;
      checkLimit("count of numbers to draw", numbers, limits.drawnNumbers);
      return Array.from(array, (each) => copy(each, 0));
    }
    if (Array.isArray(value)) return value.map((each) => copy(each, depth + 1));
    if ("$pair" in value && "first" in value && "second" in value) {
      return { $pair: value.$pair, first: copy(value.first, depth + 1), second: copy(value.second, depth + 1) };
    }
    const before = seen.get(value);
    if (before !== undefined) return { $ref: before };
    seen.set(value, seen.size);
    const members = Object.entries(value).filter(
      ([name, member]) => typeof member !== "function" && !name.startsWith("$"),
    );
    return Object.fromEntries(members.map(([name, member]) => [name, copy(member, depth + 1)]));
  };
  return JSON.stringify(copy(object, 0));
}
