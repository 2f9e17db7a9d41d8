import { expect, it, vi } from "vitest";
import { memoEach, memoLast } from "./memo.ts";

it("makes anew what the last arguments did not make, told apart by identity", () => {
  const make = vi.fn((of: { readonly n: number }, more: number) => of.n + more);
  const remembered = memoLast(make);
  const one = { n: 1 };
  expect([remembered(one, 2), remembered(one, 2), remembered({ n: 1 }, 2), remembered(one, 2)]).toEqual([3, 3, 3, 3]);
  expect(make).toHaveBeenCalledTimes(3);
});

it("makes once for each object, also where that is nothing", () => {
  const make = vi.fn((of: readonly number[]) => of[0]);
  const remembered = memoEach(make);
  const [empty, some] = [[], [4]];
  expect([empty, some, empty, some].map(remembered)).toEqual([undefined, 4, undefined, 4]);
  expect(make).toHaveBeenCalledTimes(2);
});
