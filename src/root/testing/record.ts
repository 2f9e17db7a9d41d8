/** Writes records of ROOT for tests: high byte first, byte counts in front. */
const join = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  join(parts.map((part) => (part instanceof Uint8Array ? part : Uint8Array.from(part))));

export const u16 = (value: number): Uint8Array => bytes([(value >> 8) & 255, value & 255]);
export const u32 = (value: number): Uint8Array => bytes(u16(Math.floor(value / 65_536)), u16(value % 65_536));
export const u64 = (value: number): Uint8Array => bytes(u32(Math.floor(value / 2 ** 32)), u32(value % 2 ** 32));

export const text = (value: string | Uint8Array): Uint8Array => {
  const encoded = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return encoded.length < 255 ? bytes([encoded.length], encoded) : bytes([255], u32(encoded.length), encoded);
};

/** Bytes with their count in front, as versioned objects have it. */
export const counted = (...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytes(...parts);
  return bytes(u32(0x4000_0000 + body.length), body);
};

/** What an object pointer holds: class by name, then the object. */
export const pointer = (className: string, object: Uint8Array): Uint8Array =>
  counted(u32(0xffff_ffff), new TextEncoder().encode(`${className}\0`), object);

export const tObject = bytes(u16(1), u32(0), u32(0));

/** TObjArray of the given pointers. */
export const tObjArray = (...pointers: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  bytes(counted(u16(3), tObject, text(""), u32(pointers.length), u32(0), ...pointers));

export interface TestKey {
  readonly className: string;
  readonly name: string;
  readonly title?: string;
  readonly cycle?: number;
  readonly position?: number;
  readonly directory?: number;
  readonly unpacked?: number;
  readonly large?: boolean;
}

/** A record: head of the key, then the payload. */
export function keyRecord(key: TestKey, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const { className, name, title = "", cycle = 1, position = 0, directory = 0, large = false } = key;
  const place = large ? u64 : u32;
  const texts = bytes(text(className), text(name), text(title));
  const keyLength = 18 + 2 * place(0).length + texts.length;
  return bytes(
    u32(keyLength + payload.length),
    u16(large ? 1004 : 4),
    u32(key.unpacked ?? payload.length),
    u32(0),
    u16(keyLength),
    u16(cycle),
    place(position),
    place(directory),
    texts,
    payload,
  );
}

/** A list of keys with its own head, naming the directory it lists. */
export function keyList(directory: number, keys: readonly TestKey[]): Uint8Array<ArrayBuffer> {
  const heads = keys.map((key) => keyRecord(key, new Uint8Array()));
  return keyRecord({ className: "TDirectoryFile", name: "list", directory }, bytes(u32(keys.length), ...heads));
}
