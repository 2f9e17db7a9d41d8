import type { QcError } from "../base/result.ts";
import type { ObjectGroup, PlainObject } from "../hist/object.ts";
import { mergeActivities } from "./activity.ts";
import { extractedNames } from "./layout.ts";
import { mergeObjects } from "./merge.ts";
import { storedNames } from "./pads/quantity.ts";

/** Objects of one name so far: `pads` are added up at once at the end, for each step would round. */
interface Sum {
  object: PlainObject;
  parts: PlainObject[];
  seen: number;
}

/**
 * Groups of the same key of the parts of a run, added up object by object as they come, in the order of time, so that no more
 * than two are held. A histogram is the sum, a map of species labels (which have no sum) bears the label that was given last,
 * values per pad are means over all clusters; what has no sum, such as a tree of parameters, must be the same in all parts.
 * One that a part has not, or that failed in one, or that has no sum, becomes a failure: the rest would pass for the run.
 */
export class GroupSum {
  readonly #path: string;
  readonly #parts: number;
  /** Parts need not all have the same objects: moving windows, of which each has its own. */
  readonly #isLoose: boolean;
  readonly #sums = new Map<string, Sum>();
  readonly #activities: unknown[] = [];
  readonly #notes: string[] = [];
  readonly #names: string[] = [];
  readonly #has: ReadonlySet<string>[] = [];

  /** @param parts how many will come; @param loose see `#isLoose`. */
  constructor(path: string, parts: number, loose: boolean) {
    this.#path = path;
    this.#parts = parts;
    this.#isLoose = loose;
  }

  add(part: string, group: ObjectGroup): void {
    this.#names.push(part);
    this.#activities.push(group.activity);
    this.#notes.push(...group.notes.map((note) => `${part}: ${note}`));
    const names = new Set<string>();
    for (const object of group.objects) {
      if (names.has(object.name)) continue; // found by name, the first of it
      names.add(object.name);
      this.#take(part, object);
    }
    this.#has.push(names);
  }

  group(): ObjectGroup {
    const objects = [...this.#sums].map(([name, sum]) => this.#whole(name, sum));
    return { path: this.#path, objects, activity: mergeActivities(this.#activities), notes: this.#notes };
  }

  #take(part: string, given: PlainObject): void {
    const { name } = given;
    const failed = (error: QcError): PlainObject => ({ kind: "failed", name, className: "", error });
    const object =
      given.kind === "failed" ? failed({ kind: "part-failed", part, parts: this.#parts, error: given.error }) : given;
    const sum = this.#sums.get(name);
    if (sum === undefined) {
      this.#sums.set(name, { object, parts: [object], seen: 1 });
      return;
    }
    sum.seen += 1;
    if (sum.object.kind === "failed") return;
    if (object.kind === "pads") sum.parts.push(object);
    else sum.object = this.#sum(sum.object, object) ?? failed(noSum(name));
    if (object.kind === "pads" && sum.object.kind !== "pads") sum.object = failed(noSum(name));
  }

  #sum(one: PlainObject, other: PlainObject): PlainObject | undefined {
    if (other.kind === "failed") return other;
    const sum = hasSum(this.#path, one) ? mergeObjects([one, other]) : undefined;
    return sum ?? (isSame(one, other) ? one : undefined);
  }

  #whole(name: string, { object, parts, seen }: Sum): PlainObject {
    const failed = (error: QcError): PlainObject => ({ kind: "failed", name, className: "", error });
    if (object.kind === "failed") return object;
    if (seen < this.#parts && !this.#isLoose) {
      const part = this.#names[this.#has.findIndex((names) => !names.has(name))]!;
      return failed({ kind: "object-missing", path: `${this.#path}/${name}`, source: oneOf(part, this.#parts) });
    }
    return object.kind === "pads" ? (mergeObjects(parts) ?? failed(noSum(name))) : object;
  }
}

/** A part in sentences about what it lacks. */
export const oneOf = (part: string, parts: number): string => `${part}, one of ${parts} parts,`;

const noSum = (name: string): QcError => ({
  kind: "not-merged",
  what: name,
  why: "it is not the same in all parts, and has no sum",
});

const clusters = `${extractedNames.Clusters}/`;
const counted = new Set([
  storedNames.values("N_Clusters"),
  ...(["A", "C"] as const).map((side) => storedNames.rphi("N_Clusters", side)),
]);

/** Of extracted files most objects of clusters hold means of pads, or how values of pads are distributed: these do not add up. */
function hasSum(path: string, { kind, name }: PlainObject): boolean {
  return kind !== "pads" && (!path.startsWith(clusters) || counted.has(name));
}

/** Equal as plain data, numbers by their value. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [ofA, ofB] = [Object.entries(a), Object.entries(b)];
  return ofA.length === ofB.length && ofA.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]));
}
