import { describe, expect, it } from "vitest";
import { recorder } from "../../draw/testing/recorder.ts";
import { themes } from "../../draw/theme.ts";
import { isInside } from "../../qc/pads/inside.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import type { HitId, PadDrawing, PadHit } from "./pad-drawing.ts";
import { paintPads } from "./paint-pads.ts";
import { toChamber, toSector, toShow, toWindow } from "./pads-view.ts";
import { paintDistribution } from "./steps-drawing.ts";
import { inputOf } from "./testing/inputs.ts";

const size = { width: 860, height: 420, pixelRatio: 1 };

function painted(
  view: FigureView,
  narrow = false,
): { readonly drawing: PadDrawing; readonly texts: readonly string[] } {
  const { ctx, texts, depth } = recorder();
  const drawing = paintPads(ctx, inputOf(view, "robust", narrow), size, themes.light, "bird");
  expect(depth()).toBe(0);
  return { drawing, texts: texts.map(({ text }) => text) };
}

const words = (hit: PadHit | undefined): string =>
  hit?.rows.map(({ name, value, after }) => `${name} ${value}${after}`).join("; ") ?? "nothing";

/** Points of a grid over all that can be pointed at. */
function* grid({ frame }: PadDrawing): Generator<{ readonly x: number; readonly y: number }> {
  for (let i = 1; i < 40; i++) {
    for (let j = 1; j < 40; j++) {
      // Off the borders of bins and pads.
      const [x, y] = [(i + 0.3719) / 41, (j + 0.2913) / 41];
      yield { x: frame.left + x * (frame.right - frame.left), y: frame.top + y * (frame.bottom - frame.top) };
    }
  }
}

const shows = ["xy", "plane", "rphi", "chambers"] as const;

describe.each(shows)("the view %s", (show) => {
  const { drawing } = painted(toShow(plainView, show));

  it("outlines what lies under the pointer, around the pointer", () => {
    let told = 0;
    for (const at of grid(drawing)) {
      const id = drawing.idAt(at);
      if (id === undefined) continue;
      const hit = drawing.hitOf(id)!;
      expect(isInside([hit.outline], at.x, at.y), `${at.x}, ${at.y}: ${String(id)}`).toBe(true);
      told += 1;
    }
    expect(told).toBeGreaterThan(300);
  });

  it("finds again where its read-out stands", () => {
    for (const at of grid(drawing)) {
      const id = drawing.idAt(at);
      if (id !== undefined) expect(drawing.idAt(drawing.hitOf(id)!.at)).toEqual(id);
    }
  });

  it("is read by keys from where they begin, to the right and back, up and back", () => {
    const begin = drawing.next(undefined, 1, 0)!;
    expect(words(drawing.hitOf(begin))).not.toBe("nothing");
    const walk = (...steps: readonly (readonly [number, number])[]): HitId =>
      steps.reduce<HitId>((id, [right, up]) => drawing.next(id, right, up)!, begin);
    expect(walk([1, 0])).not.toEqual(begin);
    expect(walk([1, 0], [-1, 0])).toEqual(begin);
    const vertical = show === "chambers" ? -1 : 1;
    expect(walk([0, vertical])).not.toEqual(begin);
  });
});

describe("every pad", () => {
  const { drawing } = painted(toSector(toShow(plainView, "plane"), 31));

  it("is told with sector, row, pad, region and value, and what stands out there", () => {
    const { values } = inputOf().data.plane!;
    expect(values.length).toBe(524_160);
    const dead = drawing.hitOf([31, 80, 45]);
    expect(words(dead)).toMatch(/sector C13, OROC1, region 4, row 80, pad 45.*clusters 0.*stands out C13 dead/);
    const alive = drawing.hitOf([31, 40, 45])!;
    expect(words(alive)).toMatch(/sector C13, IROC, region 2, row 40, pad 45; .*clusters [\d\u2009]+$/);
  });

  it("out of sight is told nothing of", () => {
    expect(drawing.hitOf([20, 40, 45])).toBeUndefined();
  });

  it("has neighbours in the next sector of its side beyond the end of a row", () => {
    const last = drawing.next([5, 0, 65], 1, 0)!;
    expect([last[0], last[1]]).toEqual([6, 0]);
    const before = drawing.next([0, 0, 0], -1, 0)!;
    expect([before[0], before[1]]).toEqual([17, 0]);
  });
});

describe("a bin in φ and r", () => {
  const { drawing } = painted(toSector(toShow(plainView, "rphi"), 31));

  it("is told under the pointer with dead pads too, and what stands out there", () => {
    const told = [...grid(drawing)].flatMap((at) => {
      const id = drawing.idAt(at);
      return id === undefined ? [] : [words(drawing.hitOf(id))];
    });
    expect(told.length).toBeGreaterThan(100);
    expect(
      told.filter((each) => /sector C13, row 8\d; clusters 0; stands out C13 dead/.test(each)).length,
    ).toBeGreaterThan(3);
    expect(told.filter((each) => each.includes("between chambers"))).toEqual([]);
  });

  it("between chambers has no value, by keys", () => {
    const [side, phi] = [1, 270];
    const bins = Array.from({ length: 350 }, (_, i) => words(drawing.hitOf([side, phi, i + 1])));
    const between = bins.filter((each) => each.includes("between chambers"));
    expect(between.length).toBeGreaterThan(5);
    expect(between.filter((each) => each.includes("clusters"))).toEqual([]);
  });
});

