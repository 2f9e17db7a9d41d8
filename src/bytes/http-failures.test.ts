import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { QcError } from "../base/result.ts";
import { quick } from "./testing/deps.ts";
import { bytes, failed, open, size, start, status } from "./testing/http.ts";
import { ranged, type Handler } from "./testing/server.ts";

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
  const never: Handler = () => undefined;

  it.each<[string, Handler]>([
    ...[408, 425, 429, 500, 502, 503, 504].map((code): [string, Handler] => [String(code), status(code)]),
    ["a reset connection", (request) => request.socket.destroy()],
    ["a body that is too short", short],
  ])("do: %s, then the file", async (_, handler) => {
    const server = await start((request, response) => {
      server.handler = ranged(bytes);
      handler(request, response);
    });
    expect((await open(server.url)).ok).toBe(true);
    expect(server.asked.length).toBeLessThan(7);
  });

  it.each<[string, Handler, Partial<QcError>]>([
    ["503", status(503), { kind: "unreachable", status: 503 }],
    ["a body that is too short", short, { kind: "bad-answer", detail: "it sent 100 of 16384 bytes" }],
  ])("do not: %s, six times", async (_, handler, error) => {
    const server = await start(handler);
    expect(await open(server.url)).toEqual(failed(error));
    expect(server.asked).toHaveLength(6);
  });

  it("are another origin's missing permission, or nobody there", async () => {
    const server = await start(never);
    await server[Symbol.asyncDispose]();
    const { url, origin } = server;
    expect(await open(url, { origin: "https://here.cern.ch" })).toEqual(failed({ kind: "cross-origin", url }));
    expect(await open(url, { origin })).toEqual(failed({ kind: "unreachable", url }));
    expect(await open(url, { origin: undefined })).toEqual(failed({ kind: "unreachable", url }));
  });

  it("end a read at its deadline, whatever it is doing", async () => {
    const server = await start(never);
    const limits = { ...quick, readMs: 50 };
    const error = { kind: "timed-out", doing: "reading run 1.root", seconds: 0.05 } as const;
    expect(await open(server.url, { limits })).toEqual(failed(error));
  });
});
