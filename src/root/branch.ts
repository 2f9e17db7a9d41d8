import { inParallel } from "../base/in-parallel.ts";
import { storedBasket, toBasket, type Basket } from "./basket.ts";
import { isMembers, listOf, numberOf } from "./convert/fields.ts";
import type { NumberLayout, StoredBranch } from "./convert/tree.ts";
import { Damage } from "./damage.ts";
import { checkLimit, limits } from "./limits.ts";
import type { PayloadReader } from "./payload.ts";

/** Read at a time: each is a request and some memory. */
const basketsAtOnce = 4;

/**
 * All numbers of a branch in the order of its entries, whichever entry they are of. Throws `Damage` where there are not as
 * many entries as the branch says, or the bytes of a basket do not come out even; our own reader rather than JSROOT's,
 * which ends with fewer entries, or never, where a basket cannot be read.
 */
export async function readNumbers(
  { branch, layout, stored }: StoredBranch & { readonly layout: NumberLayout },
  payloads: PayloadReader,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const perEntry = layout.kind === "fixed" ? layout.count : 1;
  checkLimit("number of values of a branch", branch.entries * perEntry, limits.branchValues);
  let [entries, count] = [0, 0];
  const parts = await inParallel(basketsOf(stored), basketsAtOnce, async (place): Promise<Float64Array> => {
    const basket =
      "stored" in place ? place.stored : toBasket(await payloads.readBasket(place.at, place.packed, signal));
    entries += basket.entries;
    if (entries > branch.entries) throw new Damage(`${entries} of ${branch.entries} entries in its baskets`);
    const length = lengthOf(basket, layout);
    count += length;
    checkLimit("number of values of a branch", count, limits.branchValues);
    return numbersOf(basket, layout, length);
  });
  if (entries !== branch.entries) throw new Damage(`${entries} of ${branch.entries} entries in its baskets`);
  const all = new Float64Array(count);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Place = { readonly at: number; readonly packed: number } | { readonly stored: Basket };

/** Where the baskets lie, in order; those that lie within the tree itself come as they are. */
function basketsOf(stored: StoredBranch["stored"]): readonly Place[] {
  const last = numberOf(stored, "fWriteBasket");
  checkLimit("number of baskets of a branch", last, limits.branchBaskets);
  const [seek, bytes] = ["fBasketSeek", "fBasketBytes"].map(
    (member) => stored[member] as ArrayLike<unknown> | undefined,
  );
  const within = listOf(stored["fBaskets"]) ?? [];
  const places: Place[] = [];
  for (let i = 0; i <= last; i++) {
    const [at, packed, basket] = [Number(seek?.[i] ?? 0), Number(bytes?.[i] ?? 0), within[i]];
    if (isMembers(basket)) places.push({ stored: storedBasket(basket) });
    else if (at > 0 && packed > 0) places.push({ at, packed });
  }
  return places;
}

function lengthOf({ entries, data }: Basket, layout: NumberLayout): number {
  const size = layout.type.size;
  switch (layout.kind) {
    case "fixed":
      if (data.byteLength !== entries * layout.stride) {
        throw new Damage(`a basket of ${data.byteLength} bytes for ${entries} entries of ${layout.stride}`);
      }
      return entries * layout.count;
    case "run":
      if (data.byteLength % size !== 0) throw new Damage(`a basket of ${data.byteLength} bytes for numbers of ${size}`);
      return data.byteLength / size;
    case "vector": {
      let sum = 0;
      for (const { length } of vectorsIn(data, entries, size)) sum += length;
      return sum;
    }
  }
}

function numbersOf({ entries, data }: Basket, layout: NumberLayout, length: number): Float64Array {
  const values = new Float64Array(length);
  const { read, size } = layout.type;
  let filled = 0;
  const take = (start: number, count: number): void => {
    for (let i = 0; i < count; i++) values[filled++] = read(data, start + i * size);
  };
  if (layout.kind === "fixed") {
    for (let entry = 0; entry < entries; entry++) take(entry * layout.stride + layout.offset, layout.count);
  } else if (layout.kind === "run") take(0, length);
  else for (const vector of vectorsIn(data, entries, size)) take(vector.start, vector.length);
  return values;
}

const countMask = 0x4000_0000;
/** Byte count, version, number of elements. */
const vectorHead = 10;

/** Each entry: count of the bytes that follow, version, number of elements, elements. */
function* vectorsIn(data: DataView, entries: number, size: number) {
  let at = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + vectorHead > data.byteLength) throw new Damage("a basket ends within an entry");
    const [bytes, length] = [data.getUint32(at) - countMask, data.getUint32(at + 6)];
    if (bytes !== vectorHead - 4 + length * size) throw new Damage(`a vector of ${length} elements in ${bytes} bytes`);
    const start = at + vectorHead;
    at = start + length * size;
    if (at > data.byteLength) throw new Damage("a basket ends within an entry");
    yield { start, length };
  }
  if (at !== data.byteLength) throw new Damage("a basket goes on behind its last entry");
}
