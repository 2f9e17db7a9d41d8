import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { unwrap } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { unzip } from "../../src/root/codecs/unzip.ts";
import { Cursor } from "../../src/root/cursor.ts";
import type { RootKey } from "../../src/root/file.ts";
import { headLength, readHeader } from "../../src/root/header.ts";
import { readKeyRecord } from "../../src/root/keys.ts";
import { openRootFile } from "../../src/root/open.ts";
import { objectsBytes } from "../../src/root/testing/objects-file.ts";
import { bytes, counted, u32 } from "../../src/root/testing/record.ts";
import type { FileParts } from "../hostile/root-file.ts";
import { syntheticParts } from "../hostile/synthetic.ts";
import { golden, goldenDir } from "../testing/golden.ts";

/** What is mutated: a small file known part by part, or a whole file of which only bytes are known. */
export type Base =
  | { readonly kind: "parts"; readonly name: string; readonly parts: FileParts }
  | { readonly kind: "whole"; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

const demo = resolve(import.meta.dirname, "../../public/demo");
/** Parts of real files stay below this length, so that thousands of them can be read. */
const partLength = 400_000;

/** Small files: the synthetic one, and the first objects of every collection of a demo file and of golden files. */
export async function smallBases(useGolden: boolean): Promise<readonly Base[]> {
  const files = [join(demo, "559104.root")];
  if (useGolden && goldenDir !== undefined) {
    const old = ["2022-top-level", "2024-hypothesis-canvas", "2024-string-type"].map((name) => `old/${name}.root`);
    files.push(...["codecs/lz4.root", "2024/LHC24zz/apass2/559104_QC.root", ...old].map(golden));
  }
  const cut = await Promise.all(files.map((path) => partsOf(path)));
  const all = [syntheticParts(), ...cut];
  return all.map((parts) => ({ kind: "parts", name: parts.name, parts }));
}

/** Whole files: the demos, one with an object of every kind, and golden files of every codec. */
export function wholeBases(useGolden: boolean): readonly Base[] {
  const files = readdirSync(demo).map((name) => join(demo, name));
  if (useGolden && goldenDir !== undefined) {
    files.push(...["zstd5", "lzma7", "zlib1", "lzma7-several-chunks"].map((name) => golden(`codecs/${name}.root`)));
  }
  const whole = files
    .filter((path) => path.endsWith(".root"))
    .map((path) => ({ name: basename(path), bytes: Uint8Array.from(readFileSync(path)) }));
  return [...whole, { name: "objects.root", bytes: objectsBytes() }].map((each) => ({ kind: "whole", ...each }));
}

/** A demo file of nothing but its values per pad, which are many and come in few shapes. */
export async function padsBase(): Promise<FileParts> {
  const parts = await partsOf(join(demo, "559104.root"), ({ path }) => path === "int/TPC/Clusters");
  return { ...parts, name: "pads.root" };
}

/** A real file cut to its first objects, or to certain keys, unpacked: same classes, same bytes of those objects. */
async function partsOf(path: string, isWanted?: (key: RootKey) => boolean): Promise<FileParts> {
  const name = basename(path);
  const file = Uint8Array.from(readFileSync(path));
  const root = unwrap(await openRootFile(openMemory(name, file)));
  const entries: FileParts["entries"][number][] = [];
  const visit = async (directory: string): Promise<void> => {
    let taken = 0;
    for (const key of unwrap(await root.keys(directory))) {
      if (key.isDirectory) await visit(key.path);
      else if (isWanted?.(key) ?? (key.unpacked < 20 * partLength && taken++ < 3)) {
        const whole = await unpack(file, key.position, key.packed, key.unpacked);
        const payload = isWanted === undefined ? firstObjects(whole, key.className) : whole;
        const { path, className, title } = key;
        if (isWanted !== undefined || payload.length < partLength) entries.push({ path, className, title, payload });
      }
    }
  };
  await visit("");
  const { seekInfo, infoLength } = readHeader(name, file.length, file.subarray(0, headLength));
  const head = readKeyRecord(new Cursor(file, seekInfo));
  return { name, entries, infos: await unpack(file, seekInfo, infoLength, head.unpacked) };
}

async function unpack(file: Uint8Array, position: number, packed: number, unpacked: number) {
  const record = Uint8Array.from(file.subarray(position, position + packed));
  const body = record.subarray(readKeyRecord(new Cursor(record)).keyLength);
  return body.length === unpacked ? body : unzip(body, unpacked);
}

/** Bytes from the start of a collection to the name of its array: counts, versions, TObject. */
const beforeName = 6 + 6 + 10;

/**
 * A collection cut after as many objects as fit: what they refer to lies before them. Counts are set anew; what follows
 * the array is kept.
 */
function firstObjects(payload: Uint8Array, className: string): Uint8Array {
  if (!className.endsWith("MonitorObjectCollection") || payload.length < partLength) return payload;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const beforeCount = beforeName + 1 + payload[beforeName]!;
  const arrayEnd = 10 + (view.getUint32(6) & 0x3fff_ffff);
  let at = beforeCount + 8;
  let count = 0;
  while (at < arrayEnd) {
    const next = at + 4 + (view.getUint32(at) & 0x3fff_ffff);
    if (next > partLength) break;
    at = next;
    count++;
  }
  const array = counted(payload.subarray(10, beforeCount), u32(count), u32(0), payload.subarray(beforeCount + 8, at));
  return bytes(counted(payload.subarray(4, 6), array, payload.subarray(arrayEnd)));
}
