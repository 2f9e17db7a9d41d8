import { describe, expect, it } from "vitest";
import { fail } from "../base/result.ts";
import { makeWorld, ScriptedEngine, type World } from "./testing/world.ts";
import type { SessionState } from "./session-state.ts";

const url = "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root";
const idA = "a".repeat(32);
const idB = "b".repeat(32);
const link = (more = ""): string => `#/run/559104?src=${url}${more}`;

const state = ({ app }: World): SessionState | undefined => app.session.value?.state.value;
const phase = (world: World): string | undefined => state(world)?.phase.kind;
const notices = (world: World): readonly string[] => state(world)?.notices.map((notice) => notice.text) ?? [];

function engineWith(identity = idA): ScriptedEngine {
  const engine = new ScriptedEngine();
  engine.files.set(url, identity);
  return engine;
}

async function opened(fragment: string, engine = engineWith()): Promise<World> {
  const world = makeWorld(engine, fragment);
  await expect.poll(() => phase(world)).toBe("done");
  return world;
}

describe("opening a run", () => {
  it("reads every collection of the report once, judges it and puts the content's identity in the link", async () => {
    const world = await opened(link());
    expect(world.engine.measured.toSorted()).toEqual(
      ["Clusters", "PID", "PID/@all", "TrackClusters", "Tracks", "Tracks/@all"].map((task) => `${idA}/${task}`),
    );
    expect(world.history.at(-1)).toContain(`id=${idA}`);
    expect(world.app.session.value?.verdicts.value.complete).toBe(true);
    expect(state(world)?.info?.run).toBe(559104);
  });

  it("reads the linked panel's collection before the others", async () => {
    const world = await opened(link("&panel=mip-qtot"));
    expect(world.engine.measured[0]).toBe(`${idA}/PID`);
  });

  it("reads one collection for one object", async () => {
    const world = await opened(`#/object/559104?src=${url}&object=PID/hNClsPID`);
    expect(world.engine.measured).toEqual([`${idA}/PID`]);
  });

  it("says what failed and tries again", async () => {
    const engine = engineWith();
    engine.files.set(url, { kind: "truncated", source: "559104.root", size: 60, expected: 100 });
    const world = makeWorld(engine, link());
    await expect.poll(() => phase(world)).toBe("failed");
    const kept = (await engine.store.runs()) as { value: readonly { failure: string | undefined }[] };
    expect(kept.value[0]?.failure).toContain("truncated");
    engine.files.set(url, idA);
    world.app.session.value?.retry();
    await expect.poll(() => phase(world)).toBe("done");
    expect((await engine.store.runs()) as unknown).toMatchObject({ value: [{ identity: idA, failure: undefined }] });
  });

  it("is cancelled in words", async () => {
    const world = makeWorld(engineWith(), link());
    world.app.session.subscribe((session) => {
      session?.state.subscribe(({ phase }) => (phase.kind === "reading" ? session.cancel() : undefined));
    });
    await expect.poll(() => state(world)?.phase).toEqual({ kind: "failed", error: { kind: "cancelled" } });
  });

  it("says that the TPC was not in the run, and judges nothing", async () => {
    const engine = engineWith();
    engine.content = 0;
    const world = await opened(link(), engine);
    expect(state(world)?.tpcMissing).toBe(true);
    expect(world.app.session.value?.verdicts.value.standsOut).toEqual([]);
  });

  it("measures what a chosen view of a panel draws, and no other panel's", async () => {
    const world = await opened(link());
    const { route } = world.app.view.value;
    if (route.page !== "run") throw new Error("not the report");
    const before = world.engine.requests.length;
    world.app.go({ ...route, looks: [{ panel: "q-max", x: undefined, y: undefined, pads: { show: "plane" } }] });
    await expect.poll(() => world.engine.requests.length).toBe(before + 2);
    expect(world.engine.requests.slice(before)).toEqual([
      "Clusters/ClusterData pad-values",
      "Clusters/c_Q_Max pad-values",
    ]);
    await expect.poll(() => phase(world)).toBe("done");
  });

  it("measures again under the other rule, from what is kept", async () => {
    const world = await opened(link());
    const { route } = world.app.view.value;
    if (route.page !== "run") throw new Error("not the report");
    world.app.go({ ...route, rule: "parity" }, { replace: true });
    await expect.poll(() => world.engine.measured.length).toBe(12);
    await expect.poll(() => phase(world)).toBe("done");
    const figure = world.app.session.value?.figure("Tracks/hPhiAside").value;
    expect(figure?.kind).toBe("ready");
  });
});

