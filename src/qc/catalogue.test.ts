import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { golden, goldenDir } from "../../tools/testing/golden.ts";
import { nounOf } from "./catalogue.ts";

describe("nounOf", () => {
  it("knows objects of every task, of moving windows too", () => {
    expect(nounOf("Tracks/hEta")).toBe("tracks");
    expect(nounOf("Tracks/h2DNClustersEta@1722475800000")).toBe("tracks");
    expect(nounOf("TrackClusters/foundClusters")).toBe("tracks");
    expect(nounOf("Clusters/ClusterData")).toBe("pads");
  });

  it("knows nothing of others", () => {
    for (const object of ["PID/hEta", "Tracks/none", "ITS/hEta", ""]) expect(nounOf(object)).toBeUndefined();
  });

  it.skipIf(!goldenDir)("knows every object of real data and simulation", () => {
    for (const run of ["LHC24zz_apass2_559101", "LHC24z9_0_559101"]) {
      const { tasks } = JSON.parse(readFileSync(golden(`expected/objects/${run}.json`), "utf8")) as {
        readonly tasks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      };
      const objects = Object.entries(tasks).flatMap(([task, names]) =>
        Object.keys(names).map((name) => `${task}/${name}`),
      );
      expect(objects.filter((object) => nounOf(object) === undefined)).toEqual([]);
    }
  });
});
