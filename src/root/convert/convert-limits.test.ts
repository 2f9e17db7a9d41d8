import { describe, expect, it } from "vitest";
import { readNumbers } from "../branch.ts";
import { LimitExceeded } from "../damage.ts";
import { limits } from "../limits.ts";
import type { PayloadReader } from "../payload.ts";
import type { Members } from "./fields.ts";
import { toProjections } from "./hist-3d.ts";
import { toParts } from "./parts.ts";
import { branchesOf } from "./tree.ts";

/** What is thrown by what is not damaged in any other way. */
const thrown = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};

const canvases = (depth: number): Members => ({
  _typename: "TCanvas",
  fPrimitives: { arr: depth === 0 ? [] : [canvases(depth - 1)] },
});

const branches = (depth: number): unknown => ({
  arr:
    depth === 0
      ? []
      : [
          {
            fName: "b",
            fTitle: "",
            fEntries: 1,
            fTotBytes: 1,
            fZipBytes: 1,
            fFileName: "",
            fBranches: branches(depth - 1),
          },
        ],
});

const wide = (nx: number): Members => {
  const axis = (n: number) => ({ fNbins: n, fXmin: 0, fXmax: 1, fXbins: [], fLabels: null, fTitle: "" });
  return { _typename: "TH3F", fTitle: "", fXaxis: axis(nx), fYaxis: axis(1), fZaxis: axis(1) };
};

describe("what is allowed of what nests or repeats, and no more", () => {
  it("pads in pads", () => {
    expect(toParts(canvases(limits.padDepth))).toEqual({ hists: [], graphs: [] });
    expect(() => toParts(canvases(limits.padDepth + 1))).toThrow(LimitExceeded);
  });

  it("branches of branches", () => {
    expect(thrown(() => branchesOf({ fBranches: branches(limits.branchDepth) }))).toBeUndefined();
    expect(() => branchesOf({ fBranches: branches(limits.branchDepth + 1) })).toThrow(LimitExceeded);
  });

  it("cells of projections", () => {
    // x + 3 + 3 + 3 x + 3 x + 9 cells, with flow
    const nx = (limits.projectedCells - 15) / 7 - 2;
    expect(Number.isInteger(nx)).toBe(true);
    expect(thrown(() => toProjections(wide(nx)))).not.toBeInstanceOf(LimitExceeded);
    expect(() => toProjections(wide(nx + 1))).toThrow(LimitExceeded);
  });

  it("values and baskets of a branch", async () => {
    const read = (entries: number, baskets: number): Promise<unknown> =>
      readNumbers(
        {
          branch: { name: "b", title: "", className: "TBranch", entries, unpacked: 0, packed: 0, values: undefined },
          stored: { fWriteBasket: baskets, fBasketSeek: [], fBasketBytes: [] },
          layout: { kind: "run", type: "float32" },
        } as unknown as Parameters<typeof readNumbers>[0],
        {} as PayloadReader,
        undefined,
      ).catch((error: unknown) => error);
    expect(await read(limits.branchValues, limits.branchBaskets)).not.toBeInstanceOf(LimitExceeded);
    expect(await read(limits.branchValues + 1, 0)).toBeInstanceOf(LimitExceeded);
    expect(await read(1, limits.branchBaskets + 1)).toBeInstanceOf(LimitExceeded);
  });
});
