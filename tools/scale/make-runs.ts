import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { headLength, readHeader } from "../../src/root/header.ts";
import { openJsrootFile } from "../../src/root/jsroot-file.ts";
import { Metadata } from "../../src/root/metadata.ts";
import { draws, type Draws } from "../defects/period/poisson.ts";
import { histPlaces, type HistPlace } from "./hist-places.ts";
import { recordsOf, unpackedBody, withContents } from "./move-records.ts";

/** A run from which others are made: its collections unpacked, and where their histograms are. */
interface Pattern {
  readonly run: number;
  readonly file: Uint8Array;
  readonly collections: readonly {
    readonly at: number;
    readonly payload: Uint8Array;
    readonly places: readonly HistPlace[];
  }[];
}

/** Small runs of the demo: good ones, and one of each defect that trends show. */
const demo = resolve(import.meta.dirname, "../../public/demo/apass1");
const patternRuns = [559100, 559102, 559108, 559112, 559107, 559110];
/** Of ten runs nine are like the first three: a period is good for the most part. */
const patternOf = (i: number): number => (i % 10 === 7 ? 3 + (Math.floor(i / 10) % 3) : i % 3);

const firstRun = 570_001;

/**
 * Writes runs that do not exist, `570001.root` and so on, and their `runparameters.json`: each like one of the demo, with every cell
 * of every histogram drawn anew around what it has, sums and entries with them, its own run number in every Activity and its
 * own UUID.
 *
 * @returns their numbers.
 */
export async function makeRuns(count: number, folder: string): Promise<readonly number[]> {
  mkdirSync(folder, { recursive: true });
  const patterns = new Map<number, Promise<Pattern>>();
  const parameters = JSON.parse(readFileSync(join(demo, "runparameters.json"), "utf8")) as Parameters;
  const ofRuns: Record<string, unknown> = {};
  const runs = Array.from({ length: count }, (_, i) => firstRun + i);
  for (const [i, run] of runs.entries()) {
    const from = patternRuns[patternOf(i)]!;
    const reading = patterns.get(from) ?? readPattern(join(demo, `${from}.root`));
    patterns.set(from, reading);
    const pattern = await reading;
    writeFileSync(join(folder, `${run}.root`), await runLike(pattern, run));
    ofRuns[run] = parameters.runs[559102]; // runs of one field
  }
  writeFileSync(join(folder, "runparameters.json"), JSON.stringify({ runs: ofRuns }));
  return runs;
}

interface Parameters {
  readonly runs: Readonly<Record<string, unknown>>;
}

async function readPattern(path: string): Promise<Pattern> {
  const file = Uint8Array.from(readFileSync(path));
  const name = basename(path);
  const metadata = new Metadata(openMemory(name, file));
  await metadata.prefetchTail(readHeader(name, file.length, await metadata.prefetch(0, headLength)));
  const jsroot = await openJsrootFile(name, file.length, metadata);
  const collections = [];
  for (const record of recordsOf(file)) {
    const { className, keyLength } = record.head;
    if (!className.endsWith("MonitorObjectCollection")) continue;
    const payload = await unpackedBody(record);
    const places = histPlaces({ file: jsroot, className, bytes: payload, keyLength });
    collections.push({ at: record.at, payload, places });
  }
  return { run: Number.parseInt(name, 10), file, collections };
}

async function runLike({ run: from, file, collections }: Pattern, run: number): Promise<Uint8Array> {
  const random = draws(run);
  const contents = new Map<number, Uint8Array>();
  for (const { at, payload, places } of collections) {
    const own = Uint8Array.from(payload);
    renumber(own, from, run);
    for (const place of places) redraw(own, place, random);
    contents.set(at, own);
  }
  const uuid = Uint8Array.from({ length: 16 }, () => Math.floor(256 * random.uniform()));
  return withContents(file, contents, uuid);
}

/** Wherever four bytes are the run's number: nothing else in a collection is. */
function renumber(payload: Uint8Array, from: number, to: number): void {
  const [was, is] = [Buffer.alloc(4), Buffer.alloc(4)];
  was.writeUInt32BE(from);
  is.writeUInt32BE(to);
  const buffer = Buffer.from(payload.buffer, payload.byteOffset, payload.length);
  for (let at = buffer.indexOf(was); at >= 0; at = buffer.indexOf(was, at + 4)) is.copy(buffer, at);
}

/** Sums as ROOT has them: from bins without flow; entries of all cells. */
function redraw(payload: Uint8Array, place: HistPlace, random: Draws): void {
  const { className, bins, centres, cells, cellsAt, sumsAt, sumsYAt } = place;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  const put = writers[className.slice(-1)]!;
  const [nx] = bins;
  const [xs, ys] = centres;
  let entries = 0;
  const [w, wx, wx2, wy, wy2, wxy] = [0, 1, 2, 3, 4, 5];
  const sums = new Float64Array(6);
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) continue;
    const count = random.poisson(cells[cell]!);
    put(view, cellsAt, cell, count);
    entries += count;
    const row = Math.floor(cell / (nx + 2));
    const [x, y] = [xs[cell - row * (nx + 2)]!, sumsYAt === undefined ? 0 : ys[row]!];
    if (Number.isNaN(x + y)) continue;
    sums[w]! += count;
    sums[wx]! += count * x;
    sums[wx2]! += count * x * x;
    sums[wy]! += count * y;
    sums[wy2]! += count * y * y;
    sums[wxy]! += count * x * y;
  }
  [entries, sums[w]!, sums[w]!, sums[wx]!, sums[wx2]!].forEach((sum, i) => view.setFloat64(sumsAt + 8 * i, sum));
  if (sumsYAt === undefined) return;
  [sums[wy]!, sums[wy2]!, sums[wxy]!].forEach((sum, i) => view.setFloat64(sumsYAt + 8 * i, sum));
}

type Write = (view: DataView, start: number, cell: number, count: number) => void;

/** By the last letter of the class. What an integer cannot hold stays at its largest, as in ROOT. */
const writers: Readonly<Record<string, Write>> = {
  C: (view, start, cell, count) => view.setInt8(start + cell, Math.min(count, 127)),
  S: (view, start, cell, count) => view.setInt16(start + 2 * cell, Math.min(count, 32_767)),
  I: (view, start, cell, count) => view.setInt32(start + 4 * cell, count),
  F: (view, start, cell, count) => view.setFloat32(start + 4 * cell, count),
  D: (view, start, cell, count) => view.setFloat64(start + 8 * cell, count),
};
