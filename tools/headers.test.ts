import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hasHash, headersFor, pagePolicy, workerPolicy } from "./headers.ts";

describe("headersFor", () => {
  it("gives workers and the service worker their own policy", () => {
    for (const path of ["workers/extract.worker-AbCd_-34.js", "sw.js"]) {
      expect(headersFor(path)["Content-Security-Policy"]).toBe(workerPolicy());
    }
    for (const path of ["index.html", "assets/index-AbCd1234.js", "demo/559101.root"]) {
      expect(headersFor(path)["Content-Security-Policy"]).toBe(pagePolicy());
    }
  });

  it("lets only files with a hash in their name live on in caches", () => {
    expect(headersFor("assets/index-AbCd1234.js")["Cache-Control"]).toContain("immutable");
    for (const path of ["index.html", "sw.js", "manifest.webmanifest", "demo/559101.root"]) {
      expect(hasHash(path)).toBe(false);
      expect(headersFor(path)["Cache-Control"]).toBe("no-cache");
    }
  });

  it("names a place for reports only when asked", () => {
    expect(pagePolicy()).not.toContain("report-uri");
    expect(workerPolicy({ reportUri: "/__csp" })).toMatch(/; report-uri \/__csp$/);
  });
});

describe("docs/deploy.md", () => {
  it("says the policies that our server sends", () => {
    const text = readFileSync(resolve(import.meta.dirname, "../docs/deploy.md"), "utf8");
    expect(text).toContain(pagePolicy());
    expect(text).toContain(workerPolicy());
  });
});
