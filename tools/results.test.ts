import { afterEach, expect, it, vi } from "vitest";
import { main } from "./results.ts";

afterEach(() => vi.restoreAllMocks());

const run = "public/demo/apass1/559102.root";

it("calls a run read of which the report wants more than it holds, unless that is asked for by name", async () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  expect(await main([run, "--report", "run"])).toBe(0);
  expect(print.mock.lastCall?.[0]).toContain("object-missing");
  expect(await main([run, "--object", "Clusters/c_N_Clusters"])).toBe(1);
});

it("refuses files that do not exist", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(await main(["none.root"])).toBe(2);
  expect(print).toHaveBeenCalledWith("There is no file none.root.");
});
