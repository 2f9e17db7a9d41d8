import { expect, it } from "vitest";
import { inParallel } from "./in-parallel.ts";

it("keeps the order, and no more at a time than allowed", async () => {
  let [now, most] = [0, 0];
  const results = await inParallel([5, 1, 4, 2, 3], 2, async (item, index) => {
    most = Math.max(most, (now += 1));
    for (let wait = 0; wait < item; wait++) await Promise.resolve();
    now -= 1;
    return `${index}:${item}`;
  });
  expect(results).toEqual(["0:5", "1:1", "2:4", "3:2", "4:3"]);
  expect(most).toBe(2);
});

it("does nothing for nothing", async () => {
  expect(await inParallel([], 3, () => Promise.reject(new Error("never")))).toEqual([]);
});

it("fails with the first failure", async () => {
  const work = (item: number) => (item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item));
  await expect(inParallel([1, 2, 3], 1, work)).rejects.toThrow("two");
});