describe("what a click opens", () => {
  it("is the sector of a pad, once; of the chambers the chamber", () => {
    for (const show of ["xy", "plane", "rphi"] as const) {
      const { drawing } = painted(toShow(plainView, show));
      const [at] = [...grid(drawing)].filter((each) => drawing.idAt(each) !== undefined);
      expect(drawing.hitOf(drawing.idAt(at!)!)!.opens!.pads).toHaveProperty("sector");
    }
    const zoomed = painted(toSector(plainView, 5)).drawing;
    const ids = [...grid(zoomed)].flatMap((at) => [zoomed.idAt(at)].filter((id) => id !== undefined));
    expect(ids.every((id) => zoomed.hitOf(id)!.opens === undefined)).toBe(true);
    const { drawing } = painted(toShow(plainView, "chambers"));
    expect(drawing.hitOf([41])!.opens!.pads).toMatchObject({ show: "chambers", chamber: 41 });
  });
});

describe("zooming", () => {
  const start = toWindow(toShow(plainView, "plane"), [-60, 60], [80, 200]);
  const scaleOf = (view: FigureView) => view.x![1] - view.x![0];

  it("leaves what is under the pointer there, and what is dragged under the pointer", () => {
    const { drawing } = painted(start);
    const at = { x: drawing.frame.left + 70, y: drawing.frame.top + 90 };
    const id = drawing.idAt(at);
    expect(id).toBeDefined();
    expect(painted(drawing.zoom!.carried(at, at, 0.5)).drawing.idAt(at)).toEqual(id);
    const to = { x: at.x + 33, y: at.y - 21 };
    expect(painted(drawing.zoom!.carried(at, to, 1)).drawing.idAt(to)).toEqual(id);
    expect(painted(drawing.zoom!.carried(at, to, 0.7)).drawing.idAt(to)).toEqual(id);
    expect(scaleOf(drawing.zoom!.carried(at, to, 0.5))).toBeCloseTo(60, 9);
  });

  it("ends at the whole side, and at less than a pad", () => {
    const { zoom, frame } = painted(start).drawing;
    const at = { x: frame.left + 10, y: frame.top + 10 };
    expect(zoom!.carried(at, at, 100)).toMatchObject({ x: undefined, y: undefined });
    expect(scaleOf(zoom!.carried(at, at, 1e-9))).toBeCloseTo(0.4, 9);
  });

  it("shows what a drag has marked", () => {
    const { zoom, frame } = painted(start).drawing;
    const from = { x: frame.left + 20, y: frame.top + 20 };
    const marked = zoom!.marked(from, { x: from.x + 50, y: from.y + 40 })!;
    expect(marked.rectangle).toEqual([from.x, from.y, from.x + 50, from.y + 40]);
    expect(scaleOf(marked.view)).toBeLessThan(120);
    expect(zoom!.marked(from, from)).toBeUndefined();
  });

  it("of φ and r goes along both, and stays on the map", () => {
    const view = toWindow(toShow(plainView, "rphi"), [1, 3], [100, 200]);
    const { drawing } = painted(view);
    const at = { x: drawing.frame.left + 200, y: drawing.frame.top + 60 };
    const id = drawing.idAt(at);
    expect(painted(drawing.zoom!.carried(at, at, 0.5)).drawing.idAt(at)).toEqual(id);
    const away = drawing.zoom!.carried(at, { x: at.x + 1e5, y: at.y }, 1);
    expect(away.x![0]).toBeCloseTo(0, 9);
    expect(drawing.zoom!.carried(at, at, 1e3)).toMatchObject({ x: undefined, y: undefined });
  });
});

describe("what is written", () => {
  it("is the number of each sector, and the letter of each side, or of one where there is room for one", () => {
    const both = painted(plainView).texts;
    for (const letter of ["A", "C"]) expect(both).toContain(letter);
    expect(both.filter((each) => each === "13")).toHaveLength(2);
    expect(both).toContain("100 cm");
    const one = painted(plainView, true).texts;
    expect(one).toContain("A");
    expect(one).not.toContain("C");
  });

  it("marks chambers that stand out", () => {
    const { texts } = painted(toShow(plainView, "chambers"));
    expect(texts.filter((each) => each.startsWith("■"))).toEqual(["■ I 5", "■ O 13"]);
  });

  it("names a chamber and the others it is compared with", () => {
    const { drawing, texts } = painted(toChamber(toShow(plainView, "chambers"), 67));
    expect(texts).toContain("OROC C13");
    expect(texts).toContain("mean of the other OROCs");
    expect(words(drawing.hitOf([1]))).toMatch(/OROC C13 .*pads; mean of the other OROCs .*pads/);
  });
});

it("the distribution tells the pads of each side in a bin", () => {
  const { ctx } = recorder();
  const drawing = paintDistribution(ctx, inputOf(), size, themes.dark);
  const { frame } = drawing;
  const id = drawing.idAt({ x: frame.left + 4, y: frame.top + 4 })!;
  expect(words(drawing.hitOf(id))).toMatch(/clusters .*; A side \S*pads; C side .*pads/);
  expect(drawing.zoom).toBeUndefined();
});
