import { expect, it } from "vitest";
import type { FileLink, Route } from "../route/route.ts";
import { makeWorld, type World } from "./testing/world.ts";
import { sourceName } from "./sources.ts";

const report = (...parts: readonly FileLink[]): Extract<Route, { page: "run" }> => ({
  page: "run",
  section: undefined,
  panel: undefined,
  source: { kind: "merged", parts },
  identity: undefined,
  run: 559108,
  rule: "robust",
  release: undefined,
  palette: "bird",
});
const at = (host: string, slice: string): FileLink => ({
  kind: "url",
  url: `https://${host}/LHC24zz/apass2/559108/${slice}.root`,
});
const local = (name: string): FileLink => ({ kind: "file", name });
const phase = (world: World) => world.app.session.value?.state.value.phase;

it("a run in parts asks for the host of each part, then opens as one and is kept under its own identity", async () => {
  const world = makeWorld();
  const route = report(at("one.example", "1200"), at("other.example", "1210"));
  world.engine.files.set("https://one.example/LHC24zz/apass2/559108/1200.root and 1 more", "a".repeat(32));
  world.app.go(route);
  await expect.poll(() => phase(world)).toMatchObject({ kind: "ask-host", host: "one.example" });
  world.app.session.value!.allowHost(false);
  await expect.poll(() => phase(world)).toMatchObject({ kind: "ask-host", host: "other.example" });
  expect(world.engine.opened).toEqual([]);
  world.app.session.value!.allowHost(false);
  await expect.poll(() => phase(world)?.kind).toBe("done");
  expect(world.app.session.value!.state.value).toMatchObject({
    name: "1200.root and 1 more",
    from: "merged from 2 slices: 12:00, 12:10; one.example, other.example",
    info: { run: 559108, slice: undefined },
  });
  await expect.poll(() => world.app.kept.value.runs?.[0]?.sources).toEqual([sourceName(route.source)]);

  const later = makeWorld(world.engine);
  later.setOnline(false);
  const [kept] = later.engine.store === world.engine.store ? world.app.kept.value.runs! : [];
  const again = later.app.routeOf(kept!)!;
  expect(again).toMatchObject({ source: route.source, identity: "a".repeat(32) });
  later.app.go(again);
  await expect.poll(() => phase(later)?.kind).toBe("done");
});

it("asks for all local parts together; one that is called otherwise stands for the one that is asked for", async () => {
  const world = makeWorld();
  world.engine.files.set("1200.root and 1 more", "b".repeat(32));
  world.app.go(report(local("559108/1200.root"), local("559108/1210.root")));
  await expect
    .poll(() => phase(world))
    .toEqual({ kind: "need-file", name: "559108/1200.root", others: ["559108/1210.root"] });
  world.app.session.value!.attach([new File([], "1200.root")]);
  await expect.poll(() => phase(world)).toEqual({ kind: "need-file", name: "559108/1210.root", others: [] });
  world.app.session.value!.attach([new File([], "second.root")]);
  await expect.poll(() => phase(world)?.kind).toBe("done");
  expect(world.app.session.value!.place.source).toEqual({
    kind: "merged",
    parts: [local("559108/1200.root"), local("second.root")],
  });
});
