const constructors = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Date,
  RegExp,
  Promise,
  Map,
  Set,
  WeakMap,
  WeakSet,
  WeakRef,
  Error,
  TypeError,
  RangeError,
  ArrayBuffer,
  DataView,
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  TextDecoder,
];

/** Everything that all code of a thread shares, and must be after reading a file what it was before. */
const shared: readonly object[] = [
  globalThis,
  JSON,
  Math,
  Reflect,
  ...constructors.flatMap((type) => [type, type.prototype as object]),
  Object.getPrototypeOf(Uint8Array.prototype) as object,
];

type Snapshot = ReadonlyMap<object, ReadonlyMap<string | symbol, unknown>>;

function memberOf(object: object, key: string | symbol): unknown {
  const descriptor: { readonly get?: unknown; readonly value?: unknown } | undefined = Object.getOwnPropertyDescriptor(
    object,
    key,
  );
  return descriptor?.get ?? descriptor?.value;
}

export const snapshot = (): Snapshot =>
  new Map(
    shared.map((object) => [object, new Map(Reflect.ownKeys(object).map((key) => [key, memberOf(object, key)]))]),
  );

/** Names of shared members that were added, taken away or changed since. Of `globalThis`, whose members Node makes when they are first used, only new ones count. */
export function changedSince(before: Snapshot): string[] {
  return shared.flatMap((object) => {
    const was = before.get(object)!;
    const keys = Reflect.ownKeys(object);
    const gone = [...was.keys()].filter((key) => !Object.hasOwn(object, key));
    const changed = keys.filter(
      (key) => !was.has(key) || (object !== globalThis && !Object.is(was.get(key), memberOf(object, key))),
    );
    return [...gone, ...changed].map(String);
  });
}
