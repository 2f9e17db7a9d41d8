import { describe, expect, it } from "vitest";
import type { CheckChange } from "../qc/check-changes.ts";
import type { OwnCheck } from "../qc/own-check.ts";
import { isRunRoute } from "../route/route.ts";
import type { FigureVerdict, PanelVerdict } from "../reports/verdicts.ts";
import { checksNotice } from "./notices.ts";
import { makeWorld, ScriptedEngine, type World } from "./testing/world.ts";

const url = "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root";
const id = "a".repeat(32);
const link = (more = ""): string => `#/run/559104?src=${url}${more}`;

function engineWith(): ScriptedEngine {
  const engine = new ScriptedEngine();
  engine.files.set(url, id);
  return engine;
}

async function done(world: World): Promise<World> {
  await expect.poll(() => world.app.session.value?.state.value.phase.kind).toBe("done");
  return world;
}

const panel = ({ app }: World, name: string): PanelVerdict =>
  app.session.value!.verdicts.value.panels.find((each) => each.panel === name)!;
const verdict = (world: World, name: string): FigureVerdict => panel(world, name).figures[0]![0]!;
const settings = ({ app }: World) => app.settings.value.checks;
const shown = ({ app }: World) => {
  const { route } = app.view.value;
  return isRunRoute(route) ? route.settings : undefined;
};

/** Every sector of the scripted runs has 200 000 tracks. */
const needed = (value: number | undefined): CheckChange => ({
  kind: "limit",
  check: "sector-tracks",
  limit: "needed",
  value,
});
const eta: OwnCheck = {
  object: "Tracks/hEta",
  panel: "eta",
  title: "Tracks",
  good: "entries > 4000000",
  medium: undefined,
};

describe("a changed limit", () => {
  it("judges the open run anew at once, asks the workers for nothing, and is in the link", async () => {
    const world = await done(makeWorld(engineWith(), link()));
    expect(verdict(world, "phi-a")).toMatchObject({ quality: "good", changed: "" });
    const asked = world.engine.measured.length;
    expect(world.app.changeChecks(needed(1e6))).toBeUndefined();
    expect(verdict(world, "phi-a")).toMatchObject({ quality: "null", changed: "needed changed from 1\u2009200" });
    expect(world.history.at(-1)).toContain("limits=sector-tracks.needed:1000000");
    expect(world.app.changeChecks(needed(undefined))).toBeUndefined();
    expect(verdict(world, "phi-a").quality).toBe("good");
    expect(world.history.at(-1)).not.toContain("limits");
    expect(world.engine.measured.length).toBe(asked);
  });

  it("is refused in words", () => {
    const { app } = makeWorld(engineWith());
    expect(app.changeChecks(needed(0))).toContain("Allowed is");
    const long = "1 < 2 and ".repeat(15);
    const keep = (i: number) => {
      const own = { ...eta, good: `${long}mean > ${i}`, medium: `${long}mean > -${i}` };
      return app.changeChecks({ kind: "keep", own });
    };
    const said = Array.from({ length: 12 }, (_, i) => keep(i + 1));
    expect(said[0]).toBeUndefined();
    expect(said.at(-1)).toBe("Links have no room for more checks of your own: remove one, or write it shorter.");
    expect(app.settings.value.checks.own).toHaveLength(said.indexOf(said.at(-1)));
  });

  it("is kept for later, for offline, and in what the start page tells", async () => {
    const { engine, app } = await done(makeWorld(engineWith(), link()));
    const notJudged = (): number => app.kept.value.runs?.[0]?.summary?.counts.null ?? 0;
    const before = notJudged();
    app.changeChecks(needed(1e6));
    await expect.poll(notJudged).toBeGreaterThan(before);
    const later = makeWorld(engine);
    later.setOnline(false);
    await expect.poll(() => settings(later).limits).toHaveLength(1);
    await expect.poll(() => later.app.kept.value.runs?.length).toBe(1);
    later.app.go(later.app.routeOf(later.app.kept.value.runs![0]!)!);
    await done(later);
    expect(verdict(later, "phi-a").quality).toBe("null");
    expect(later.app.kept.value.runs![0]!.summary?.settings).toEqual(settings(later));
  });
});

