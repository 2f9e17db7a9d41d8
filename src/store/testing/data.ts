import * as fc from "fast-check";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import type { ObjectGroup } from "../../hist/object.ts";
import type { KeptRun } from "../kept.ts";

// Objects of the program have a prototype; those of fast-check may have none.
const plain = <T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(members).map((each) => ({ ...each }));

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const numbers = fc.oneof(fc.double(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, -1111));
const optional = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(what, { nil: undefined });

const axis = (n: number) =>
  plain({
    n: fc.constant(n),
    lo: numbers,
    hi: numbers,
    edges: optional(fc.float64Array({ minLength: n + 1, maxLength: n + 1 })),
    labels: optional(fc.array(text, { minLength: n, maxLength: n })),
    title: text,
  });

const cells = (length: number) => {
  const size = { minLength: length, maxLength: length };
  return fc.oneof(
    fc.float64Array(size),
    fc.float32Array(size),
    fc.int32Array(size),
    fc.int16Array(size),
    fc.int8Array(size),
  );
};

const common = {
  name: text,
  title: text,
  entries: numbers,
  option: text,
  displayMinimum: optional(numbers),
  displayMaximum: optional(numbers),
};

const hist1d: fc.Arbitrary<Hist1D> = fc.integer({ min: 1, max: 8 }).chain((n) =>
  plain({
    ...common,
    kind: fc.constant("1d" as const),
    yTitle: text,
    className: fc.constant("TH1F"),
    x: axis(n),
    values: cells(n + 2),
    variances: optional(fc.float64Array({ minLength: n + 2, maxLength: n + 2 })),
    sums: fc.tuple(numbers, numbers, numbers, numbers),
  }),
);

const hist2d: fc.Arbitrary<Hist2D> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([nx, ny]) =>
    plain({
      ...common,
      kind: fc.constant("2d" as const),
      className: fc.constant("TH2F"),
      x: axis(nx),
      y: axis(ny),
      values: cells((nx + 2) * (ny + 2)),
      variances: fc.constant(undefined),
      sums: fc.tuple(numbers, numbers, numbers, numbers, numbers, numbers, numbers),
    }),
  );

// Strict equality takes a member "constructor" for the class of what it compares.
const keys = fc.oneof(text, fc.constantFrom("__proto__", "$a", "$o", "$n")).filter((key) => key !== "constructor");

/** Collections as a reader could hand them over, with an Activity of any shape. */
export const groups: fc.Arbitrary<ObjectGroup> = plain({
  path: fc.constantFrom("int/TPC/Tracks", "int/TPC/PID"),
  objects: fc.array(
    fc.oneof(hist1d, hist2d).map((hist) => ({ kind: "histogram" as const, name: hist.name, hist })),
    { maxLength: 4 },
  ),
  activity: fc.oneof(
    fc.constant(undefined),
    fc.dictionary(keys, fc.oneof(text, numbers, fc.bigInt(), fc.constant(null), fc.array(numbers)), {
      noNullPrototype: true,
    }),
  ),
  notes: fc.array(text, { maxLength: 2 }),
});

/** A group whose packed size is about that of its numbers: they do not compress. */
export function noisyGroup(path: string, bytes: number, seed: number): ObjectGroup {
  const values = new Int32Array(bytes / 4);
  let state = seed;
  for (let i = 0; i < values.length; i++) values[i] = state = (Math.imul(state, 1664525) + 1013904223) | 0;
  // Low bits of such a generator repeat; its high half alone does not.
  const mixed = values.map((value, i) => value ^ Math.imul(value >>> 15, 2246822519 + i));
  const hist: Hist1D = {
    kind: "1d",
    yTitle: "",
    name: "noise",
    title: "",
    className: "TH1I",
    entries: 1,
    option: "",
    displayMinimum: undefined,
    displayMaximum: undefined,
    x: { n: mixed.length - 2, lo: 0, hi: 1, edges: undefined, labels: undefined, title: "" },
    values: mixed,
    variances: undefined,
    sums: [0, 0, 0, 0],
  };
  return { path, objects: [{ kind: "histogram", name: "noise", hist }], activity: undefined, notes: [] };
}

/** The bytes of its numbers: quicker to compare than arrays. */
export function noiseOf(group: ObjectGroup | undefined): Buffer | undefined {
  const object = group?.objects[0];
  return object?.kind === "histogram" && object.hist.kind === "1d" ? Buffer.from(object.hist.values.buffer) : undefined;
}

export const keptRun = (identity: string, change: Partial<KeptRun> = {}): KeptRun => ({
  identity,
  name: `${identity}.root`,
  size: 1000,
  file: undefined,
  info: {
    run: 1,
    slice: undefined,
    period: undefined,
    pass: undefined,
    kind: undefined,
    beam: undefined,
    validity: undefined,
    from: "activity",
    doubts: [],
  },
  sources: [`https://a.example/${identity}.root`],
  readAt: 1,
  usedAt: 1,
  bytes: 0,
  summary: undefined,
  failure: undefined,
  ...change,
});
