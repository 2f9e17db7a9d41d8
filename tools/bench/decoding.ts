import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { golden } from "../testing/golden.ts";
import type { Decoded } from "./contract.ts";
import { codecs, mapCells, mapFile, mapPath, type Codec } from "./map-file.ts";
import { third, type Row } from "./measured.ts";
import { inTurn, type Stage } from "./stage.ts";

/** What stands in where no program of this machine packs a map so: all histograms of tracks, as ROOT packed them. */
const collections = { zstd: "codecs/zstd5.root", lzma: "codecs/lzma7.root" } as const;
const collection = "int/TPC/Tracks";

interface Packed {
  readonly name: string;
  readonly url: string;
  readonly path: string;
}

/** One key with a map of a million bins, from memory, when the code is warm. */
export async function decoding(stage: Stage, runs: number): Promise<readonly Row[]> {
  const { addresses, inPage } = stage;
  const rows: Row[] = [];
  const cells = mapCells();
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  for (const codec of codecs) {
    const { name, url, path } = packed(stage, codec, cells);
    const { own, jsroot } = await inTurn(runs, (who) =>
      inPage(async (page) => {
        await page.goto(addresses[who], { waitUntil: "load" });
        return page.evaluate(
          async ([at, path]) => {
            await window.bench.decode(at, path);
            return window.bench.decode(at, path);
          },
          [url, path] as const,
        );
      }),
    );
    // A fast wrong answer is none.
    const wrong = [...own, ...jsroot].find(
      (each) => typeof each !== "string" && path === mapPath && each.total !== total,
    );
    if (wrong !== undefined) throw new Error(`${name}: the contents are not those of the file`);
    const failed = jsroot.find((each) => typeof each === "string");
    rows.push({
      name,
      unit: "ms",
      ours: times(own),
      other: times(jsroot),
      wanted: third,
      ...(failed === undefined ? {} : { note: `JSROOT: ${failed}` }),
    });
  }
  return rows;
}

function packed({ folder, fresh }: Stage, codec: Codec, cells: readonly number[]): Packed {
  const bytes = mapFile(codec, cells);
  if (bytes === undefined) {
    const of = golden(collections[codec as keyof typeof collections]);
    return { name: `decode a collection of 1.5 · 10⁶ bins, ${codec}`, url: fresh(of), path: collection };
  }
  const file = join(folder, `map-${codec}.root`);
  writeFileSync(file, bytes);
  return { name: `decode a TH2F of 10⁶ bins, ${codec}`, url: fresh(file), path: mapPath };
}

const times = (of: readonly (Decoded | string)[]): readonly number[] =>
  of.flatMap((each) => (typeof each === "string" ? [] : [each.ms]));
