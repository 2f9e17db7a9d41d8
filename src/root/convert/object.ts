import type { PlainObject } from "../../hist/object.ts";
import type { QcError } from "../../base/result.ts";
import { Damage, LimitExceeded, asDamage, damageAt } from "../damage.ts";
import { failureOf } from "../defensive.ts";
import { noticesOf } from "../guards.ts";
import { clustersClass, isGraphClass, isHistogramClass, isPartsClass, isTreeClass, isWordsClass } from "./classes.ts";
import { classNameOf, isMembers, textOf, type Members } from "./fields.ts";
import { toGraph } from "./graph.ts";
import { toHist } from "./hist.ts";
import { toPads } from "./pads.ts";
import { toParts } from "./parts.ts";
import { toTree } from "./tree.ts";
import { toWords } from "./words.ts";

/** JSROOT's words (and spelling) when the bytes of a class do not end where they must: contents may be shifted. */
const ownMismatch = /^Missmatch in (TH[123]\w?|TProfile|TProfile2D|TGraph\w*|TAxis|TArray\w|TNamed):/;
const isChecked = (className: string): boolean =>
  [isHistogramClass, isGraphClass, isPartsClass].some((is) => is(className));

export interface Place {
  readonly source: string;
  /** Path of the key. */
  readonly path: string;
}

/** One object as plain data. What cannot be made of it becomes a "failed" one. */
export function toPlainObject(object: unknown, place: Place, fallbackName: string): PlainObject {
  const className = classNameOf(object);
  const name = nameOf(object) ?? fallbackName;
  const failed = (error: QcError): PlainObject => ({ kind: "failed", name, className, error });
  const path = name === place.path ? name : `${place.path}/${name}`;
  if (!isMembers(object)) {
    return failed({ kind: "corrupt", source: place.source, path, detail: "the entry holds no object" });
  }
  const thrown = failureOf(object);
  try {
    if (thrown !== undefined) throw thrown;
    const misread = noticesOf(object).find((notice) => ownMismatch.test(notice));
    if (misread !== undefined && isChecked(className)) throw new Damage(misread);
    return (
      toKnown(object, className, name) ??
      failed({ kind: isEmpty(object) ? "class-not-decoded" : "class-not-shown", path, className })
    );
  } catch (thrown) {
    const damage = asDamage(thrown);
    // Without a description in the file JSROOT leaves an object empty.
    const undescribed = isEmpty(object) && !(damage instanceof LimitExceeded);
    return failed(undescribed ? { kind: "class-not-decoded", path, className } : damageAt(place.source, path, damage));
  }
}

function toKnown(object: Members, className: string, name: string): PlainObject | undefined {
  if (isHistogramClass(className)) return { kind: "histogram", name, hist: toHist(object, className) };
  if (className === clustersClass) return { kind: "pads", name, pads: toPads(object) };
  if (className === "TCanvas") return { kind: "canvas", name, ...toParts(object) };
  if (isGraphClass(className)) return { kind: "graph", name, graph: toGraph(object, className) };
  if (isPartsClass(className)) return { kind: "parts", name, className, ...toParts(object) };
  if (isTreeClass(className)) return { kind: "tree", name, tree: toTree(object, className) };
  if (isWordsClass(className)) return { kind: "words", name, className, words: toWords(object, className) };
  return undefined;
}

/** `fName` of ROOT's classes, `mName` of ClustersData. */
export function nameOf(object: unknown): string | undefined {
  if (!isMembers(object)) return undefined;
  const member = ["fName", "mName"].find((member) => typeof object[member] === "string");
  return member === undefined ? undefined : textOf(object, member);
}

const isEmpty = (object: Members): boolean =>
  Object.entries(object).every(([name, value]) => name === "_typename" || typeof value === "function");
