import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

interface Rules {
  createHTML?: (text: string) => string;
  createScriptURL?: (url: string) => string;
}
const policies = new Map<string, Rules>();
const made: { url: unknown; options: unknown }[] = [];
const makeWorker = vi.fn(function (url: unknown, options: unknown) {
  made.push({ url, options });
});
const createPolicy = (name: string, rules: Rules): Rules => {
  policies.set(name, rules);
  return { createScriptURL: (url) => ({ trusted: rules.createScriptURL!(url) }) as unknown as string };
};

async function load(withTypes: boolean): Promise<typeof import("./trusted.ts")> {
  vi.resetModules();
  vi.stubGlobal("document", { baseURI: "https://host.example/tpc/viewer/?file=x" });
  vi.stubGlobal("Worker", makeWorker);
  vi.stubGlobal("trustedTypes", withTypes ? { createPolicy } : undefined);
  return import("./trusted.ts");
}

beforeEach(() => {
  policies.clear();
  made.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

describe("trusted types", () => {
  it("pass no markup, and tell of each", async () => {
    const { reportMarkup } = await load(true);
    const { createHTML } = policies.get("default")!;
    expect(createHTML!("")).toBe("");
    expect(createHTML!("<b>early</b>")).toBe("");
    const told: string[] = [];
    reportMarkup((error) => told.push(error.message));
    expect(createHTML!("<b>late</b>")).toBe("");
    expect(told).toEqual([expect.stringContaining("<b>early</b>"), expect.stringContaining("<b>late</b>")]);
  });

  it("are two policies, of which the default makes no scripts", async () => {
    await load(true);
    expect([...policies.keys()]).toEqual(["default", "sw"]);
    expect(Object.keys(policies.get("default")!)).toEqual(["createHTML"]);
    expect(Object.keys(policies.get("sw")!)).toEqual(["createScriptURL"]);
  });

  it.each([
    "sw.js",
    "https://host.example/tpc/viewer/sw.js",
    "https://host.example/tpc/viewer/workers/extract.worker-AbCd1234.js",
    "workers/bytes.worker.ts?worker_file&type=module",
  ])("let the program's own script %s pass", async (url) => {
    const { trustedWorker } = await load(true);
    trustedWorker(url);
    expect(made).toEqual([{ url: { trusted: url }, options: { type: "module" } }]);
  });

  it.each([
    "https://other.example/tpc/viewer/workers/a.js",
    "https://host.example/workers/a.js",
    "https://host.example/sw.js",
    "workers/../demo/559101.root",
    "workers/%2e%2e/demo/559101.root",
    "sw.js/../x.js",
    "data:text/javascript,0",
    "blob:https://host.example/tpc/viewer/workers/",
    "//other.example/sw.js",
  ])("let no other script pass: %s", async (url) => {
    const { trustedWorker } = await load(true);
    expect(() => trustedWorker(url)).toThrow("Not a script of this program");
  });

  it("are not needed: without them workers are made all the same", async () => {
    const { trustedWorker } = await load(false);
    trustedWorker("workers/a.js");
    expect(made).toEqual([{ url: "workers/a.js", options: { type: "module" } }]);
  });
});
