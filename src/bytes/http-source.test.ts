import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { QcError, Result } from "../base/result.ts";
import type { BytesDeps } from "./deps.ts";
import { openHttp, type HttpSource } from "./http-source.ts";
import { quick, quickDeps } from "./testing/deps.ts";
import { ranged, rootLike, serve, type Handler, type RangedOptions, type TestServer } from "./testing/server.ts";

const size = 100_000;
const bytes = rootLike(size);
const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()));
});

async function start(handler: Handler): Promise<TestServer> {
  const server = await serve(handler);
  servers.push(server);
  return server;
}

const open = (
  url: string,
  given: Partial<BytesDeps> = {},
  signal?: AbortSignal,
  withCredentials = false,
): Promise<Result<HttpSource>> => openHttp({ kind: "url", url, withCredentials }, quickDeps(given), signal);

async function opened(server: TestServer, given: Partial<BytesDeps> = {}): Promise<HttpSource> {
  const source = await open(server.url, given);
  if (!source.ok) throw new Error(`Not opened: ${JSON.stringify(source.error)}`);
  return source.value;
}

const failed = (error: Partial<QcError>) => ({ ok: false, error: expect.objectContaining(error) as unknown });

describe("a file by ranges", () => {
  it("opens by its first block and reads any range, by one closed range each", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server);
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
    const source = await opened(server);
    expect(await source.read(size - 1, 2, "object")).toEqual(failed({ kind: "truncated", size, expected: size + 1 }));
    expect(server.asked).toHaveLength(1);
  });

  it("opens a file smaller than a block", async () => {
    const small = rootLike(300);
    expect(await opened(await start(ranged(small)))).toMatchObject({ size: 300, head: small });
    const hidden = await start(ranged(small, { headers: { "content-range": undefined } }));
    expect(await opened(hidden)).toMatchObject({ size: 300, head: small });
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
    const source = await opened(await start(ranged(bytes, hidden)));
    expect(source.size).toBe(size);
    expect(await source.read(size - 10, 10, "metadata")).toEqual({ ok: true, value: bytes.slice(-10) });
  });

  it("takes the length of a file of more than 2 GB from its header", async () => {
    const large = bytes.slice();
    const view = new DataView(large.buffer);
    view.setUint32(4, 1_064_000);
    view.setBigUint64(12, 5_000_000_000n);
    expect((await opened(await start(ranged(large, hidden)))).size).toBe(5_000_000_000);
  });

  const cut = rootLike(60_000, 1, size);
  it.each([
    ["a range over the end", 59_000, 2_000],
    ["a range beyond the end", 80_000, 100],
  ])("finds a truncated file by %s", async (_, offset, length) => {
    const source = await opened(await start(ranged(cut, hidden)));
    expect(source.size).toBe(size);
    const got = await source.read(offset, length, "metadata");
    expect(got).toEqual(failed({ kind: "truncated", source: "run 1.root", size: 60_000, expected: size }));
  });
});

describe("a server without ranges", () => {
  const whole: Handler = (_, response) => response.end(bytes);

  it("is asked once for the whole, which is read from memory", async () => {
    const server = await start(whole);
    const source = await opened(server);
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
    const source = await opened(server);
    server.handler = whole;
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "bad-answer" }));
    server.handler = (_, response) => response.end(" <!doctype html>".padEnd(size));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "sign-in" }));
  });
});

describe("what is no ROOT file", () => {
  it.each<[string, Handler, Partial<QcError>]>([
    [
      "a page by its type",
      (_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end("Sign in"),
      { kind: "sign-in" },
    ],
    ["a page by its first bytes", (_, response) => response.end("\n<html>"), { kind: "sign-in" }],
    ["some other file", (_, response) => response.end("PK34"), { kind: "not-root" }],
    ["some other file by ranges", ranged(new TextEncoder().encode("<xml/>".repeat(9000))), { kind: "not-root" }],
    ["an empty file by ranges", ranged(new Uint8Array(0)), { kind: "not-root" }],
    ["an empty file", (_, response) => response.end(), { kind: "not-root" }],
  ])("is named: %s", async (_, handler, error) => {
    const server = await start(handler);
    expect(await open(server.url)).toEqual(failed(error));
    expect(server.asked).toHaveLength(1);
  });
});

const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(code, headers).end("<html>");

describe("failures that another try would not mend", () => {
  it.each<[string, Handler, Partial<QcError>]>([
    ["401", status(401), { kind: "refused", status: 401 }],
    ["403", status(403), { kind: "refused", status: 403 }],
    ["404", status(404), { kind: "not-found" }],
    ["410", status(410), { kind: "not-found" }],
    ["400", status(400), { kind: "unreachable", status: 400 }],
    ["204", status(204), { kind: "bad-answer", detail: "HTTP 204" }],
    ["other bytes", ranged(bytes, { headers: { "content-range": `bytes 1-16384/${size}` } }), { kind: "bad-answer" }],
    ["an unclear range", ranged(bytes, { headers: { "content-range": "bytes 0-16383" } }), { kind: "bad-answer" }],
    ["no bytes named", ranged(bytes, { headers: { "content-range": `bytes */${size}` } }), { kind: "bad-answer" }],
    [
      "more than asked for",
      ranged(bytes, { headers: { "content-range": `bytes 0-16384/${size}` } }),
      { kind: "bad-answer" },
    ],
    [
      "gzip",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(bytes)),
      { kind: "bad-answer", detail: "it is encoded as gzip" },
    ],
  ])("are not tried again: %s", async (_, handler, error) => {
    const server = await start(handler);
    expect(await open(server.url)).toEqual(failed(error));
    expect(server.asked).toHaveLength(1);
  });
});

