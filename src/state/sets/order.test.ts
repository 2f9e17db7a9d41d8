import { describe, expect, it } from "vitest";
import { guessFromName } from "../../qc/activity.ts";
import { labelsOf, runOfSlices } from "./labels.ts";
import { inOrder } from "./order.ts";
import type { SetRun } from "./set-state.ts";

function run(place: number, name: string, start?: number): SetRun {
  const info = { ...guessFromName(name), validity: start === undefined ? undefined : ([start, start + 600] as const) };
  const source = { kind: "file", name } as const;
  return { place, source, name, info, label: "", phase: { kind: "waiting" }, changed: false };
}

const nobody = (): undefined => undefined;
const shown = (runs: readonly SetRun[], order: "run" | "time" = "run"): readonly string[] => {
  const labels = labelsOf(runs);
  return inOrder(runs, order, nobody).map(({ place }) => labels[runs.findIndex((each) => each.place === place)]!);
};

describe("time slices of a run", () => {
  const slices = ["1220", "1200", "1210"].map((time, place) => run(place, `559108/${time}.root`));

  it("are called by their time, and follow each other in time", () => {
    expect(runOfSlices(slices)).toBe(559108);
    expect(shown(slices)).toEqual(["12:00", "12:10", "12:20"]);
  });

  it("go on after midnight where their times are known", () => {
    const night = [run(0, "559108_0010.root", 1800), run(1, "559108_2350.root", 600), run(2, "559108_0000.root", 1200)];
    expect(shown(night)).toEqual(["23:50", "00:00", "00:10"]);
    expect(shown(night, "time")).toEqual(["23:50", "00:00", "00:10"]);
  });

  it("are called by run and time among others", () => {
    const mixed = [...slices, run(3, "559110_1200.root"), run(4, "559107.root")];
    expect(runOfSlices(mixed)).toBeUndefined();
    expect(shown(mixed)).toEqual(["559107", "559108 12:00", "559108 12:10", "559108 12:20", "559110 12:00"]);
  });

  it("are none where the name tells no run", () => {
    expect(runOfSlices([run(0, "1200.root")])).toBeUndefined();
    expect(runOfSlices([])).toBeUndefined();
    expect(shown([run(0, "1200.root"), run(1, "1200.root")])).toEqual(["1200.root", "1200.root (2)"]);
  });
});
