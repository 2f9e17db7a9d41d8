import { describe, expect, it } from "vitest";
import { explain, explainAddress } from "./explain.ts";
import type { QcError } from "./result.ts";

const url = "https://qc.example/559104.root";
const source = "559104.root";
const path = "int/TPC/Tracks/hEta";

/** One failure of every kind, and what its sentence must name: what it happened to, and how much of what. */
const samples = {
  unreachable: [{ kind: "unreachable", url, status: 503 }, url, "503"],
  "not-found": [{ kind: "not-found", url }, url],
  refused: [{ kind: "refused", url, status: 403 }, url, "403"],
  "cross-origin": [{ kind: "cross-origin", url }, "qc.example", "CORS"],
  "sign-in": [{ kind: "sign-in", url }, "qc.example"],
  "no-ranges": [{ kind: "no-ranges", url }, url],
  "bad-answer": [{ kind: "bad-answer", url, detail: "it is encoded as gzip" }, url, "gzip"],
  "file-changed": [{ kind: "file-changed", source }, source],
  "file-unreadable": [{ kind: "file-unreadable", source, detail: "it was moved or deleted" }, source, "moved"],
  "not-root": [{ kind: "not-root", source }, source],
  truncated: [{ kind: "truncated", source, size: 60, expected: 100 }, source, "60 %"],
  "no-streamer-info": [{ kind: "no-streamer-info", source }, source],
  "no-tpc-objects": [{ kind: "no-tpc-objects", source }, source],
  corrupt: [{ kind: "corrupt", source, path, detail: "lz4: checksum differs" }, source, path, "checksum differs"],
  "class-not-decoded": [{ kind: "class-not-decoded", path, className: "TEvil" }, path, "TEvil"],
  "class-not-shown": [{ kind: "class-not-shown", path, className: "TGraph2D" }, path, "TGraph2D"],
  "branch-not-read": [
    { kind: "branch-not-read", path: "tree", branch: "word", why: "they are of type text" },
    "tree",
    "word",
    "they are of type text",
  ],
  "not-drawn": [{ kind: "not-drawn", name: "hEta", why: "it has 40000 bins" }, "hEta", "40000"],
  "object-missing": [{ kind: "object-missing", path, source }, path, source],
  "not-parameters": [{ kind: "not-parameters", source: "runs.csv", detail: "no run is in it" }, "runs.csv", "no run"],
  "limit-exceeded": [
    { kind: "limit-exceeded", source, path, limit: "size of an object in bytes", value: 300, allowed: 256 },
    source,
    path,
    "size of an object",
    "300",
    "256",
  ],
  "tpc-absent": [{ kind: "tpc-absent", source }, source],
  "worker-lost": [{ kind: "worker-lost", doing: "reading PID of 559104.root" }, "reading PID of 559104.root"],
  "out-of-memory": [{ kind: "out-of-memory", doing: "reading PID of 559104.root" }, "reading PID of 559104.root"],
  "timed-out": [{ kind: "timed-out", doing: "reading 559104.root", seconds: 120 }, "reading 559104.root", "120 s"],
  cancelled: [{ kind: "cancelled" }],
  "bad-url": [{ kind: "bad-url", url: "ftp://x" }, "ftp://x"],
  storage: [{ kind: "storage", detail: "it has no database" }, "it has no database"],
  "storage-full": [{ kind: "storage-full" }],
  "database-blocked": [{ kind: "database-blocked", seconds: 5 }, "5 s"],
  "database-newer": [{ kind: "database-newer" }],
  "not-kept": [{ kind: "not-kept", source }, source],
  "part-failed": [
    { kind: "part-failed", part: "1210.root", parts: 4, error: { kind: "not-root", source: "1210.root" } },
    "1210.root, one of 4 parts",
    "is not a ROOT file",
  ],
  "not-merged": [{ kind: "not-merged", what: "hEta", why: "bins differ" }, "hEta", "bins differ"],
  defect: [{ kind: "defect", message: "x is no function", stack: undefined }, "x is no function"],
} as const satisfies { readonly [Kind in QcError["kind"]]: readonly [Extract<QcError, { kind: Kind }>, ...string[]] };

/** How a sentence tells what to do. Where nothing can be done about a failure, it says what comes of it. */
const advice =
  /\b(try again|check|switch|sign in|open (it|the file)|choose|fetch (it|the file)|ask|download|look at|close|use|delete|load|stay on screen)\b/i;

describe("the sentence of a failure", () => {
  it.each(Object.entries(samples))("%s names what it happened to, and what to do", (_, [error, ...named]) => {
    const sentence = explain(error);
    for (const fact of named) expect(sentence).toContain(fact);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(sentence).toMatch(advice);
    expect(sentence).not.toMatch(/undefined|\[object/);
  });

  it("is its own", () => {
    const sentences = Object.values(samples).map(([error]) => explain(error).replaceAll(/559104\.root|https:\S+/g, ""));
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe("what is no address", () => {
  it.each([
    ["root://eospublic.cern.ch//eos/a.root", "Use the https address of the same file."],
    ["xroot://eospublic.cern.ch//eos/a.root", "Use the https address of the same file."],
    ["https://me:secret@qc.example/a.root", "Leave them out"],
    ["/eos/experiment/alice/559104.root", "beginning with https://"],
    ["559104.root", "beginning with https://"],
    ["ftp://qc.example/a.root", "Use an https address."],
  ])("%s: %s", (text, said) => {
    expect(explainAddress(text)).toContain(said);
  });

  it("is told in part where it is long", () => {
    const told = explainAddress(`https://qc.example/${"a".repeat(9000)}`);
    expect(told).toContain("9019 characters");
    expect(told.length).toBeLessThan(250);
  });
});
