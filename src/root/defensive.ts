import { TBuffer } from "jsroot/io";
import { collectionClass, monitorObjectClass } from "./convert/classes.ts";

const countMask = 0x4000_0000;
const newClassTag = 0xffff_ffff;

const failures = new WeakMap<object, unknown>();

/** What an element threw while it was decoded defensively. */
export const failureOf = (object: object): unknown => failures.get(object);

/**
 * Reads QC collections without trusting what the file says of their classes: of the collection only its array, of a
 * monitor object only the object it holds. The byte counts lead past the rest, so a wrong description of Activity,
 * metadata or collection costs nothing but themselves; and an element that cannot be decoded costs nothing but itself.
 */
export class DefensiveBuffer extends TBuffer {
  override classStreamer(object: object, className: string): unknown {
    if (className === collectionClass) {
      return this.firstPart(object, className, () => super.classStreamer(object, "TObjArray"));
    }
    if (className === monitorObjectClass) {
      return this.firstPart(object, className, () => {
        super.classStreamer(object, "TObject");
        Object.assign(object, { mObject: this.readObjectAny() });
      });
    }
    return super.classStreamer(object, className);
  }

  override readObjectAny(): unknown {
    const start = this.o;
    const count = this.arr.getUint32(start);
    const counted = count !== newClassTag && (count & countMask) !== 0;
    const end = start + 4 + (count & ~countMask);
    if (!counted || end > this.arr.byteLength) return super.readObjectAny();
    try {
      return super.readObjectAny();
    } catch (thrown) {
      const partial = this.getMappedObject(this.fTagOffset + start + 2) ?? {};
      if (typeof partial !== "object") throw thrown;
      failures.set(partial, thrown);
      return partial;
    } finally {
      this.o = end;
    }
  }

  private firstPart(object: object, className: string, read: () => void): object {
    Object.assign(object, { _typename: className });
    const { off, bytecnt } = this.readVersion();
    read();
    if (bytecnt !== undefined) this.o = off + bytecnt;
    return object;
  }
}
