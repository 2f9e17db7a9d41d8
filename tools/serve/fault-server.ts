import { createServer, type AddressInfo, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { parseRange } from "./range.ts";

/** What a server does wrong with one request, down to the bytes on the wire. */
export type WireFault =
  /** Announces the whole body, sends half of it, and ends the connection (FIN). */
  | { readonly kind: "fin" }
  /** Resets the connection, as a server that was killed does. */
  | { readonly kind: "reset" }
  /** Says nothing, before its headers or after them, and keeps the connection. */
  | { readonly kind: "silence"; readonly after: "request" | "headers" }
  /** Sends the body byte by byte. */
  | { readonly kind: "drip"; readonly everyMs: number }
  /** Other bytes than were asked for, truthfully said. */
  | { readonly kind: "other-range" }
  /** The whole file with 200, whatever was asked for. */
  | { readonly kind: "whole" }
  /** Packs the bytes, as a proxy may. */
  | { readonly kind: "gzip" }
  /** The same bytes under another ETag. */
  | { readonly kind: "etag"; readonly etag: string }
  /** A web page with 200, as a proxy's sign-in page. */
  | { readonly kind: "html" }
  | { readonly kind: "status"; readonly status: number };

export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
  /** How often the same was asked for before. */
  readonly before: number;
}

export interface FaultServer {
  /** "http://127.0.0.1:4173" */
  readonly origin: string;
  /** What is served for every path of a ROOT file; there is nothing else, and no fault with that. */
  bytes: Uint8Array;
  fault: ((asked: Asked) => WireFault | undefined) | undefined;
  /** Requests for the file. */
  readonly asked: readonly Asked[];
  reset(): void;
  stop(): Promise<void>;
}

/**
 * Speaks HTTP over a bare socket, one request a connection, so that it can do what no library would. Every page may read.
 */
export async function startFaultServer(bytes: Uint8Array): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => undefined); // the asker went away
    let head = "";
    socket.on("data", (data) => {
      const before = head;
      head += data.toString("latin1");
      if (before.includes("\r\n\r\n") || !head.includes("\r\n\r\n")) return;
      const request = read(head, times);
      if (!request.path.endsWith(".root")) return page(socket, 404);
      asked.push(request);
      answer(socket, self.bytes, request, self.fault?.(request));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const self: FaultServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes,
    fault: undefined,
    asked,
    reset() {
      self.fault = undefined;
      self.bytes = bytes;
      asked.length = 0;
      times.clear();
    },
    async stop() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return self;
}

function read(head: string, times: Map<string, number>): Asked {
  const [, path = "/"] = /^GET (\S+) HTTP\/1\.1\r\n/.exec(head) ?? [];
  const [, range] = /\r\nRange: *([^\r]*)\r\n/i.exec(head) ?? [];
  const key = `${path} ${range}`;
  const before = times.get(key) ?? 0;
  times.set(key, before + 1);
  return { path, range, before };
}

function answer(socket: Socket, bytes: Uint8Array, { range }: Asked, fault: WireFault | undefined): void {
  if (fault?.kind === "silence" && fault.after === "request") return;
  if (fault?.kind === "reset") return void socket.resetAndDestroy();
  if (fault?.kind === "html") return page(socket, 200);
  if (fault?.kind === "status") return page(socket, fault.status);
  const wanted = parseRange(fault?.kind === "whole" ? undefined : range, bytes.length);
  if (wanted.kind === "unsatisfiable") {
    return void socket.end(head(416, { "Content-Range": `bytes */${bytes.length}`, "Content-Length": 0 }));
  }
  const shift = fault?.kind === "other-range" ? 1 : 0;
  const [first, last] = wanted.kind === "part" ? [wanted.first + shift, wanted.last + shift] : [0, bytes.length - 1];
  const plain = bytes.subarray(first, last + 1);
  const body = fault?.kind === "gzip" ? gzipSync(plain) : plain;
  socket.write(
    head(wanted.kind === "part" ? 206 : 200, {
      "Content-Length": body.length,
      ETag: fault?.kind === "etag" ? fault.etag : '"1"',
      ...(wanted.kind === "part" ? { "Content-Range": `bytes ${first}-${last}/${bytes.length}` } : {}),
      ...(fault?.kind === "gzip" ? { "Content-Encoding": "gzip" } : {}),
    }),
  );
  if (fault?.kind === "silence") return;
  if (fault?.kind === "drip") return drip(socket, body, fault.everyMs);
  socket.end(fault?.kind === "fin" ? body.subarray(0, body.length >> 1) : body);
}

function page(socket: Socket, status: number): void {
  const body = "<!doctype html><title>A page</title>";
  socket.end(head(status, { "Content-Type": "text/html", "Content-Length": body.length }) + body);
}

function head(status: number, headers: Readonly<Record<string, string | number>>): string {
  const common = {
    Connection: "close",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Range, Content-Length, Content-Encoding, ETag",
  };
  const lines = Object.entries({ ...common, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} x\r\n${lines.join("")}\r\n`;
}

function drip(socket: Socket, body: Uint8Array, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at === body.length) clearInterval(timer);
    else socket.write(body.subarray(at, (at += 1)));
  }, everyMs);
}
