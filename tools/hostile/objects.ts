import { bytes, counted, pointer, text, tObject, u16, u32, u64 } from "../../src/root/testing/record.ts";
import type { Member, Shapes } from "./shapes.ts";

/** An object to be written: its class and the members that are not 0, "" or none. */
export interface Thing {
  readonly class: string;
  readonly [member: string]: unknown;
}

/** Version of `TStreamerInfo` in the heads of texts and vectors. */
const infoVersion = 9;

export const double = (value: number): Uint8Array => reals([value], 8);
export const float = (value: number): Uint8Array => reals([value], 4);

/** In one piece: a histogram may have a million of them. */
function reals(values: readonly number[], length: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * length));
  for (const [i, value] of values.entries()) {
    if (length === 4) view.setFloat32(i * length, value);
    else view.setFloat64(i * length, value);
  }
  return new Uint8Array(view.buffer);
}

const signed = (value: number): Uint8Array => u32(value >>> 0);
const numbers = (value: unknown): readonly number[] => (value ?? []) as readonly number[];
const things = (value: unknown): readonly (Thing | undefined)[] => (value ?? []) as readonly (Thing | undefined)[];
const words = (value: unknown): string | Uint8Array => (value ?? "") as string | Uint8Array;

/** An object as it lies in a record: version and byte count in front, members by the shapes of the file. */
export function writeThing(thing: Thing, shapes: Shapes): Uint8Array {
  return part(thing.class, thing, shapes);
}

/** A pointer with the class by its name, so that no position of another object is needed; 0 for none. */
export const writePointer = (thing: Thing | undefined, shapes: Shapes): Uint8Array =>
  thing === undefined ? u32(0) : pointer(thing.class, writeThing(thing, shapes));

function part(className: string, thing: Thing, shapes: Shapes): Uint8Array {
  switch (className) {
    case "TObject":
      return bytes(u16(1), u32(Number(thing["fUniqueID"] ?? 0)), u32(0));
    case "TQObject":
      return bytes(); // has no members and, by its own streamer, no version
    case "TNamed":
      return counted(u16(1), tObject, text(words(thing["fName"])), text(words(thing["fTitle"])));
    case "TObjString":
      return counted(u16(1), part("TObject", thing, shapes), text(words(thing["fString"])));
    case "TArrayF":
    case "TArrayD": {
      const values = numbers(thing["fArray"]);
      return bytes(u32(Number(thing["fN"] ?? values.length)), reals(values, className === "TArrayF" ? 4 : 8));
    }
    case "TList":
    case "THashList": {
      const list = things(thing["arr"]);
      const entries = list.map((each) => bytes(writePointer(each, shapes), text("")));
      return counted(u16(5), tObject, text(""), u32(list.length), ...entries);
    }
    case "TObjArray": {
      const list = things(thing["arr"]);
      return counted(
        u16(3),
        tObject,
        text(words(thing["fName"])),
        u32(list.length),
        u32(0),
        ...list.map((each) => writePointer(each, shapes)),
      );
    }
    case "TCanvas":
      return canvas(thing, shapes);
    default:
      return described(className, thing, shapes);
  }
}

function described(className: string, thing: Thing, shapes: Shapes): Uint8Array {
  const shape = shapes.get(className);
  if (shape === undefined) throw new Error(`no shape of ${className}`);
  return counted(
    u16(shape.version),
    ...shape.bases.map((base) => part(base, thing, shapes)),
    ...shape.members.map((member) => value(member, thing, shapes)),
  );
}

function value({ name, type }: Member, thing: Thing, shapes: Shapes): Uint8Array {
  const given = Object.hasOwn(thing, name) ? thing[name] : undefined;
  if (type.endsWith("*")) return writePointer(given as Thing | undefined, shapes);
  if (type.endsWith("]")) return bytes([given === undefined ? 0 : 1], ...numbers(given).map(elementOf(type)));
  switch (type) {
    case "bool":
      return bytes([given === true ? 1 : 0]);
    case "short":
    case "unsigned short":
      return u16(Number(given ?? 0) & 0xffff);
    case "int":
    case "counter":
      return signed(Number(given ?? 0));
    case "long":
    case "unsigned long":
      return u64(Number(given ?? 0));
    case "float":
      return float(Number(given ?? 0));
    case "double":
      return double(Number(given ?? 0));
    case "TString":
      return text(words(given));
    case "string":
      return counted(u16(infoVersion), text(words(given)));
    case "vector<double>":
      return counted(u16(infoVersion), u32(numbers(given).length), ...numbers(given).map(double));
    case "TArrayD":
      return part("TArrayD", { class: type, fArray: given }, shapes);
    default:
      return part(type, { class: type, ...(given as object | undefined) }, shapes);
  }
}

/** How an element of "int[fMaxBaskets]" is written. */
const elementOf = (type: string): ((value: number) => Uint8Array) =>
  type.startsWith("int") ? signed : type.startsWith("long") ? u64 : double;

/** Source: ROOT `TCanvas::Streamer`. */
function canvas(thing: Thing, shapes: Shapes): Uint8Array {
  const sizes = [0, 0, 0, 0, 0, 0, 700, 500, 696, 472].map(signed);
  return counted(
    u16(8),
    part("TPad", thing, shapes),
    text(""),
    u32(0),
    bytes([0]),
    ...sizes,
    part("TAttCanvas", thing, shapes),
    bytes([0, 0], u16(0), [0, 0, 0, 0]),
  );
}
