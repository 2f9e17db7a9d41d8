import { describe, expect, it } from "vitest";
import type { BytesDeps } from "./deps.ts";
import { quick } from "./testing/deps.ts";
import { bytes, failed, open, opened, size, start } from "./testing/http.ts";
import { ranged, rootLike, type Handler, type RangedOptions } from "./testing/server.ts";

describe("a file by ranges", () => {
  it("opens by its first block and reads any range, by one closed range each", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server.url);
    expect(source).toMatchObject({ name: "run 1.root", size, whole: false, head: bytes.slice(0, 16_384) });
    expect(await source.read(50_000, 1000, "object")).toEqual({ ok: true, value: bytes.slice(50_000, 51_000) });
    expect(await source.read(size - 1, 1, "metadata")).toEqual({ ok: true, value: bytes.slice(-1) });
    expect(await source.read(7, 0, "metadata")).toEqual({ ok: true, value: new Uint8Array(0) });
    expect(server.asked).toEqual(["bytes=0-16383", "bytes=50000-50999", "bytes=99999-99999"]);
  });

  it("has the rules of the transport in every request", async () => {
    const server = await start(ranged(bytes));
    const inits: RequestInit[] = [];
    const spy: BytesDeps["fetch"] = (url, init) => {
      inits.push(init);
      return fetch(url, init);
    };
    await open(server.url, { fetch: spy, origin: "https://elsewhere.cern.ch" });
    await open(server.url, { fetch: spy, origin: server.origin });
    await open(server.url, { fetch: spy }, undefined, true);
    expect(inits.map(({ credentials }) => credentials)).toEqual(["omit", "same-origin", "include"]);
    for (const init of inits) {
      expect(init).toMatchObject({ cache: "no-store", redirect: "follow", headers: { Range: "bytes=0-16383" } });
      expect(init.method).toBeUndefined();
    }
  });

  it("refuses what lies beyond the end without a request", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server.url);
    expect(await source.read(size - 1, 2, "object")).toEqual(failed({ kind: "truncated", size, expected: size + 1 }));
    expect(server.asked).toHaveLength(1);
  });

  it("opens a file smaller than a block", async () => {
    const small = rootLike(300);
    expect(await opened((await start(ranged(small))).url)).toMatchObject({ size: 300, head: small });
    const hidden = await start(ranged(small, { headers: { "content-range": undefined } }));
    expect(await opened(hidden.url)).toMatchObject({ size: 300, head: small });
  });

  it.each(["run.root", "ftp://host/run.root", "https://me:secret@host/run.root", "file:///run.root"])(
    "does not open %s",
    async (url) => {
      expect(await open(url)).toEqual(failed({ kind: "bad-url", url }));
    },
  );
});

describe("where Content-Range cannot be read", () => {
  const hidden: RangedOptions = { headers: { "content-range": undefined } };

  it("takes the length from the file's header", async () => {
    const source = await opened((await start(ranged(bytes, hidden))).url);
    expect(source.size).toBe(size);
    expect(await source.read(size - 10, 10, "metadata")).toEqual({ ok: true, value: bytes.slice(-10) });
  });

  it("takes the length of a file of more than 2 GB from its header", async () => {
    const large = bytes.slice();
    const view = new DataView(large.buffer);
    view.setUint32(4, 1_064_000);
    view.setBigUint64(12, 5_000_000_000n);
    expect((await opened((await start(ranged(large, hidden))).url)).size).toBe(5_000_000_000);
  });

  const cut = rootLike(60_000, 1, size);
  it.each([
    ["a range over the end", 59_000, 2_000],
    ["a range beyond the end", 80_000, 100],
  ])("finds a truncated file by %s", async (_, offset, length) => {
    const source = await opened((await start(ranged(cut, hidden))).url);
    expect(source.size).toBe(size);
    const got = await source.read(offset, length, "metadata");
    expect(got).toEqual(failed({ kind: "truncated", source: "run 1.root", size: 60_000, expected: size }));
  });
});

describe("a server without ranges", () => {
  const whole: Handler = (_, response) => response.end(bytes);

  it("is asked once for the whole, which is read from memory", async () => {
    const server = await start(whole);
    const source = await opened(server.url);
    expect(source).toMatchObject({ whole: true, size });
    expect(await source.read(5000, 90_000, "object")).toEqual({ ok: true, value: bytes.slice(5000, 95_000) });
    expect(await source.read(5000, size, "object")).toEqual(failed({ kind: "truncated" }));
    expect(server.asked).toHaveLength(1);
    expect(await source.check()).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ["announced", { "content-length": String(size) }],
    ["not announced", { "transfer-encoding": "chunked" }],
  ])("is given up when the whole is too large, %s", async (_, headers) => {
    const server = await start((_, response) => {
      response.writeHead(200, headers);
      response.end(bytes);
    });
    const limits = { ...quick, wholeBytes: size - 1 };
    expect(await open(server.url, { limits })).toEqual(failed({ kind: "no-ranges", url: server.url }));
    expect((await open(server.url, { limits: { ...quick, wholeBytes: size } })).ok).toBe(true);
  });

  it("is not believed when it served ranges before", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server.url);
    server.handler = whole;
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "bad-answer" }));
    server.handler = (_, response) => response.end(" <!doctype html>".padEnd(size));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "sign-in" }));
  });
});
