import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { findFile, type FoundFile } from "./files.ts";
import { parseRange } from "./range.ts";

/** One request answered, for tests that count. */
export interface Served {
  readonly method: string;
  /** Path as asked, without the query. */
  readonly path: string;
  readonly range: string | undefined;
  readonly status: number;
  /** Bytes of the body handed to the network. */
  readonly bytes: number;
  /** When it came, ms as of `performance.now()`. */
  readonly at: number;
  /** When it was answered, or the asker went away. */
  readonly until: number;
  /** Requests under way when this one began, itself included. */
  readonly parallel: number;
}

/** How a server can misbehave, for tests. */
export type Fault =
  /** Any status, with a body of the given type in place of the file. */
  | { readonly kind: "answer"; readonly status: number; readonly type: string; readonly body: string }
  /** Passes over the range and sends the whole file with 200. */
  | { readonly kind: "whole" }
  /** Cuts the connection after so many bytes of the body. */
  | { readonly kind: "cut"; readonly after: number }
  /** Takes the request and never answers. */
  | { readonly kind: "silent" };

export interface ServerOptions {
  readonly folder: string;
  /** Where the folder appears: "/" or "/tpc/viewer/". */
  readonly base?: string;
  /** 0: any free port. */
  readonly port?: number;
  /** Lets pages of every origin read. */
  readonly cors?: boolean;
  /** Headers of a file; `path` is below the folder. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>;
}

export interface StaticServer {
  /** "http://127.0.0.1:4173" */
  readonly origin: string;
  /** The origin and the base: where the folder begins. */
  readonly address: string;
  /** What is served. */
  readonly folder: string;
  readonly log: readonly Served[];
  /** Requests that came and are not answered yet. */
  readonly underWay: number;
  /** Reports of violated policies, as the browser wrote them. */
  readonly reports: readonly string[];
  /** Milliseconds before each answer. */
  latency: number;
  fault: ((request: { readonly path: string; readonly range: string | undefined }) => Fault | undefined) | undefined;
  /** Empties `log` and `reports`, ends faults and latency. */
  reset(): void;
  /** Cuts every connection and listens no more. */
  stop(): Promise<void>;
  /** Listens again on the same port; nothing happens where it never stopped. */
  resume(): Promise<void>;
}

/** Where browsers send reports, by `report-uri`. */
export const reportPath = "/__csp";

/** Serves a folder on loopback: whole files and single ranges, with validators. */
export async function startServer(options: ServerOptions): Promise<StaticServer> {
  const served = new FolderServer(options);
  await served.listen(options.port ?? 0);
  return served;
}

class FolderServer implements StaticServer {
  readonly log: Served[] = [];
  readonly reports: string[] = [];
  underWay = 0;
  latency = 0;
  fault: StaticServer["fault"];
  readonly #options: ServerOptions;
  readonly #base: string;
  readonly #server: Server;
  #port = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#base = options.base ?? "/";
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((thrown: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
        if (!isHangUp(thrown)) process.stderr.write(`${String(thrown)}\n`);
      });
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get folder(): string {
    return this.#options.folder;
  }

  get address(): string {
    return this.origin + this.#base;
  }

  reset(): void {
    this.log.length = 0;
    this.reports.length = 0;
    this.latency = 0;
    this.fault = undefined;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async resume(): Promise<void> {
    if (!this.#server.listening) await this.listen(this.#port);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").replace(/[?#].*$/, "");
    if (path === reportPath) return this.#takeReport(request, response);
    this.underWay += 1;
    const parallel = this.underWay;
    const at = performance.now();
    const range = request.headers.range;
    let bytes = 0;
    response.once("close", () => {
      this.underWay -= 1;
      const until = performance.now();
      const { statusCode: status } = response;
      this.log.push({ method: request.method ?? "", path, range, status, bytes, at, until, parallel });
    });
    if (this.latency > 0) await wait(this.latency);
    if (response.destroyed) return; // nobody waits any more
    if (this.#options.cors === true) allowEveryOrigin(response);
    const fault = this.fault?.({ path, range });
    if (fault?.kind === "silent") return;
    if (fault?.kind === "answer") {
      response.writeHead(fault.status, { "Content-Type": fault.type }).end(fault.body);
      return;
    }
    if (request.method === "OPTIONS" && this.#options.cors === true) {
      response.writeHead(204, { "Access-Control-Allow-Headers": "Range", "Access-Control-Max-Age": "600" }).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") return finish(response, 405, "Only GET and HEAD\n");
    if (`${path}/` === this.#base) {
      response.writeHead(301, { Location: this.#base }).end();
      return;
    }
    const found = path.startsWith(this.#base)
      ? await findFile(this.#options.folder, path.slice(this.#base.length))
      : undefined;
    if (found === undefined) return finish(response, 404, "Not found\n");
    await this.#send(request, response, found, fault, (n) => (bytes += n));
  }

  async #send(
    request: IncomingMessage,
    response: ServerResponse,
    found: FoundFile,
    fault: Fault | undefined,
    sent: (bytes: number) => void,
  ): Promise<void> {
    const headers = {
      "Content-Type": found.type,
      ETag: found.etag,
      "Last-Modified": found.modified.toUTCString(),
      "Accept-Ranges": "bytes",
      ...this.#options.headers?.(found.path),
    };
    if (request.headers["if-none-match"] === found.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const guard = request.headers["if-range"];
    const whole = fault?.kind === "whole" || (guard !== undefined && guard !== found.etag);
    const wanted = parseRange(whole ? undefined : request.headers.range, found.size);
    if (wanted.kind === "unsatisfiable") {
      response.writeHead(416, { "Content-Range": `bytes */${found.size}` }).end();
      return;
    }
    const [first, last] = wanted.kind === "part" ? [wanted.first, wanted.last] : [0, found.size - 1];
    if (wanted.kind === "part") response.setHeader("Content-Range", `bytes ${first}-${last}/${found.size}`);
    response.writeHead(wanted.kind === "part" ? 206 : 200, { ...headers, "Content-Length": last - first + 1 });
    if (request.method === "HEAD" || found.size === 0) {
      response.end();
      return;
    }
    const end = fault?.kind === "cut" ? Math.min(last, first + fault.after - 1) : last;
    const stream = createReadStream(found.file, { start: first, end });
    stream.on("data", (chunk) => sent(chunk.length));
    if (fault?.kind === "cut") {
      await pipeline(stream, response, { end: false });
      response.destroy();
    } else {
      await pipeline(stream, response);
    }
  }

  async #takeReport(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    this.reports.push(Buffer.concat(parts).toString());
    response.writeHead(204).end();
  }
}

function allowEveryOrigin(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader(
    "Access-Control-Expose-Headers",
    "Content-Range, Content-Length, Accept-Ranges, ETag, Last-Modified",
  );
}

function finish(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}

/** The browser went away in the middle of an answer: its right. */
const isHangUp = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  "code" in thrown &&
  ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE"].includes(String(thrown.code));
