import { bytes, counted, pointer, text, tObject, tObjArray, u16, u32 } from "../../src/root/testing/record.ts";
import type { Member, Shape, Shapes } from "./shapes.ts";

const named = (name: string | Uint8Array, title = ""): Uint8Array => counted(u16(1), tObject, text(name), text(title));

const basic: Readonly<Record<string, number>> = {
  short: 2,
  int: 3,
  float: 5,
  counter: 6,
  double: 8,
  "unsigned short": 12,
  "unsigned int": 13,
  "unsigned long": 14,
  long: 16,
  bool: 18,
};
/** Added to the number of a type for an array whose length another member tells. */
const arrayCode = 40;

/** The list of streamer infos, as its record holds it. Source: ROOT `TStreamerInfo::Streamer`, `TStreamerElement::Streamer`. */
export function writeInfos(shapes: Shapes): Uint8Array<ArrayBuffer> {
  const infos = [...shapes].map(([name, shape], i) => pointer("TStreamerInfo", info(name, shape, 1000 + i, shapes)));
  return bytes(counted(u16(5), tObject, text(""), u32(infos.length), ...infos.map((each) => bytes(each, text("")))));
}

function info(name: string, shape: Shape, checksum: number, shapes: Shapes): Uint8Array {
  const elements = [
    ...shape.bases.map((base) => {
      const version = shapes.get(base)?.version ?? 1;
      return pointer("TStreamerBase", counted(u16(3), element(base, 0, "BASE"), u32(version)));
    }),
    ...shape.members.map((member) => memberInfo(member, shape, name)),
  ];
  const list = pointer("TObjArray", tObjArray(...elements));
  return counted(u16(9), named(name), u32(checksum), u32(shape.version), list);
}

function memberInfo({ name, type }: Member, shape: Shape, className: string): Uint8Array {
  const plain = (kind: string, code: number): Uint8Array => pointer(kind, counted(u16(2), element(name, code, type)));
  const [, kind, counter] = /^(\w+)\[(\w+)\]$/.exec(type) ?? [];
  if (kind !== undefined && counter !== undefined) {
    const body = [
      element(name, arrayCode + basic[kind]!, `${kind}*`),
      u32(shape.version),
      text(counter),
      text(className),
    ];
    return pointer("TStreamerBasicPointer", counted(u16(2), ...body));
  }
  if (type === "counter") return pointer("TStreamerBasicType", counted(u16(2), element(name, 6, "int")));
  if (basic[type] !== undefined) return plain("TStreamerBasicType", basic[type]);
  if (type === "TString") return plain("TStreamerString", 65);
  if (type === "string") return pointer("TStreamerSTLstring", counted(u16(2), standard(name, type, 365, 365)));
  if (type === "vector<double>") return pointer("TStreamerSTL", standard(name, type, 1, 8));
  if (type.endsWith("*")) return plain("TStreamerObjectPointer", 64);
  return plain("TStreamerObjectAny", 62);
}

const standard = (name: string, type: string, container: number, contained: number): Uint8Array =>
  counted(u16(3), element(name, 500, type), u32(container), u32(contained));

/** Name, type code, size, length of an array, its dimensions and their lengths, type. */
const element = (name: string, code: number, type: string): Uint8Array =>
  counted(
    u16(4),
    named(name),
    u32(code),
    u32(0),
    u32(0),
    u32(0),
    ...Array.from({ length: 5 }, () => u32(0)),
    text(type),
  );
