import { describe, expect, it } from "vitest";
import { fail, ok } from "../base/result.ts";
import type { FileRequest } from "../jobs/extract-api.ts";
import type { Holds, ListedObject } from "../qc/listing.ts";
import { keptKeys } from "./kept-keys.ts";
import { ObjectTree, type TreePorts } from "./object-tree.ts";
import { makeWorld, runFile, ScriptedEngine, type World } from "./testing/world.ts";

const key = (path: string, holds: Holds = "nothing"): ListedObject => ({
  path,
  name: path.slice(path.lastIndexOf("/") + 1),
  className: holds === "keys" ? "TDirectory" : "TH1F",
  title: "",
  cycle: 1,
  newest: true,
  packed: 1,
  unpacked: 2,
  holds,
});
const source = { kind: "url", url: "https://h/a.root", withCredentials: false } as const;
const file = runFile("a.root", "a");

/** A tree over directories from a script; what is no directory of it fails. */
function treeOf(directories: Readonly<Record<string, readonly ListedObject[]>>, from: FileRequest = { file, source }) {
  const asked: string[] = [];
  let go: (() => void) | undefined;
  const ports: TreePorts = {
    engine: {
      async list({ directory }) {
        asked.push(directory);
        if (directory === "slow") await new Promise<void>((resolve) => (go = resolve));
        const keys = directories[directory];
        return keys === undefined ? fail({ kind: "object-missing", path: directory, source: "a.root" }) : ok(keys);
      },
      async members({ path }) {
        asked.push(path);
        return ok([
          { kind: "histogram", name: "h", className: "TH1F", title: "", facts: "", parts: [], error: undefined },
        ]);
      },
    },
    store: { paths: async () => ok(["int/TPC/Tracks", "int/TPC/PID", "rates"]) },
  };
  return { tree: new ObjectTree(ports, () => from), asked, go: () => go?.() };
}

const names = (tree: ObjectTree, address: string): readonly string[] | string => {
  const listing = tree.state.value.listings.get(address);
  return listing?.kind === "ready" ? listing.nodes.map(({ name }) => name) : (listing?.kind ?? "none");
};

describe("the tree of a file", () => {
  it("lists what is asked for, once, by what it holds", async () => {
    const { tree, asked } = treeOf({ "": [key("a", "keys"), key("c", "objects"), key("h")], a: [key("a/h")] });
    expect(names(tree, "")).toBe("none");
    await Promise.all([tree.list(""), tree.list("")]);
    await tree.list("/a");
    await tree.list("/c");
    await tree.list("/c");
    expect(asked).toEqual(["", "a", "c"]);
    expect([names(tree, ""), names(tree, "/a"), names(tree, "/c")]).toEqual([["a", "c", "h"], ["h"], ["h"]]);
  });

  it("tells of a directory that cannot be listed by itself, and tries once more when asked", async () => {
    const directories: Record<string, readonly ListedObject[]> = { "": [key("a", "keys")] };
    const { tree } = treeOf(directories);
    await tree.list("");
    await tree.list("/a");
    expect(tree.state.value.listings.get("/a")).toMatchObject({ kind: "failed", error: { kind: "object-missing" } });
    expect(names(tree, "")).toEqual(["a"]);
    directories["a"] = [key("a/h")];
    await tree.list("/a");
    expect(names(tree, "/a")).toEqual(["h"]);
  });

  it("lists everything from the top down, what fails alone", async () => {
    const { tree, asked } = treeOf({
      "": [key("a", "keys"), key("none", "keys"), key("c", "objects"), key("x", "unknown")],
      a: [key("a/b", "keys"), key("a/h")],
      "a/b": [],
    });
    const all = tree.listAll();
    expect(tree.state.value.all).toMatchObject({ done: 0, total: 1, ended: undefined });
    await all;
    expect(tree.state.value.all).toEqual({ done: 5, total: 5, failed: 1, ended: "whole" });
    expect(asked.toSorted()).toEqual(["", "a", "a/b", "c", "none"]);
    expect(names(tree, "/a/b")).toEqual([]);
  });

  it("stops listing everything when told to; what is listed stays", async () => {
    const { tree, go } = treeOf({ "": [key("slow", "keys"), key("b", "keys")], b: [key("b/c", "keys")], slow: [] });
    const all = tree.listAll();
    await expect.poll(() => names(tree, "/b")).toEqual(["c"]);
    tree.cancelAll();
    expect(tree.state.value.all).toMatchObject({ ended: "cancelled" });
    go();
    await all;
    expect(tree.state.value.all).toMatchObject({ ended: "cancelled" });
    expect([names(tree, "/b"), names(tree, "/b/c")]).toEqual([["c"], "none"]);
  });

  it("forgets what it listed when the file is another, and takes nothing of the old one after that", async () => {
    const { tree, go } = treeOf({ "": [key("slow", "keys")], slow: [key("slow/h")] });
    await tree.list("");
    const late = tree.list("/slow");
    tree.forget();
    go();
    await late;
    expect(tree.state.value.listings.size).toBe(0);
  });

  it("without the file lists what is kept of it", async () => {
    const { tree, asked } = treeOf({}, { file, source: undefined });
    await tree.list("");
    await tree.list("/int");
    await tree.list("/int/TPC");
    await tree.list("/int/TPC/Tracks");
    expect(names(tree, "")).toEqual(["int", "rates"]);
    expect(names(tree, "/int/TPC")).toEqual(["Tracks", "PID"]);
    expect(names(tree, "/int/TPC/Tracks")).toEqual(["h"]);
    expect(asked).toEqual(["int/TPC/Tracks"]);
    expect(tree.state.value.ofKept).toBe(true);
  });
});