describe("a kept run", () => {
  it("is shown without the network", async () => {
    const { engine } = await opened(link());
    engine.opened.length = 0;
    const world = makeWorld(engine);
    world.setOnline(false);
    world.type(link());
    await expect.poll(() => phase(world)).toBe("done");
    expect(engine.opened).toEqual([]);
    expect(notices(world)).toEqual([]);
  });

  it("is said to be out of reach when it is not kept and there is no network", async () => {
    const world = makeWorld(engineWith());
    world.setOnline(false);
    world.type(link());
    await expect.poll(() => state(world)?.phase).toMatchObject({ kind: "failed", error: { kind: "not-kept" } });
  });

  it("is shown as the link's sender saw it when the file has changed, and both are named", async () => {
    const { engine } = await opened(link());
    engine.files.set(url, idB);
    const world = await opened(link(`&id=${idA}`), engine);
    await expect.poll(() => notices(world)).toHaveLength(1);
    expect(notices(world)[0]).toContain("aaaaaaaa");
    expect(notices(world)[0]).toContain("bbbbbbbb");
    state(world)?.notices[0]?.action?.run();
    await expect.poll(() => state(world)?.file?.identity).toBe(idB);
    await expect.poll(() => phase(world)).toBe("done");
    expect(world.history.at(-1)).toContain(`id=${idB}`);
  });

  it("is said to be kept from earlier when its source does not answer", async () => {
    const { engine } = await opened(link());
    engine.files.delete(url);
    const world = await opened(link(), engine);
    await expect.poll(() => notices(world)).toHaveLength(1);
    expect(notices(world)[0]).toContain("could not be reached");
  });

  it("is said not to be kept where the database fails, once for all of a run", async () => {
    const engine = engineWith();
    engine.settle = () => Promise.resolve(fail({ kind: "storage-full" }));
    engine.store = { ...engine.store, updateRun: () => Promise.resolve(fail({ kind: "storage-full" })) };
    const world = await opened(link(), engine);
    await expect.poll(() => notices(world)).toHaveLength(1);
    expect(notices(world)[0]).toContain("storage of this browser is full");
    expect(world.app.session.value?.figure("Tracks/hEta").value.kind).toBe("ready");
  });

  it("is forgotten when asked", async () => {
    const world = await opened(link());
    await world.app.forget(idA);
    expect(world.app.kept.value.runs).toEqual([]);
  });
});

