import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { partsOf, type NamedPart } from "../hist/object.ts";
import type { RootFile } from "./file.ts";
import { openValues, values } from "./testing/values-file.ts";

let file: RootFile;
beforeAll(async () => {
  file = await openValues();
});

const parts = async (path: string): Promise<readonly NamedPart[]> => partsOf(unwrap(await file.read(path)).objects[0]!);

describe("an efficiency", () => {
  it.each(["efficiency", "weighted", "wide"])(
    "is the graph that ROOT makes of %s, before what it is of",
    async (name) => {
      const [first, ...others] = await parts(name);
      expect(others.map((other) => other.name)).toEqual([`${name}_passed`, `${name}_total`]);
      if (first?.kind !== "graph") throw new Error("no graph");
      const { x, y, errors } = first.graph;
      const columns = [x, y, ...errors!.x, ...errors!.y];
      const wanted = values.graphs[name]!;
      expect(x).toHaveLength(wanted.length);
      wanted.forEach((point, i) => {
        point.forEach((each, k) => expect(columns[k]![i], `${i}, ${k}`).toBeCloseTo(each, 9));
      });
    },
  );

  it("of two dimensions is a map", async () => {
    const [first, ...others] = await parts("map");
    if (first?.kind !== "histogram" || first.hist.kind !== "2d") throw new Error("no map");
    expect(others.map(({ name }) => name)).toEqual(["map_passed", "map_total"]);
    const { hist } = first;
    values.map.forEach((each, cell) => expect(hist.values[cell], String(cell)).toBeCloseTo(each, 12));
    expect(Math.max(...hist.variances!)).toBeLessThan(0.3);
  });
});
