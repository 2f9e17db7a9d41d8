import { expect, it } from "vitest";
import { transferables } from "./transfer.ts";

it("lists every buffer once, however deep it lies, and posting with it leaves nothing behind", () => {
  const edges = new Float64Array(2);
  const data = {
    hist: { x: { edges, labels: undefined }, values: new Float32Array(3), title: "a" },
    others: [{ x: { edges } }, [new Int8Array(2)], null, 7n],
  };
  const buffers = transferables(data);
  expect(buffers).toHaveLength(3);
  const moved = structuredClone(data, { transfer: buffers });
  expect(edges).toHaveLength(0);
  expect(moved.hist.values).toHaveLength(3);
  expect(moved.hist.x.edges).toHaveLength(2);
});

it("finds none where there is none", () => {
  for (const data of [undefined, null, 1, "text", {}, []]) expect(transferables(data)).toEqual([]);
});
