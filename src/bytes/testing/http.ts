import { afterEach, expect } from "vitest";
import type { QcError, Result } from "../../base/result.ts";
import type { BytesDeps } from "../deps.ts";
import { openHttp, type HttpSource } from "../http-source.ts";
import { quickDeps } from "./deps.ts";
import { rootLike, serve, type Handler, type TestServer } from "./server.ts";

/** What the servers of these tests hold. */
export const size = 100_000;
export const bytes = rootLike(size);

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()));
});

/** A server that ends with its test. */
export async function start(handler: Handler): Promise<TestServer> {
  const server = await serve(handler);
  servers.push(server);
  return server;
}

export const open = (
  url: string,
  given: Partial<BytesDeps> = {},
  signal?: AbortSignal,
  withCredentials = false,
): Promise<Result<HttpSource>> => openHttp({ kind: "url", url, withCredentials }, quickDeps(given), signal);

export async function opened(url: string, given: Partial<BytesDeps> = {}): Promise<HttpSource> {
  const source = await open(url, given);
  if (!source.ok) throw new Error(`Not opened: ${JSON.stringify(source.error)}`);
  return source.value;
}

export const failed = (error: Partial<QcError>) => ({ ok: false, error: expect.objectContaining(error) as unknown });

export const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(code, headers).end("<html>");
