import { shuffle, unshuffle } from "./shuffle.ts";

/**
 * Plain data as bytes and back, exactly: typed arrays with their class, NaN, infinities, −0, bigint, `undefined`.
 * Layout: length of the text (32 bits, little-endian), JSON text in UTF-8, then the arrays, bytes shuffled.
 * In the text an object with one key of `marks` stands for what JSON cannot say.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Packable[] = [];
  const text = new TextEncoder().encode(JSON.stringify(toJson(value, arrays)));
  const total = arrays.reduce((sum, array) => sum + array.byteLength, 4 + text.length);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const array of arrays) {
    const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    shuffle(own, array.BYTES_PER_ELEMENT, bytes.subarray(at, at + own.length));
    at += own.length;
  }
  return bytes;
}

/** Undoes `pack`; every array gets a buffer of its own, so that it can be transferred. Throws where the bytes are not of `pack`. */
export function unpack(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, 4 + length));
  return fromJson(JSON.parse(text), { bytes, at: 4 + length });
}

const classes = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  i16: Int16Array,
  i8: Int8Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
} as const;

type ClassName = keyof typeof classes;
type Packable = InstanceType<(typeof classes)[ClassName]>;

// $a: [class, length] of the next array; $n: a number JSON has no word for; $b: bigint; $u: undefined;
// $o: an object of the data that itself has a key with a dollar in front.
type Marked = Readonly<Record<string, unknown>>;

function toJson(value: unknown, arrays: Packable[]): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $n: Object.is(value, -0) ? "-0" : String(value) };
    case "bigint":
      return { $b: value.toString() };
    case "undefined":
      return { $u: 0 };
    case "object":
      break;
    default:
      throw new TypeError(`A ${typeof value} cannot be kept`);
  }
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((each) => toJson(each, arrays));
  if (ArrayBuffer.isView(value)) {
    const [name] = Object.entries(classes).find(([, type]) => value instanceof type) ?? [];
    if (name === undefined) throw new TypeError("Only typed arrays can be kept");
    const array = value as Packable;
    arrays.push(array);
    return { $a: [name, array.length] };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError("Only plain objects can be kept");
  const entries = Object.entries(value).map(([key, each]) => [key, toJson(each, arrays)] as const);
  const plain = Object.fromEntries(entries);
  return entries.some(([key]) => key.startsWith("$")) ? { $o: plain } : plain;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function fromJson(value: unknown, cursor: Cursor): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => fromJson(each, cursor));
  const marked = value as Marked;
  if ("$n" in marked) return Number(marked["$n"]);
  if ("$b" in marked) return BigInt(String(marked["$b"]));
  if ("$u" in marked) return undefined;
  if ("$a" in marked) return nextArray(marked["$a"], cursor);
  // From entries, not by assignment: a key "__proto__" stays a key.
  const inner = ("$o" in marked ? marked["$o"] : marked) as object;
  return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, fromJson(each, cursor)]));
}

function nextArray(mark: unknown, cursor: Cursor): Packable {
  const [name, length] = mark as [ClassName, number];
  const array = new classes[name](length);
  const end = cursor.at + array.byteLength;
  if (end > cursor.bytes.length) throw new RangeError("Packed bytes end too early");
  unshuffle(cursor.bytes.subarray(cursor.at, end), array.BYTES_PER_ELEMENT, new Uint8Array(array.buffer));
  cursor.at = end;
  return array;
}