describe("failures that may pass", () => {
  const short: Handler = (_, response) => {
    response.writeHead(206, { "content-range": `bytes 0-16383/${size}`, "transfer-encoding": "chunked" });
    response.end(bytes.subarray(0, 100));
  };
  const broken: Handler = (_, response) => {
    response.writeHead(206, { "content-range": `bytes 0-16383/${size}`, "content-length": "16384" });
    response.write(bytes.subarray(0, 100), () => response.destroy());
  };
  const never: Handler = () => undefined;
  const drip: Handler = (_, response) => {
    response.writeHead(206, { "content-range": `bytes 0-16383/${size}`, "content-length": "16384" });
    response.write(bytes.subarray(0, 1));
    setTimeout(() => response.write(bytes.subarray(1, 2)), 1000).unref();
  };

  it.each<[string, Handler]>([
    ...[408, 425, 429, 500, 502, 503, 504].map((code): [string, Handler] => [String(code), status(code)]),
    ["a reset connection", (request) => request.socket.destroy()],
    ["a body that is too short", short],
    ["a connection that breaks", broken],
    ["no answer", never],
    ["a byte a second", drip],
  ])("do: %s, then the file", async (_, handler) => {
    const server = await start(handler);
    const opening = open(server.url);
    await expect.poll(() => server.asked.length, { interval: 2 }).toBe(1);
    server.handler = ranged(bytes);
    expect((await opening).ok).toBe(true);
    expect(server.asked.length).toBeLessThan(7);
  });

  it.each<[string, Handler, Partial<QcError>]>([
    ["503", status(503), { kind: "unreachable", status: 503 }],
    ["a body that is too short", short, { kind: "bad-answer", detail: "it sent 100 of 16384 bytes" }],
    ["a connection that breaks", broken, { kind: "bad-answer", detail: "the connection broke after 100 bytes" }],
    ["no answer", never, { kind: "unreachable", status: undefined }],
    ["a byte a second", drip, { kind: "timed-out", seconds: 0.02 }],
  ])("do not: %s, six times", async (_, handler, error) => {
    const server = await start(handler);
    expect(await open(server.url, { limits: { ...quick, firstByteMs: 20, stallMs: 20 } })).toEqual(failed(error));
    expect(server.asked).toHaveLength(6);
  });

  it("are another origin's missing permission, or nobody there", async () => {
    const server = await start(never);
    await servers.pop()![Symbol.asyncDispose]();
    const { url, origin } = server;
    expect(await open(url, { origin: "https://here.cern.ch" })).toEqual(failed({ kind: "cross-origin", url }));
    expect(await open(url, { origin })).toEqual(failed({ kind: "unreachable", url }));
    expect(await open(url, { origin: undefined })).toEqual(failed({ kind: "unreachable", url }));
  });

  it("end a read at its deadline, whatever it is doing", async () => {
    const server = await start(never);
    const limits = { ...quick, firstByteMs: 10_000, readMs: 50 };
    const error = { kind: "timed-out", doing: "reading run 1.root", seconds: 0.05 } as const;
    expect(await open(server.url, { limits })).toEqual(failed(error));
  });
});

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
    const source = await opened(server);
    server.handler = ranged(rootLike(size, 2), after);
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed", source: "run 1.root" }));
    expect(server.asked).toHaveLength(2);
  });

  it("is known by its length", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server);
    server.handler = ranged(rootLike(size + 1));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed" }));
    server.handler = ranged(rootLike(19_000));
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "file-changed" }));
  });

  it("is known by its first bytes when it is asked for", async () => {
    const server = await start(ranged(bytes));
    const source = await opened(server);
    expect(await source.check()).toEqual({ ok: true, value: undefined });
    server.handler = ranged(rootLike(size, 2));
    expect(await source.check()).toEqual(failed({ kind: "file-changed" }));
    expect(server.asked.slice(1)).toEqual(["bytes=0-1023", "bytes=0-1023"]);
  });

  it("may not come from another server than before", async () => {
    const [elsewhere, server] = [await start(ranged(bytes)), await start(ranged(bytes))];
    const source = await opened(server);
    server.handler = (_, response) => response.writeHead(302, { location: elsewhere.url }).end();
    expect(await source.read(20_000, 10, "object")).toEqual(failed({ kind: "bad-answer" }));
    expect(await opened(server)).toMatchObject({ size });
  });
});

describe("cancelling", () => {
  it.each<[string, Handler]>([
    ["before the answer", () => undefined],
    ["in the answer", (_, response) => response.writeHead(206, { "content-length": "16384" }).write("root")],
    ["between two tries", status(503, { "retry-after": "1" })],
  ])("ends at once %s", async (_, handler) => {
    const server = await start(handler);
    const controller = new AbortController();
    const limits = { ...quick, firstByteMs: 5000, stallMs: 5000, readMs: 5000 };
    const deps = quickDeps({ limits });
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
