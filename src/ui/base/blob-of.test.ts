import { describe, expect, it } from "vitest";
import { fixedAxis, hist2D } from "../../hist/build.ts";
import { csvPieceCount, csvPieces } from "../../draw/export/csv.ts";
import { binTable } from "../../draw/export/table.ts";
import { blobOf } from "./blob-of.ts";

/** A clock that a piece moves on by `ms`. */
function paced(ms: number) {
  let [time, pauses] = [0, 0];
  function* pieces(texts: Iterable<string>): Generator<string> {
    for (const text of texts) {
      time += ms;
      yield text;
    }
  }
  return {
    pieces,
    pace: { now: () => time, pause: () => Promise.resolve(void pauses++) },
    pauses: () => pauses,
  };
}

describe("a file of pieces", () => {
  it("is the whole, with pauses whenever a slice has taken its time", async () => {
    const { pieces, pace, pauses } = paced(10);
    const texts = Array.from({ length: 90 }, (_, i) => `${i}, ä\n`);
    const told: number[] = [];
    const blob = await blobOf(pieces(texts), "text/csv", (count) => told.push(count), pace);
    expect(blob.type).toBe("text/csv");
    expect(await blob.text()).toBe(texts.join(""));
    expect(pauses()).toBe(45);
    // Only what takes longer than a second tells how far it is.
    expect(told).toEqual([]);
  });

  it("tells how many are written once it takes long", async () => {
    const { pieces, pace } = paced(40);
    const told: number[] = [];
    await blobOf(pieces(Array.from({ length: 28 }, () => "x")), "", (count) => told.push(count), pace);
    expect(told).toEqual([25, 26, 27, 28]);
  });

  it("has pauses between few pieces of a map, so that no slice is long", async () => {
    const [x, y] = [fixedAxis(300, 0, 1), fixedAxis(100, -1, 1)];
    const table = binTable(hist2D({ x, y, cells: Float64Array.from({ length: 302 * 102 }, (_, cell) => cell / 7) }));
    // Five hundred rows in four milliseconds, as on a common machine.
    const { pieces, pace, pauses } = paced(4);
    const blob = await blobOf(pieces(csvPieces(table)), "text/csv", undefined, pace);
    expect((await blob.text()).split("\r\n")).toHaveLength(302 * 102 + 2);
    expect(csvPieceCount(table)).toBe(63);
    expect(pauses()).toBe(12);
  });
});
