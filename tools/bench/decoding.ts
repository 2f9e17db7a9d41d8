import { golden } from "../testing/golden.ts";
import { third, type Row } from "./measured.ts";
import { inTurn, type Stage } from "./stage.ts";

/** The same objects in each file, as ROOT packs them. */
const codecs = ["none", "zlib1", "zlib9", "lzma7", "lz4", "zstd5"];
const collection = "int/TPC/Tracks";

/** One key with all histograms of tracks, from memory, when the code is warm. */
export async function decoding({ addresses, inPage, fresh }: Stage, runs: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const codec of codecs) {
    const url = fresh(golden(`codecs/${codec}.root`));
    const { own, jsroot } = await inTurn(runs, (who) =>
      inPage(async (page) => {
        await page.goto(addresses[who], { waitUntil: "load" });
        return page.evaluate(
          async ([at, path]) => {
            await window.bench.decode(at, path);
            return window.bench.decode(at, path);
          },
          [url, collection] as const,
        );
      }),
    );
    const failed = jsroot.find((each) => typeof each === "string");
    rows.push({
      name: `decode 1.5 · 10⁶ bins, ${codec}`,
      unit: "ms",
      ours: numbers(own),
      jsroot: numbers(jsroot),
      wanted: third,
      ...(failed === undefined ? {} : { note: `JSROOT: ${failed}` }),
    });
  }
  return rows;
}

const numbers = (of: readonly (number | string)[]): readonly number[] => of.filter((each) => typeof each === "number");
