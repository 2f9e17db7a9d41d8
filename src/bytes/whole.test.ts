import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { QcError } from "../base/result.ts";
import type { BytesDeps } from "./deps.ts";
import { quick, quickDeps } from "./testing/deps.ts";
import { serve, type Handler, type TestServer } from "./testing/server.ts";
import { readWhole } from "./whole.ts";

const text = '{"559101": {"IRavg": 483515}}';
const bytes = new TextEncoder().encode(text);
const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()));
});

/** The first request of a process takes its time. */
const patient = (given: Partial<BytesDeps> = {}): BytesDeps =>
  quickDeps({ limits: { ...quick, firstByteMs: 1000 }, ...given });

async function from(handler: Handler, most = 1000, given: Partial<BytesDeps> = {}) {
  const server = await serve(handler);
  servers.push(server);
  const got = await readWhole({ kind: "url", url: server.url, withCredentials: false }, most, patient(given));
  return { server, got };
}

const failed = (error: Partial<QcError>) => ({ ok: false, error: expect.objectContaining(error) as unknown });
const sends = (body: string | Uint8Array, status = 200, type = "application/json"): Handler => {
  return (_request, response) => response.writeHead(status, { "content-type": type }).end(body);
};

describe("readWhole", () => {
  it("fetches a file by one request without a range, without credentials", async () => {
    const inits: RequestInit[] = [];
    const spy: BytesDeps["fetch"] = (url, init) => {
      inits.push(init);
      return fetch(url, init);
    };
    const { server, got } = await from(sends(text), 1000, { fetch: spy, origin: "https://elsewhere.cern.ch" });
    expect(got).toEqual({ ok: true, value: bytes });
    expect(server.asked).toEqual([undefined]);
    expect(inits).toMatchObject([{ credentials: "omit", headers: {} }]);
  });

  it("takes what a server packs on its way", async () => {
    const { got } = await from((_request, response) => {
      const packed = gzipSync(text);
      response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length }).end(packed);
    });
    expect(got).toEqual({ ok: true, value: bytes });
  });

  it("says why there is none, after one request", async () => {
    for (const [handler, error] of [
      [sends("", 404), { kind: "not-found" }],
      [sends("", 403), { kind: "refused", status: 403 }],
      [sends("", 503), { kind: "unreachable", status: 503 }],
      [sends(text, 206), { kind: "unreachable", status: 206 }],
      [sends("<!doctype html>", 200, "text/html"), { kind: "sign-in" }],
      [sends(" <!doctype html><title>Sign in</title>", 200, ""), { kind: "sign-in" }],
      [() => undefined, { kind: "unreachable", status: undefined }],
    ] as const) {
      const { server, got } = await from(handler);
      expect(got).toEqual(failed(error));
      expect(server.asked).toHaveLength(1);
    }
  });

  it("takes the longest that is allowed, and nothing longer", async () => {
    expect((await from(sends(text), bytes.length)).got).toEqual({ ok: true, value: bytes });
    expect((await from(sends(text), bytes.length - 1)).got).toEqual(
      failed({ kind: "not-parameters", detail: `it has more than ${bytes.length - 1} bytes` }),
    );
  });

  it("sends nothing to what is no address", async () => {
    for (const url of ["ftp://host/a.json", "https://me:secret@host/a.json", "demo/a.json"]) {
      const got = await readWhole({ kind: "url", url, withCredentials: false }, 1000, quickDeps());
      expect(got).toEqual(failed({ kind: "bad-url" }));
    }
  });

  it("reads a file from disk, within the same limit", async () => {
    const file = new File([text], "list.json");
    expect(await readWhole({ kind: "file", file }, bytes.length, quickDeps())).toEqual({ ok: true, value: bytes });
    expect(await readWhole({ kind: "file", file }, bytes.length - 1, quickDeps())).toEqual(
      failed({ kind: "not-parameters", source: "list.json", detail: `it has more than ${bytes.length - 1} bytes` }),
    );
  });

  it("is cancelled at once, and asks nothing where it was before", async () => {
    const own = new AbortController();
    const server = await serve(() => own.abort());
    servers.push(server);
    const ref = { kind: "url", url: server.url, withCredentials: false } as const;
    expect(await readWhole(ref, 1000, patient(), own.signal)).toEqual(failed({ kind: "cancelled" }));
    expect(await readWhole(ref, 1000, patient(), own.signal)).toEqual(failed({ kind: "cancelled" }));
    expect(server.asked).toHaveLength(1);
  });
});
