import { TBuffer, type TFile } from "jsroot/io";
import { asDamage } from "./damage.ts";
import { DefensiveBuffer } from "./defensive.ts";
import { collectNotices } from "./jsroot-notices.ts";

/** The payload of a key, unpacked, and what it takes to decode it. */
export interface Payload {
  readonly file: TFile;
  readonly className: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Length of the head of the key: references within the object count from the start of the record. */
  readonly keyLength: number;
}

export interface Decoded {
  readonly object: unknown;
  /** What JSROOT said about classes and members it did not understand. */
  readonly notices: readonly string[];
}

/** Decodes by the streamer infos of the file; throws `Damage` and exceeded limits. */
export function decode(payload: Payload): Decoded {
  const { bytes, file } = payload;
  return decodeFrom(new TBuffer(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, file), payload);
}

/** The same without metadata, element by element: see `DefensiveBuffer`. */
export function decodeDefensively(payload: Payload): Decoded {
  const { bytes, file } = payload;
  return decodeFrom(
    new DefensiveBuffer(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, file),
    payload,
  );
}

function decodeFrom(buffer: TBuffer, { className, keyLength }: Payload): Decoded {
  buffer.fTagOffset = keyLength;
  const object = {};
  const notices: string[] = [];
  try {
    collectNotices(notices, () => {
      buffer.mapObject(1, object);
      buffer.classStreamer(object, className);
    });
  } catch (thrown) {
    throw asDamage(thrown);
  }
  return { object, notices };
}
