import { TBuffer } from "jsroot/io";
import { collectionClass } from "../../src/root/convert/classes.ts";
import type { Payload } from "../../src/root/decode.ts";

/** Where a histogram of counts lies in its collection. Positions in bytes. */
export interface HistPlace {
  /** TH1F, TH2D … */
  readonly className: string;
  readonly name: string;
  /** Bins of each axis, without flow; along y 0 where there is none. */
  readonly bins: readonly [x: number, y: number];
  readonly centres: readonly [x: Float64Array, y: Float64Array];
  /** Contents of all cells, and where they begin. */
  readonly cells: ArrayLike<number>;
  readonly cellsAt: number;
  /** Of entries and the sums behind them (Σw, Σw², Σwx, Σwx²), and of a map of Σwy, Σwy², Σwxy. */
  readonly sumsAt: number;
  readonly sumsYAt: number | undefined;
}

/** Notes where each array begins. */
class NotingBuffer extends TBuffer {
  readonly starts = new Map<unknown, number>();

  override readFastArray(count: number, type: number): unknown {
    const start = this.o;
    const array = super.readFastArray(count, type);
    this.starts.set(array, start);
    return array;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** All histograms of a collection that hold counts with one or two axes of equal bins or given edges; profiles are none. */
export function histPlaces({ bytes, file, className, keyLength }: Payload): readonly HistPlace[] {
  if (className !== collectionClass) return [];
  const buffer = new NotingBuffer(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, file);
  buffer.fTagOffset = keyLength;
  const collection: Members = {};
  buffer.mapObject(1, collection);
  buffer.classStreamer(collection, className);
  const places: HistPlace[] = [];
  for (const object of objectsOf(collection)) {
    const found = placeOf(object, bytes, buffer.starts);
    if (found !== undefined) places.push(found);
  }
  return places;
}

/** In collections and monitor objects, however deep. */
function objectsOf(value: unknown): readonly Members[] {
  if (typeof value !== "object" || value === null) return [];
  const { arr, mObject } = value as Members;
  if (Array.isArray(arr)) return arr.flatMap(objectsOf);
  return mObject === undefined ? [value as Members] : objectsOf(mObject);
}

function placeOf(object: Members, bytes: Uint8Array, starts: ReadonlyMap<unknown, number>): HistPlace | undefined {
  const className = String(object["_typename"]);
  const cellsAt = starts.get(object["fArray"]);
  const two = /^TH2[CSIFD]$/.test(className);
  if (cellsAt === undefined || (!two && !/^TH1[CSIFD]$/.test(className))) return undefined;
  const sumsAt = numbersBefore(bytes, cellsAt, object, ["fEntries", "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"]);
  if (sumsAt < 0) return undefined;
  // Right before the number of the cells.
  const sumsYAt = two ? cellsAt - 4 - 24 : undefined;
  const [x, y] = [object["fXaxis"] as Members, object["fYaxis"] as Members];
  return {
    className,
    name: String(object["fName"]),
    bins: [Number(x["fNbins"]), two ? Number(y["fNbins"]) : 0],
    centres: [centresOf(x), two ? centresOf(y) : new Float64Array(1)],
    cells: object["fArray"] as ArrayLike<number>,
    cellsAt,
    sumsAt,
    sumsYAt,
  };
}

/** They lie one after another, as ROOT writes them; nothing between them and the cells is the same, as entries are not 0. */
function numbersBefore(bytes: Uint8Array, before: number, object: Members, names: readonly string[]): number {
  const wanted = Buffer.alloc(8 * names.length);
  names.forEach((name, i) => wanted.writeDoubleBE(Number(object[name]), 8 * i));
  return Buffer.from(bytes.buffer, bytes.byteOffset, before).lastIndexOf(wanted);
}

/** Of bins 0 … n + 1; flow bins have none. */
function centresOf(axis: Members): Float64Array {
  const [n, lo, hi] = [Number(axis["fNbins"]), Number(axis["fXmin"]), Number(axis["fXmax"])];
  const edges = axis["fXbins"] as ArrayLike<number> | undefined;
  const edge = (i: number): number => (edges?.length === n + 1 ? edges[i]! : lo + (i * (hi - lo)) / n);
  return Float64Array.from({ length: n + 2 }, (_, bin) =>
    bin === 0 || bin > n ? NaN : (edge(bin - 1) + edge(bin)) / 2,
  );
}