it("keys that are kept are directories and keys, each once", () => {
  const paths = ["a/b", "a/c", "a", "a/b/c"];
  const seen = (directory: string) => keptKeys(paths, directory).map(({ path, holds }) => `${path} ${holds}`);
  expect(seen("")).toEqual(["a objects"]);
  expect(seen("a")).toEqual(["a/b objects", "a/c objects"]);
  expect(seen("none")).toEqual([]);
});

const url = "https://qc.cern.ch/other.root";
const id = "a".repeat(32);
const phase = ({ app }: World) => app.session.value?.state.value.phase;

function engineOf(...others: readonly string[]): ScriptedEngine {
  const engine = new ScriptedEngine();
  engine.files.set(url, id);
  engine.files.set("other.root", id);
  for (const other of others) engine.others.add(other);
  engine.keys.set("", [key("int", "keys"), key("h")]);
  return engine;
}

describe("browsing a file", () => {
  it("reads no report of it, and an object when it is looked at", async () => {
    const world = makeWorld(engineOf(), `#/browse?src=${url}`);
    await expect.poll(() => phase(world)).toEqual({ kind: "done" });
    expect(world.engine.measured).toEqual([]);
    const session = world.app.session.value!;
    const figure = session.figure("/h");
    session.look("/h");
    session.look("/h");
    await expect.poll(() => figure.value.kind).toBe("ready");
    expect(world.engine.measured).toEqual([`${id}//h`]);
    await session.tree.list("");
    expect(session.tree.state.value.listings.get("")).toMatchObject({
      nodes: [{ address: "/int" }, { address: "/h" }],
    });
  });

  it("opens a file without objects of the TPC, of which the report says that", async () => {
    const world = makeWorld(engineOf(url), `#/run?src=${url}`);
    const noObjects = { kind: "failed", error: { kind: "no-tpc-objects", source: "other.root" } };
    await expect.poll(() => phase(world)).toEqual(noObjects);
    expect(world.app.session.value?.state.value.file).toMatchObject({ tasks: [] });
    world.type(`#/browse?src=${url}`);
    await expect.poll(() => phase(world)).toEqual({ kind: "done" });
    world.type(`#/object?src=${url}&object=/h`);
    await expect.poll(() => world.app.session.value?.figure("/h").value.kind).toBe("ready");
    expect(phase(world)).toEqual({ kind: "done" });
    world.type(`#/object?src=${url}&object=Tracks/hEta`);
    await expect.poll(() => phase(world)).toEqual(noObjects);
    expect(world.engine.opened).toEqual([url]);
  });

  it("remembers such a file, to be opened here again", async () => {
    const world = makeWorld(engineOf(url), `#/run?src=${url}`);
    await expect.poll(() => world.app.kept.value.runs?.length).toBe(1);
    const [kept] = world.app.kept.value.runs!;
    expect(kept).toMatchObject({ name: "other.root", summary: undefined, failure: undefined });
    expect(world.app.routeOf(kept!)).toMatchObject({ page: "browse", identity: id, object: undefined });
  });

  it("of a file from disk that is not there lists what is kept, until the file is chosen", async () => {
    const engine = engineOf("other.root");
    const first = makeWorld(engine, "#/");
    first.app.openFiles([{ path: "other.root", file: new File([], "other.root") }]);
    await expect.poll(() => phase(first)?.kind).toBe("failed");
    const later = makeWorld(engine, `#/browse?file=other.root`);
    await expect.poll(() => phase(later)).toEqual({ kind: "done" });
    const { tree } = later.app.session.value!;
    await tree.list("");
    expect(tree.state.value).toMatchObject({ ofKept: true });
    expect(names(tree, "")).toEqual([]);
    later.app.session.value!.attach([new File([], "other.root")]);
    await expect.poll(() => phase(later)).toEqual({ kind: "done" });
    await expect.poll(() => later.app.session.value!.question()).toBeUndefined();
    await tree.list("");
    expect([tree.state.value.ofKept, names(tree, "")]).toEqual([false, ["int", "h"]]);
  });
});
