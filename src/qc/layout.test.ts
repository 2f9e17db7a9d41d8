import { describe, expect, it } from "vitest";
import { fail, unwrap } from "../base/result.ts";
import { findTasks } from "./layout.ts";
import { packedOf, pathOf, windowsOf } from "./locate.ts";
import { taskObject, type ObjectAddress } from "./object-path.ts";
import { keyTree } from "./testing/key-tree.ts";

const find = async (...paths: readonly string[]) => unwrap(await findTasks(keyTree(paths), "f.root"));
const window = 1722475800000;

describe("findTasks", () => {
  it("decides the place of every task by itself", async () => {
    const found = await find("ITS/Tracks", "Tracks", "TPC/PID", "TPC/Tracks", "int/TPC/Tracks", "int/ITS/PID", "PID");
    expect(found).toEqual({
      layout: "int",
      tasks: [
        { task: "Tracks", path: "int/TPC/Tracks", form: "collection", packed: 14, windows: [] },
        { task: "PID", path: "TPC/PID", form: "collection", packed: 7, windows: [] },
      ],
    });
    expect(await find("Tracks", "Clusters")).toMatchObject({ layout: "top-level", tasks: [{}, { path: "Clusters" }] });
    expect(await find("TPC/TrackClusters")).toMatchObject({ layout: "detector" });
  });

  it("sorts moving windows by time and passes over what is none", async () => {
    const { tasks } = await find(
      "int/TPC/Tracks",
      "int/TPC/PID",
      "mw/ITS/Tracks/1",
      "mw/TPC/Tracks/readme",
      "mw/TPC/Tracks/1000000000000",
      "mw/TPC/Tracks/999999999999",
    );
    expect(tasks[0]!.windows).toEqual([
      { start: 999999999999, path: "mw/TPC/Tracks/999999999999", packed: 26 },
      { start: 1000000000000, path: "mw/TPC/Tracks/1000000000000", packed: 27 },
    ]);
    expect(tasks[1]!.windows).toEqual([]);
  });

  it("finds the directories of extracted files, and their windows by object", async () => {
    const { layout, tasks } = await find(
      "TracksQC/hEta",
      "TracksQC/hPt",
      `TracksQC/a_mw/${window}`,
      `TracksQC/b_mw/${window}`,
      "TracksQC/b_mw/5",
      "ClusterQC/c_N_Clusters",
      "RunParameters",
    );
    expect(layout).toBe("extracted");
    const packed = 2 * `TracksQC/a_mw/${window}`.length;
    expect(tasks).toEqual([
      {
        task: "Tracks",
        path: "TracksQC",
        form: "directory",
        packed: 25,
        windows: [
          { start: 5, path: "TracksQC", packed: 15 },
          { start: window, path: "TracksQC", packed },
        ],
      },
      { task: "Clusters", path: "ClusterQC", form: "directory", packed: 22, windows: [] },
    ]);
  });

  it("says that a file holds nothing of the TPC", async () => {
    const result = await findTasks(keyTree(["int/ITS/Tracks", "TPC/Other", "mw/TPC/Tracks/1"]), "f.root");
    expect(result).toEqual({ ok: false, error: { kind: "no-tpc-objects", source: "f.root" } });
  });

  it("passes on what goes wrong while listing", async () => {
    const result = await findTasks(() => Promise.resolve(fail({ kind: "cancelled" })), "f.root");
    expect(result).toEqual({ ok: false, error: { kind: "cancelled" } });
  });
});

describe("pathOf", () => {
  const hEta = taskObject("Tracks", "hEta");
  const inWindow = (start: number | "all"): ObjectAddress => ({
    group: { kind: "task", task: "Tracks", window: start },
    name: "hEta",
  });

  it("takes a key by its path", async () => {
    const file = await find("int/TPC/Tracks");
    expect(pathOf(file, { group: { kind: "key", path: "RatesCanva" }, name: "" })).toEqual({
      path: "RatesCanva",
      member: undefined,
    });
  });

  it("finds objects of collections and of their windows by name", async () => {
    const file = await find("int/TPC/Tracks", `mw/TPC/Tracks/${window}`);
    expect(pathOf(file, hEta)).toEqual({ path: "int/TPC/Tracks", member: "hEta" });
    expect(pathOf(file, inWindow(window))).toEqual({ path: `mw/TPC/Tracks/${window}`, member: "hEta" });
    expect(pathOf(file, inWindow(1))).toBeUndefined();
    expect(pathOf(file, inWindow("all"))).toBeUndefined();
    expect(pathOf(file, taskObject("PID", "hEta"))).toBeUndefined();
    expect(windowsOf(file, hEta.group).map(({ start }) => start)).toEqual([window]);
    expect(packedOf(file, inWindow("all").group)).toBeGreaterThan(0);
  });

  it("finds objects of extracted files by their key; windows are named by their start", async () => {
    const file = await find("TracksQC/hEta", `TracksQC/hEta_mw/${window}`);
    expect(pathOf(file, hEta)).toEqual({ path: "TracksQC/hEta", member: undefined });
    const at = inWindow(window);
    expect(pathOf(file, at)).toEqual({ path: `TracksQC/hEta_mw/${window}`, member: String(window) });
  });
});
