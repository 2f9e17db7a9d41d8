import { describe, expect, it } from "vitest";
import type { Result } from "../base/result.ts";
import { makeWorld, ScriptedEngine, type World } from "./testing/world.ts";

const url = "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root";
const idA = "a".repeat(32);

const phase = ({ app }: World): string | undefined => app.session.value?.state.value.phase.kind;

function engineWith(...places: readonly string[]): ScriptedEngine {
  const engine = new ScriptedEngine();
  for (const place of places) engine.files.set(place, idA);
  return engine;
}

async function opened(fragment: string, engine: ScriptedEngine): Promise<World> {
  const world = makeWorld(engine, fragment);
  await expect.poll(() => phase(world)).toBe("done");
  return world;
}

describe("an object for ROOT's painters", () => {
  const asked = (world: World, object = "Tracks/hEta"): Promise<Result<string>> =>
    world.app.session.value!.json(object, new AbortController().signal);

  it("is handed out of the file", async () => {
    const world = await opened(`#/run?src=${url}`, engineWith(url));
    expect(world.app.session.value?.question()).toBeUndefined();
    const json = await asked(world);
    expect(json.ok && JSON.parse(json.value)).toEqual({ _typename: "TH1F", fName: "hEta" });
    expect(await asked(world, "ITS/h")).toMatchObject({ ok: false, error: { kind: "object-missing" } });
  });

  it("is out of reach without network, though the run is kept", async () => {
    const world = await opened(`#/run?src=${url}`, engineWith(url));
    world.setOnline(false);
    expect(await asked(world)).toMatchObject({ ok: false, error: { kind: "not-kept" } });
  });

  it("of a kept run needs leave to read from its host, or the file", async () => {
    const foreign = "https://elsewhere.example/559104.root";
    const engine = engineWith(foreign, "559104.root");
    const first = makeWorld(engine, `#/run?src=${foreign}`);
    await expect.poll(() => phase(first)).toBe("ask-host");
    first.app.session.value?.allowHost(false);
    await expect.poll(() => phase(first)).toBe("done");

    const later = await opened(`#/panel?src=${foreign}&panel=eta&as=root`, engine);
    expect(later.app.session.value?.question()).toMatchObject({ kind: "ask-host", host: "elsewhere.example" });
    expect(await asked(later)).toMatchObject({ ok: false, error: { kind: "not-kept" } });
    later.app.session.value?.allowHost(false);
    await expect.poll(() => phase(later)).toBe("done");
    expect((await asked(later)).ok).toBe(true);

    const file = await opened(`#/panel?file=559104.root&id=${idA}&panel=eta`, engine);
    expect(file.app.session.value?.question()).toEqual({ kind: "need-file", name: "559104.root" });
    file.app.session.value?.attach([new File([], "559104.root")]);
    await expect.poll(() => file.app.session.value?.question()).toBeUndefined();
  });
});
