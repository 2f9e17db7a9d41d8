import { describe, expect, it } from "vitest";
import { bytes, failed, opened, size, start } from "./testing/http.ts";
import { ranged, rootLike, type RangedOptions } from "./testing/server.ts";

describe("a file that is replaced", () => {
  it.each<[string, RangedOptions, RangedOptions]>([
    ["ETag", { headers: { etag: '"1"' } }, { headers: { etag: '"2"' } }],
    [
      "Last-Modified",
      { headers: { "last-modified": "Mon, 23 Nov 2026 10:00:00 GMT" } },
      { headers: { "last-modified": "Mon, 23 Nov 2026 10:00:01 GMT" } },
    ],
  ])("is known by its %s", async (_, before, after) => {
    const server = await start(ranged(bytes, before));
    const source = await opened(server.url);
    server.handler = ranged(rootLike(size, 2), after);
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed", source: "run 1.root" }));
    expect(server.asked).toHaveLength(2);
  });

  it("is known by its length", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server.url);
    server.handler = ranged(rootLike(size + 1));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed" }));
    server.handler = ranged(rootLike(19_000));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed" }));
  });

  it("is known by its first bytes when it is asked for", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server.url);
    expect(await source.check()).toEqual({ ok: true, value: undefined });
    server.handler = ranged(rootLike(size, 2));
    expect(await source.check()).toEqual(failed({ kind: "file-changed" }));
    expect(server.asked.slice(1)).toEqual(["bytes=0-1023", "bytes=0-1023"]);
  });

  it("may not come from another server than before", async () => {
    const [elsewhere, server] = [await start(ranged(bytes)), await start(ranged(bytes))];
    const source = await opened(server.url);
    server.handler = (_, response) => response.writeHead(302, { location: elsewhere.url }).end();
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "bad-answer" }));
    expect(await opened(server.url)).toMatchObject({ size });
  });
});
