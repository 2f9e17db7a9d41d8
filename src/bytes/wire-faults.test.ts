import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer, type WireFault } from "../../tools/serve/fault-server.ts";
import { explain } from "../base/explain.ts";
import type { QcError } from "../base/result.ts";
import { quick } from "./testing/deps.ts";
import type { TransportLimits } from "./transport-limits.ts";
import { bytes, failed, open, opened, size } from "./testing/http.ts";

// What servers do wrong, byte for byte from a socket: each ends in its sentence or in the file, in time.

let server: FaultServer;
let url: string;
beforeAll(async () => {
  server = await startFaultServer(bytes);
  url = `${server.origin}/run.root`;
});
afterEach(() => server.reset());
afterAll(() => server.stop());

interface Case {
  readonly name: string;
  readonly fault: WireFault;
  /** The deadline that ends it, made short. */
  readonly limits?: Partial<TransportLimits>;
  readonly error: Partial<QcError>;
  /** What a person reads. */
  readonly sentence: RegExp;
  /** Requests until it is given up. */
  readonly tries: number;
}

const passing: readonly Case[] = [
  {
    name: "FIN in the middle of a body",
    fault: { kind: "fin" },
    error: { kind: "bad-answer", detail: "the connection broke after 8192 bytes" },
    sentence: /cannot be trusted: the connection broke after 8192 bytes\. Try again/,
    tries: 6,
  },
  {
    name: "a reset",
    fault: { kind: "reset" },
    error: { kind: "unreachable", status: undefined },
    sentence: /did not answer\. Try again/,
    tries: 6,
  },
  {
    name: "silence before the headers",
    fault: { kind: "silence", after: "request" },
    limits: { firstByteMs: 60 },
    error: { kind: "unreachable", status: undefined },
    sentence: /did not answer\. Try again/,
    tries: 6,
  },
  {
    name: "silence after the headers",
    fault: { kind: "silence", after: "headers" },
    limits: { stallMs: 60 },
    error: { kind: "timed-out", seconds: 0.06 },
    sentence: /^Gave up waiting for http:\S+ after 0\.06 s\. Try again/,
    tries: 6,
  },
  {
    name: "500",
    fault: { kind: "status", status: 500 },
    error: { kind: "unreachable", status: 500 },
    sentence: /did not answer \(HTTP 500\)\. Try again/,
    tries: 6,
  },
];

const lasting: readonly Case[] = [
  {
    name: "a body byte by byte",
    fault: { kind: "drip", everyMs: 20 },
    limits: { readMs: 1_000 },
    error: { kind: "timed-out", doing: "reading run.root", seconds: 1 },
    sentence: /^Gave up reading run\.root after 1 s/,
    tries: 1,
  },
  {
    name: "another range than asked for",
    fault: { kind: "other-range" },
    error: { kind: "bad-answer", detail: "it sends bytes 1-16384 for 0-16383" },
    sentence: /cannot be trusted: it sends bytes 1-16384 for 0-16383/,
    tries: 1,
  },
  {
    name: "packed bytes",
    fault: { kind: "gzip" },
    error: { kind: "bad-answer", detail: "it is encoded as gzip" },
    sentence: /cannot be trusted: it is encoded as gzip/,
    tries: 1,
  },
  {
    name: "a web page",
    fault: { kind: "html" },
    error: { kind: "sign-in" },
    sentence: /a web page instead of the file, probably a sign-in page/,
    tries: 1,
  },
  {
    name: "401",
    fault: { kind: "status", status: 401 },
    error: { kind: "refused", status: 401 },
    sentence: /refused access \(HTTP 401\)\. Sign in/,
    tries: 1,
  },
  {
    name: "403",
    fault: { kind: "status", status: 403 },
    error: { kind: "refused", status: 403 },
    sentence: /refused access \(HTTP 403\)\. Sign in/,
    tries: 1,
  },
  {
    name: "404",
    fault: { kind: "status", status: 404 },
    error: { kind: "not-found" },
    sentence: /does not exist on the server \(HTTP 404\)/,
    tries: 1,
  },
  {
    name: "416 for the first bytes",
    fault: { kind: "status", status: 416 },
    error: { kind: "not-root" },
    sentence: /run\.root is not a ROOT file/,
    tries: 1,
  },
];

describe.each([...passing, ...lasting])("$name", ({ fault, limits, error, sentence, tries }) => {
  it("ends in its sentence, before its deadline", async () => {
    server.fault = () => fault;
    const began = performance.now();
    const got = await open(url, { limits: { ...quick, ...limits } });
    expect(got).toEqual(failed(error));
    expect(explain((got as { readonly error: QcError }).error)).toMatch(sentence);
    expect(server.asked).toHaveLength(tries);
    const { firstByteMs = 0, stallMs = 0, readMs = 0 } = limits ?? {};
    // Each try has its own deadline; between them, and on a busy machine, some time passes.
    expect(performance.now() - began).toBeLessThan(tries * Math.max(firstByteMs, stallMs, readMs) + 4_000);
  });
});

describe.each(passing)("$name, then the file", ({ fault, limits }) => {
  it("opens and reads", async () => {
    server.fault = ({ before }) => (before === 0 ? fault : undefined);
    // Long enough for the answer that comes, on a busy machine too.
    const patient = limits === undefined ? {} : { firstByteMs: 400, stallMs: 400 };
    const source = await opened(url, { limits: { ...quick, ...patient } });
    expect(await source.read(50_000, 1000, "object")).toEqual({ ok: true, value: bytes.slice(50_000, 51_000) });
    expect(server.asked.length).toBeGreaterThanOrEqual(4);
  });
});

describe("while a file is read", () => {
  const read = async (fault: WireFault) => {
    const source = await opened(url);
    server.fault = () => fault;
    return source.read(50_000, 1000, "object");
  };

  it("another ETag is another file, said and not mixed", async () => {
    expect(await read({ kind: "etag", etag: '"2"' })).toEqual(failed({ kind: "file-changed", source: "run.root" }));
  });

  it("416 for bytes that were there is another file too", async () => {
    expect(await read({ kind: "status", status: 416 })).toEqual(failed({ kind: "file-changed", source: "run.root" }));
  });

  it("a sign-in page in between is one", async () => {
    expect(await read({ kind: "html" })).toEqual(failed({ kind: "sign-in" }));
  });
});

it("200 with the whole file for a range is the file, taken once", async () => {
  server.fault = () => ({ kind: "whole" });
  const source = await opened(url);
  expect(source).toMatchObject({ whole: true, size });
  expect(await source.read(50_000, 1000, "object")).toEqual({ ok: true, value: bytes.slice(50_000, 51_000) });
  expect(server.asked).toHaveLength(1);
});
