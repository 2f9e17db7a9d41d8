import { spawnSync } from "node:child_process";
import { bytes } from "../../src/root/testing/record.ts";
import { hist } from "../hostile/histograms.ts";
import { writeInfos } from "../hostile/infos.ts";
import { packedBlock, writeRootFile, type Entry } from "../hostile/root-file.ts";
import { qcShapes } from "../hostile/shapes.ts";
import { entryOf } from "../hostile/synthetic.ts";
import { map, mapContent } from "./contract.ts";

export const codecs = ["none", "zlib", "lz4", "zstd", "lzma"] as const;
export type Codec = (typeof codecs)[number];

/** The one key of the file. */
export const mapPath = "map";

/** Programs that pack as ROOT's libraries do: what is packed goes in, one block comes out. Letters: ROOT `R__zipMultipleAlgorithm`. */
const programs = {
  zstd: { command: "zstd", args: ["-5", "--stdout"], letters: [90, 83, 1] },
  lzma: { command: "xz", args: ["-7", "--check=crc32", "--stdout"], letters: [88, 90, 0] },
} as const;

/** Contents of all cells of the map, flow included. */
export function mapCells(): readonly number[] {
  const cells = Array.from({ length: (map.bins + 2) ** 2 }, () => 0);
  for (let y = 1; y <= map.bins; y++) {
    for (let x = 1; x <= map.bins; x++) cells[x + (map.bins + 2) * y] = mapContent(x, y);
  }
  return cells;
}

/** A file with a TH2F of a million bins, in one block; `undefined` where no program packs so on this machine. */
export function mapFile(codec: Codec, cells: readonly number[]): Uint8Array<ArrayBuffer> | undefined {
  const axis = { bins: map.bins, lo: 0, hi: map.bins };
  const entry = packedEntry(entryOf(mapPath, hist({ class: "TH2F", name: "map", x: axis, y: axis, cells })), codec);
  if (entry === undefined) return undefined;
  return writeRootFile({ name: `${codec}.root`, entries: [entry], infos: writeInfos(qcShapes) }).bytes;
}

function packedEntry(entry: Entry, codec: Codec): Entry | undefined {
  if (codec !== "zstd" && codec !== "lzma") return { ...entry, packing: codec };
  const { command, args, letters } = programs[codec];
  const { payload } = entry;
  const { status, stdout } = spawnSync(command, args, { input: payload, maxBuffer: 2 * payload.length });
  if (status !== 0) return undefined;
  return { ...entry, payload: packedBlock(letters, bytes(stdout), payload.length), unpacked: payload.length };
}