describe("routes", () => {
  it("that a person opens carry their checks, links that carry none are as released", async () => {
    const engine = engineWith();
    engine.files.set("559101.root", "b".repeat(32));
    const world = await done(makeWorld(engine, link()));
    world.app.changeChecks(needed(5000));
    const own = settings(world);
    world.app.openText("https://qc.cern.ch/559104.root");
    await expect.poll(() => world.history.at(-1)).toContain("559104.root&limits=");
    expect(shown(world)).toEqual(own);
    world.app.openText(`?file=${url}&item=int/TPC/Tracks/hEta`);
    await expect.poll(() => world.history.at(-1)).toMatch(/#\/object.*limits=/);
    world.app.openFiles([{ path: "559101.root", file: new File([], "559101.root") }]);
    expect(shown(world)).toEqual(own);
    for (const { route } of world.app.demos) expect(route).toMatchObject({ settings: own });
    world.type(link());
    expect(shown(world)).toBeUndefined();
    expect(settings(world)).toEqual(own);
    world.app.openText(`https://viewer.example/${link()}`);
    await expect.poll(() => world.history.at(-1)).not.toContain("limits=");
  });

  it("to pages about no run end the session", async () => {
    const world = await done(makeWorld(engineWith(), link()));
    world.app.go({ page: "settings" });
    expect(world.history.at(-1)).toBe("#/settings");
    expect(world.app.session.value).toBeUndefined();
  });

  it("of links with other checks are said, and can be exchanged for one's own or kept", async () => {
    const world = await done(makeWorld(engineWith(), link("&limits=sector-tracks.needed:1000000")));
    expect(verdict(world, "phi-a").quality).toBe("null");
    const used: string[] = [];
    const actions = { useMine: () => used.push("mine"), keep: () => used.push("keep") };
    const notice = checksNotice(shown(world)!, settings(world), actions)!;
    expect(notice.text).toBe(
      "Judged with the checks of the link, which are not yours: Tracks of each sector, in percent of the median sector, needed 1\u2009000\u2009000, yours 1\u2009200.",
    );
    notice.action?.run();
    notice.otherAction?.run();
    expect(used).toEqual(["mine", "keep"]);
    expect(checksNotice(settings(world), settings(world), actions)).toBeUndefined();
    expect(checksNotice(settings(world), shown(world)!, actions)?.otherAction).toBeUndefined();
    world.app.changeChecks({ kind: "take", settings: shown(world)! });
    expect(settings(world)).toEqual(shown(world));
  });
});

describe("an own check", () => {
  it("is measured from what is kept, without asking for anything else, and judged with its figure", async () => {
    const { engine } = await done(makeWorld(engineWith(), link()));
    const world = makeWorld(engine);
    world.setOnline(false);
    world.type(link());
    await done(world);
    const asked = engine.requests.length;
    expect(world.app.changeChecks({ kind: "keep", own: eta })).toBeUndefined();
    // Nothing is said of it before it is measured.
    expect(panel(world, "eta").figures).toEqual([[]]);
    expect(world.app.session.value?.verdicts.value.complete).toBe(false);
    await expect.poll(() => panel(world, "eta").quality).toBe("bad");
    expect(verdict(world, "eta").why).toBe("Tracks: entries is 3600000, wanted above 4\u2009000\u2009000");
    expect(engine.requests.slice(asked)).toEqual(["Tracks/hEta expression"]);
    await done(world);
    world.app.changeChecks({ kind: "remove", own: [eta.object, eta.panel, eta.good, ""].join("|") });
    expect(panel(world, "eta").quality).toBeUndefined();
  });

  it("is measured on the page of its object, and where no report draws it", async () => {
    const sign = "own=mean>0:::Tracks/hSign:Sign";
    const world = await done(makeWorld(engineWith(), link(`&${sign}`)));
    expect(panel(world, "Tracks/hSign").quality).toBe("good");
    const object = await done(makeWorld(engineWith(), `#/object/559104?src=${url}&object=Tracks/hSign&${sign}`));
    const figure = object.app.session.value!.figure("Tracks/hSign").value;
    expect(figure.kind === "ready" && [...figure.measurements.values()].map(({ kind }) => kind)).toEqual([
      "moments",
      "expression",
    ]);
  });
});

describe("two tabs", () => {
  it("see each other's changes, and undo none", async () => {
    const engine = engineWith();
    const [one, two] = [makeWorld(engine), makeWorld(engine)];
    await expect.poll(() => one.app.kept.value.runs && two.app.kept.value.runs).toBeDefined();
    one.app.changeChecks(needed(5000));
    two.app.changeChecks({ kind: "keep", own: eta });
    two.app.changeSettings({ allowedHosts: ["a.example"] });
    for (const tab of [one, two]) {
      await expect
        .poll(() => tab.app.settings.value)
        .toEqual({
          allowedHosts: ["a.example"],
          checks: { limits: [{ check: "sector-tracks", limit: "needed", value: 5000 }], own: [eta] },
        });
    }
    one.app.changeChecks({ kind: "reset", check: undefined });
    await expect.poll(() => settings(two)).toEqual({ limits: [], own: [eta] });
  });
});
