import { describe, expect, it } from "vitest";
import { openHttp } from "./http-source.ts";
import { quickDeps } from "./testing/deps.ts";
import { failed, open, start, status } from "./testing/http.ts";
import type { Handler } from "./testing/server.ts";

describe("cancelling", () => {
  it.each<[string, Handler]>([
    ["before the answer", () => undefined],
    ["in the answer", (_, response) => response.writeHead(206, { "content-length": "16384" }).write("root")],
    ["between two tries", status(503, { "retry-after": "1" })],
  ])("ends at once %s", async (_, handler) => {
    const server = await start(handler);
    const controller = new AbortController();
    const deps = quickDeps();
    const reading = openHttp({ kind: "url", url: server.url, withCredentials: false }, deps, controller.signal);
    await expect.poll(() => server.asked.length, { interval: 2 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = performance.now();
    controller.abort();
    expect(await reading).toEqual(failed({ kind: "cancelled" }));
    expect(performance.now() - before).toBeLessThan(200);
    expect(deps.scheduler.load.inFlight).toBe(0);
    expect(await open(server.url, {}, controller.signal)).toEqual(failed({ kind: "cancelled" }));
    expect(server.asked).toHaveLength(1);
  });

  it("closes the connection", async () => {
    const server = await start(() => undefined);
    const controller = new AbortController();
    const reading = open(server.url, {}, controller.signal);
    await expect.poll(() => server.asked.length, { interval: 2 }).toBe(1);
    controller.abort();
    await reading;
    await expect.poll(() => server.cut(), { interval: 2 }).toBe(1);
  });
});
