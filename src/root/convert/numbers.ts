/** How a number lies in a file, high byte first. */
export interface NumberType {
  /** As in C++. */
  readonly name: string;
  readonly size: number;
  readonly read: (view: DataView, at: number) => number;
}

const type = (name: string, size: number, read: NumberType["read"]): NumberType => ({ name, size, read });

const bool = type("bool", 1, (view, at) => (view.getUint8(at) === 0 ? 0 : 1));
const int8 = type("char", 1, (view, at) => view.getInt8(at));
const uint8 = type("unsigned char", 1, (view, at) => view.getUint8(at));
const int16 = type("short", 2, (view, at) => view.getInt16(at));
const uint16 = type("unsigned short", 2, (view, at) => view.getUint16(at));
const int32 = type("int", 4, (view, at) => view.getInt32(at));
const uint32 = type("unsigned int", 4, (view, at) => view.getUint32(at));
// Beyond 2⁵³ to the nearest double.
const int64 = type("long", 8, (view, at) => Number(view.getBigInt64(at)));
const uint64 = type("unsigned long", 8, (view, at) => Number(view.getBigUint64(at)));
const float = type("float", 4, (view, at) => view.getFloat32(at));
const double = type("double", 8, (view, at) => view.getFloat64(at));

/** By the class of a leaf, signed and unsigned. Packed reals (TLeafF16, TLeafD32) and texts (TLeafC) are none of them. */
const leaves: ReadonlyMap<string, readonly [signed: NumberType, unsigned: NumberType]> = new Map([
  ["TLeafO", [bool, bool]],
  ["TLeafB", [int8, uint8]],
  ["TLeafS", [int16, uint16]],
  ["TLeafI", [int32, uint32]],
  ["TLeafL", [int64, uint64]],
  ["TLeafG", [int64, uint64]],
  ["TLeafF", [float, float]],
  ["TLeafD", [double, double]],
]);

export const numberOfLeaf = (className: string, unsigned: boolean): NumberType | undefined =>
  leaves.get(className)?.[unsigned ? 1 : 0];

/** By the number that streamer infos give a type. Source: ROOT `TVirtualStreamerInfo::EReadWrite`. */
const codes: ReadonlyMap<number, NumberType> = new Map([
  [1, int8],
  [2, int16],
  [3, int32],
  [4, int64],
  [5, float],
  [6, int32], // a counter
  [8, double],
  [11, uint8],
  [12, uint16],
  [13, uint32],
  [14, uint64],
  [15, uint32], // bits of a TObject
  [16, int64],
  [17, uint64],
  [18, bool],
]);

/** Added to the number of a type for an array of fixed length; twice for one whose length another member tells. */
const arrayCode = 20;

/** The type of a member, or of the elements of one that is an array of fixed length. */
export const numberOfCode = (code: number): NumberType | undefined =>
  codes.get(code > arrayCode && code < 2 * arrayCode ? code - arrayCode : code);

const all = [bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float, double];

/** The type of the elements of "vector<float>". */
export function numberOfVector(typeName: string): NumberType | undefined {
  const element = /^(?:std::)?vector<\s*([\w ]+?)\s*>$/.exec(typeName)?.[1];
  const name = aliases.get(element ?? "") ?? element;
  return all.find((each) => each.name === name);
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["Bool_t", "bool"],
  ["Char_t", "char"],
  ["UChar_t", "unsigned char"],
  ["Short_t", "short"],
  ["UShort_t", "unsigned short"],
  ["Int_t", "int"],
  ["unsigned", "unsigned int"],
  ["UInt_t", "unsigned int"],
  ["Long64_t", "long"],
  ["Long_t", "long"],
  ["ULong64_t", "unsigned long"],
  ["ULong_t", "unsigned long"],
  ["Float_t", "float"],
  ["Double_t", "double"],
]);
