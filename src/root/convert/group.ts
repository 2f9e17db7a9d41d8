import { distinctNames, type ObjectGroup } from "../../hist/object.ts";
import type { Decoded } from "../decode.ts";
import { noticesOf } from "../guards.ts";
import { toPlain } from "./activity.ts";
import { isGroupClass, monitorObjectClass } from "./classes.ts";
import { classNameOf, isMembers, listOf } from "./fields.ts";
import { nameOf, toPlainObject, type Place } from "./object.ts";

/** Words of JSROOT about the metadata of a monitor object: what lies behind its object was misread. */
const aboutMetadata = /Activity|MonitorObject|Bracket|map<|pair</;
/** Said of an enumeration that a file describes; nothing is misread. */
const harmless = /^Reuse basic type/;
/** Enough to see what is wrong. */
const notesShown = 10;

/** What was decoded from one key, as plain objects. */
export function toGroup({ object, notices }: Decoded, className: string, name: string, place: Place): ObjectGroup {
  const elements = isGroupClass(className) ? (listOf(object) ?? []) : [object];
  const unreliable = notices.some((notice) => aboutMetadata.test(notice));
  const holder = elements.find((element) => isMembers(element) && isMembers(element["mActivity"]));
  const held = elements.map(heldBy);
  const names = isGroupClass(className) ? namesOf(held) : undefined;
  const objects = held.map((object, i) => toPlainObject(object, place, names?.[i] ?? name));
  return {
    path: place.path,
    objects: names === undefined ? objects : objects.map((object, i) => ({ ...object, name: names[i]! })),
    activity: unreliable || !isMembers(holder) ? undefined : toPlain(holder["mActivity"]),
    notes: [...(unreliable ? [metadataUnreliable] : []), ...toNotes(notices, elements)].slice(0, notesShown),
  };
}

/** What the objects of a collection are called here: found by name, each must have its own. */
export const namesOf = (held: readonly unknown[]): readonly string[] =>
  distinctNames(held.map((object, i) => ({ name: nameOf(object) || `entry ${i + 1}`, className: "" })));

/** What JSROOT said, each once; a line about one object names it. */
function toNotes(notices: readonly string[], elements: readonly unknown[]): Set<string> {
  const held = elements.map(heldBy).filter(isMembers);
  const ofObjects = held.flatMap((object) => noticesOf(object).map((notice) => `${nameOf(object) ?? "?"}: ${notice}`));
  const owned = new Set(held.flatMap(noticesOf));
  return new Set([...ofObjects, ...notices.filter((notice) => !owned.has(notice) && !harmless.test(notice))]);
}

export const metadataUnreliable = "Metadata unreliable: what the file says of its classes does not fit its data.";

/** The object itself, or the one that a monitor object holds. */
export const heldBy = (element: unknown): unknown =>
  classNameOf(element) === monitorObjectClass && isMembers(element) ? element["mObject"] : element;
