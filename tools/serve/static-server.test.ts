import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { headersFor, pagePolicy, workerPolicy } from "../headers.ts";
import { reportPath, startServer, type StaticServer } from "./static-server.ts";

const top = mkdtempSync(join(tmpdir(), "tpc-qc-serve-"));
const folder = join(top, "dist");
let site: StaticServer;
let data: StaticServer;

beforeAll(async () => {
  mkdirSync(join(folder, "workers"), { recursive: true });
  writeFileSync(join(top, "secret.txt"), "secret");
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "workers", "bytes.worker-AbCd1234.js"), "export {};");
  writeFileSync(join(folder, "manifest.webmanifest"), "{}");
  writeFileSync(join(folder, "run.root"), Buffer.from(Array.from({ length: 256 }, (_, i) => i)));
  symlinkSync(join(top, "secret.txt"), join(folder, "link.txt"));
  site = await startServer({ folder, base: "/tpc/viewer/", headers: (path) => headersFor(path) });
  data = await startServer({ folder, cors: true });
});
afterEach(() => {
  site.reset();
  data.reset();
});
afterAll(async () => {
  await Promise.all([site.stop(), data.stop()]);
  rmSync(top, { recursive: true });
});

const part = (server: StaticServer, range: string, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.address}run.root`, { headers: { range, ...more } });

/** Sends a path as it is; `fetch` would take out the dots. */
function statusOf(server: StaticServer, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: new URL(server.origin).port, path }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    })
      .once("error", reject)
      .end();
  });
}

describe("ranges", () => {
  it("are answered with the bytes asked for", async () => {
    const answer = await part(data, "bytes=3-6");
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe("bytes 3-6/256");
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([3, 4, 5, 6]);
  });

  it("beyond the end are refused with the length", async () => {
    const answer = await part(data, "bytes=256-300");
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe("bytes */256");
  });

  it("of an older version give the whole new one", async () => {
    expect((await part(data, "bytes=0-1", { "if-range": '"older"' })).status).toBe(200);
  });

  it("are logged with their bytes and with the requests under way", async () => {
    data.latency = 30;
    await Promise.all(["bytes=0-9", "bytes=10-29"].map(async (range) => (await part(data, range)).arrayBuffer()));
    await expect.poll(() => data.log.length).toBe(2);
    expect(new Map(data.log.map(({ range, bytes }) => [range, bytes]))).toEqual(
      new Map([
        ["bytes=0-9", 10],
        ["bytes=10-29", 20],
      ]),
    );
    expect(Math.max(...data.log.map(({ parallel }) => parallel))).toBe(2);
  });
});

describe("files", () => {
  it("appear below the base only", async () => {
    expect((await fetch(site.address)).headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect((await fetch(`${site.address}manifest.webmanifest`)).headers.get("content-type")).toBe(
      "application/manifest+json",
    );
    expect((await fetch(`${site.origin}/`)).status).toBe(404);
    expect((await fetch(`${site.origin}/tpc/viewer`)).url).toBe(site.address);
  });

  it("carry the policy of their kind", async () => {
    const page = await fetch(site.address);
    expect(page.headers.get("content-security-policy")).toBe(pagePolicy());
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const worker = await fetch(`${site.address}workers/bytes.worker-AbCd1234.js`);
    expect(worker.headers.get("content-security-policy")).toBe(workerPolicy());
    expect(worker.headers.get("cache-control")).toContain("immutable");
  });

  it("are not sent again to who has them", async () => {
    const etag = (await fetch(site.address)).headers.get("etag");
    expect((await fetch(site.address, { headers: { "if-none-match": etag ?? "" } })).status).toBe(304);
  });

  it.each([
    "../secret.txt",
    "%2e%2e/secret.txt",
    "..%2fsecret.txt",
    "workers/../../secret.txt",
    "link.txt",
    "a%",
    "%00",
  ])("outside the folder are not found: %s", async (path) => {
    expect(await statusOf(data, `/${path}`)).toBe(404);
    expect(await statusOf(site, `/tpc/viewer/${path}`)).toBe(404);
  });
});

it("speaks to other origins only when told to", async () => {
  expect((await part(data, "bytes=0-1")).headers.get("access-control-allow-origin")).toBe("*");
  expect((await part(data, "bytes=0-1")).headers.get("access-control-expose-headers")).toContain("ETag");
  expect((await fetch(site.address)).headers.has("access-control-allow-origin")).toBe(false);
  expect((await fetch(data.address, { method: "OPTIONS" })).status).toBe(204);
  expect((await fetch(site.address, { method: "OPTIONS" })).status).toBe(405);
});

it("collects reports of violated policies", async () => {
  await fetch(site.origin + reportPath, { method: "POST", body: '{"csp-report":{}}' });
  expect(site.reports).toEqual(['{"csp-report":{}}']);
});

describe("faults", () => {
  it("replace the answer", async () => {
    data.fault = () => ({ kind: "answer", status: 200, type: "text/html", body: "sign in" });
    expect(await (await part(data, "bytes=0-1")).text()).toBe("sign in");
  });

  it("pass over the range", async () => {
    data.fault = () => ({ kind: "whole" });
    expect((await part(data, "bytes=0-1")).status).toBe(200);
  });

  it("cut the answer", async () => {
    data.fault = () => ({ kind: "cut", after: 5 });
    await expect(part(data, "bytes=0-99").then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });

  it("stay silent", async () => {
    data.fault = () => ({ kind: "silent" });
    await expect(fetch(data.address, { signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
  });
});

it("stops and comes back at the same address", async () => {
  const address = data.address;
  await data.stop();
  await expect(fetch(address)).rejects.toThrow();
  await data.resume();
  expect((await fetch(address)).status).toBe(200);
  expect(data.address).toBe(address);
});