describe("a link", () => {
  it("to content that is nowhere any more opens what is there and names both", async () => {
    const world = await opened(link(`&id=${idB}`));
    expect(notices(world)[0]).toContain("another version");
  });

  it("without identity to the run that is open names it too", async () => {
    const world = await opened(link());
    world.type(link("&panel=mip-qtot"));
    await expect.poll(() => world.history.at(-1)).toContain(`id=${idA}`);
    expect(world.history.at(-1)).toContain("panel=mip-qtot");
  });

  it("made with another release of the computations says so", async () => {
    const world = await opened(link("&release=999"));
    expect(notices(world)[0]).toContain("release 999");
  });

  it("to a place that the report has not says so, and shows the report", async () => {
    const world = await opened(link("&section=none-such&panel=nor-this"));
    expect(notices(world)[0]).toContain("no panel “nor-this” and no section “none-such”");
    expect(notices(await opened(link("&section=run-parameters&panel=mip-qtot")))).toEqual([]);
  });

  it("about another run than the file's says so, and names the file's from then on", async () => {
    const engine = engineWith();
    engine.activityRun = 559104;
    const world = await opened(`#/run/559999?src=${url}`, engine);
    expect(notices(world)[0]).toContain("about run 559999; 559104.root is of run 559104");
    expect(world.history.at(-1)).toContain("#/run/559104?");
  });

  it("to a host that is not allowed asks, fetches nothing before, and remembers when told to", async () => {
    const engine = engineWith();
    const foreign = "https://elsewhere.example/559104.root";
    engine.files.set(foreign, idA);
    const world = makeWorld(engine, `#/run?src=${foreign}`);
    await expect.poll(() => phase(world)).toBe("ask-host");
    expect(engine.opened).toEqual([]);
    world.app.session.value?.allowHost(true);
    await expect.poll(() => phase(world)).toBe("done");
    expect(world.app.settings.value.allowedHosts).toEqual(["elsewhere.example"]);
    const later = makeWorld(engine, `#/run?src=${foreign}&id=${idB}`);
    await expect.poll(() => phase(later)).toBe("done");
  });

  it("to a host that is not allowed opens what is kept without asking", async () => {
    const engine = engineWith();
    const foreign = "https://elsewhere.example/559104.root";
    engine.files.set(foreign, idA);
    const first = makeWorld(engine, `#/run?src=${foreign}`);
    await expect.poll(() => phase(first)).toBe("ask-host");
    first.app.session.value?.allowHost(false);
    await expect.poll(() => phase(first)).toBe("done");
    engine.opened.length = 0;
    const again = await opened(`#/run?src=${foreign}`, engine);
    expect(engine.opened).toEqual([]);
    expect(notices(again)[0]).toContain("not compared with the file that is at elsewhere.example now");
    state(again)?.notices[0]?.action?.run();
    await expect.poll(() => engine.opened).toEqual([foreign]);
    expect(notices(again)).toEqual([]);
  });

  it("about a local file asks for it", async () => {
    const engine = engineWith();
    engine.files.set("559104.root", idA);
    const world = makeWorld(engine, `#/run/559104?file=559104.root&id=${idB}`);
    await expect.poll(() => phase(world)).toBe("need-file");
    world.app.session.value?.attach([new File([], "559104.root")]);
    await expect.poll(() => phase(world)).toBe("done");
    expect(notices(world)[0]).toContain("another version");
  });

  it("about a local file calls another that it is given by its own name, and says so", async () => {
    const engine = engineWith();
    engine.files.set("559107.root", idA);
    const world = makeWorld(engine, `#/run/559104?file=559104.root&id=${idB}`);
    await expect.poll(() => phase(world)).toBe("need-file");
    world.app.session.value?.attach([new File([], "559107.root")]);
    await expect.poll(() => phase(world)).toBe("done");
    expect(notices(world)).toEqual([expect.stringContaining("made for 559104.root")]);
    expect(notices(world)[0]).toContain("this is 559107.root");
    expect(world.history.at(-1)).toContain(`file=559107.root&id=${idA}`);
    expect(world.history.at(-1)).not.toContain("559104");
    expect(state(world)).toMatchObject({ name: "559107.root", info: { run: 559107 } });
  });
});

describe("files from disk", () => {
  it("are opened together as a set of runs, and read by themselves without being asked for again", async () => {
    const engine = new ScriptedEngine();
    engine.files.set("559101.root", idA).set("559104.root", idB);
    const world = makeWorld(engine);
    await world.app.loadSets();
    world.app.openFiles(["559101.root", "559104.root"].map((path) => ({ path, file: new File([], path) })));
    await expect.poll(() => world.app.kept.value.runs?.map((run) => run.identity).toSorted() ?? []).toEqual([idA, idB]);
    expect(world.app.view.value.route).toMatchObject({ page: "period", a: { members: [{}, {}] } });
    world.app.go(world.app.routeOf(world.app.kept.value.runs![0]!)!);
    await expect.poll(() => phase(world)).toBe("done");
  });
});

describe("what a person types", () => {
  const route = async (text: string): Promise<unknown> => {
    const world = makeWorld(engineWith());
    const wrong = world.app.openText(text);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return wrong ?? world.app.view.value.route;
  };

  it("may be an address, one of our links, or one of JSROOT's", async () => {
    expect(await route(url)).toMatchObject({ page: "run", source: { url } });
    expect(await route(`https://viewer.example/tpc/${link("&panel=eta")}`)).toMatchObject({
      page: "run",
      panel: "eta",
    });
    expect(await route(`https://root.cern/js/?file=${url}&item=int/TPC/Tracks/hEta;1&opt=logy`)).toMatchObject({
      page: "object",
      object: "Tracks/hEta",
      view: { log: ["y"] },
    });
  });

  it("is refused in words otherwise", async () => {
    expect(await route("")).toContain("address");
    expect(await route("ftp://somewhere/559104.root")).toContain("not an address");
    expect(await route("559104.root")).toContain("not an address");
  });
});

