import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  /** URL of the file that it serves, whatever the path. */
  readonly url: string;
  /** `Range` header of every request so far. */
  readonly asked: readonly (string | undefined)[];
  /** Requests whose connection ended before their answer did. */
  cut(): number;
  handler: Handler;
}

/** A real server on a port of its own. */
export async function serve(handler: Handler): Promise<TestServer> {
  const asked: (string | undefined)[] = [];
  let cut = 0;
  const server = createServer((request, response) => {
    asked.push(request.headers.range);
    response.on("close", () => {
      if (!response.writableFinished) cut += 1;
    });
    self.handler(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: TestServer = {
    origin,
    url: `${origin}/qc/run%201.root`,
    asked,
    cut: () => cut,
    handler,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return self;
}

export interface RangedOptions {
  /** What stands in the answer beside the usual headers; `undefined` leaves a usual one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly delayMs?: number;
}

/** Serves bytes by range, as servers do. */
export function ranged(bytes: Uint8Array, { headers = {}, delayMs = 0 }: RangedOptions = {}): Handler {
  return (request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "")!;
    const [first, last] = [Number(from), Math.min(Number(to), bytes.length - 1)];
    const body = bytes.subarray(first, last + 1);
    const beyond = first >= bytes.length;
    const usual = {
      "content-range": beyond ? `bytes */${bytes.length}` : `bytes ${first}-${last}/${bytes.length}`,
      "content-length": beyond ? "0" : String(body.length),
    };
    for (const [name, value] of Object.entries({ ...usual, ...headers })) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.statusCode = beyond ? 416 : 206;
    if (delayMs === 0) response.end(beyond ? undefined : body);
    else setTimeout(() => response.end(beyond ? undefined : body), delayMs);
  };
}

/** What looks like a ROOT file by its first bytes, and like nothing else after them. */
export function rootLike(size: number, seed = 1, end = size): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8) * seed + seed) & 255);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("root"));
  view.setUint32(4, 64_000);
  view.setUint32(8, 100);
  view.setUint32(12, end);
  return bytes;
}