describe("what is laid over a figure", () => {
  const other = "https://qc.cern.ch/2024/LHC24zz/apass2/559101.root";
  const figure = `#/panel/559104?src=${url}&panel=eta`;

  it("is read from the same run by its session", async () => {
    const world = await opened(`${figure}&with=PID/hNClsPID`);
    expect(world.engine.measured.toSorted()).toEqual([`${idA}/PID`, `${idA}/Tracks`]);
    expect(world.app.second.value).toBeUndefined();
    expect(world.app.session.value?.figure("PID/hNClsPID").value.kind).toBe("ready");
  });

  it("is read from another run by a session of its own, which ends with it", async () => {
    const engine = engineWith();
    engine.files.set(other, idB);
    const world = await opened(`${figure}&with=Tracks/hPt&with-src=${other}`, engine);
    const second = world.app.second.value!;
    await expect.poll(() => second.state.value.phase.kind).toBe("done");
    expect(second.figure("Tracks/hPt").value.kind).toBe("ready");
    expect(world.history.at(-1)).toContain(`id=${idA}`);
    world.type(`${figure}&with=Tracks/hEta&with-src=${other}`);
    expect(world.app.second.value).toBe(second);
    await expect.poll(() => second.figure("Tracks/hEta").value.kind).toBe("ready");
    world.type(figure);
    expect(world.app.second.value).toBeUndefined();
  });

  it("asks before it reads from a host that is not allowed", async () => {
    const engine = engineWith();
    engine.files.set("https://elsewhere.example/a.root", idB);
    const world = await opened(`${figure}&with=Tracks/hPt&with-src=https://elsewhere.example/a.root`, engine);
    await expect.poll(() => world.app.second.value?.state.value.phase.kind).toBe("ask-host");
    expect(engine.opened).toEqual([url]);
    world.app.second.value?.allowHost(false);
    await expect.poll(() => world.app.second.value?.state.value.phase.kind).toBe("done");
  });

  it("can be chosen from what the file holds", async () => {
    const world = await opened(figure);
    const { value } = world.app.session.value!.objects;
    expect(value).toContain("Tracks/hPt");
    expect(value).not.toContain("Tracks/hSign"); // the collection was read and has none
    expect(value).toContain("PID/hNClsPID"); // not read yet: the usual names
  });
});

it("what is typed can be read without going there", () => {
  const { app, history } = makeWorld(engineWith(), "#/");
  expect(app.readText(` ${url} `)).toMatchObject({ page: "run", source: { kind: "url", url } });
  expect(app.readText("https://x.example/#/object?src=demo/559101.root&object=Tracks/hPt")).toMatchObject({
    page: "object",
    object: "Tracks/hPt",
  });
  expect(app.readText("nothing")).toContain("not an address");
  expect(history).toEqual(["#/"]);
});

describe("what of a link is not understood is said", () => {
  const foreign = "https://viewer.example/tpc/demo/559104.root";

  it.each([
    ["file=root://x.example/1.root", "an address this page cannot open"],
    [`file=${foreign}&item=int/ITS/Clusters/h`, "the object int/ITS/Clusters/h"],
  ])("in JSROOT's form, ?%s", (query, words) => {
    const { app, history } = makeWorld(engineWith(), "", `?${query}`);
    expect(app.view.value.dropped.join()).toContain(words);
    expect(history.at(-1)).toMatch(/^#\//);
  });

  it("where its panel has no such figure, which does not stay in the address", async () => {
    const link = `#/panel/559104?src=${url}&panel=mip-qtot&figure=`;
    const world = makeWorld(engineWith(), `${link}77`);
    const { app, history } = world;
    const isFirst = (): void => {
      expect(app.view.value.route).toMatchObject({ page: "panel", panel: "mip-qtot", figure: 0 });
      expect(app.view.value.dropped.join()).toMatch(/^figure 77 of the panel \(the last is \d+, counted from 0\)$/);
      expect(history.at(-1)).not.toContain("figure");
    };
    isFirst();
    world.type(`${link}2`);
    expect([app.view.value.route, app.view.value.dropped]).toMatchObject([{ figure: 2 }, []]);
    world.type(`${link}77`);
    isFirst();
    world.type("#/");
    expect(app.openText(`https://x.example/${link}77`)).toBeUndefined();
    await expect.poll(() => app.view.value.route.page).toBe("panel");
    isFirst();
  });

  it("when it is pasted", async () => {
    const { app } = makeWorld(engineWith(), "#/");
    expect(app.openText("https://root.cern/js/latest/?file=root://x.example/1.root")).toContain("cannot be opened");
    expect(app.openText(`https://x.example/#/run?src=demo/559104.root&rule=foo`)).toBeUndefined();
    await expect.poll(() => app.view.value.dropped.join()).toContain("the rule");
  });
});
