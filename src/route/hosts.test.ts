import { describe, expect, it } from "vitest";
import { hostPolicy, secretsIn } from "./hosts.ts";

describe("hostPolicy", () => {
  const by = { origin: "https://qc.example.org", allowedHosts: ["data.example.com:8443"] };

  it.each([
    "https://qc.example.org/a.root",
    "https://eos.cern.ch/a.root",
    "https://cern.ch/a.root",
    "https://data.example.com:8443/a.root",
  ])("allows %s", (url) => {
    expect(hostPolicy(url, by)).toBe("allowed");
  });

  it.each([
    ["https://evilcern.ch/a.root", "evilcern.ch"],
    ["https://cern.ch.example.com/a.root", "cern.ch.example.com"],
    ["https://data.example.com/a.root", "data.example.com"],
    ["http://qc.example.org/a.root", "qc.example.org"],
    ["http://localhost:8080/a.root", "localhost:8080"],
    ["https://eos.cern.ch@evil.org/a.root", "evil.org"],
    ["https://xn--crn-dma.ch/a.root", "xn--crn-dma.ch"],
  ])("asks before %s", (url, host) => {
    expect(hostPolicy(url, by)).toEqual({ ask: host });
  });
});

describe("secretsIn", () => {
  it("warns of what a shared address gives away", () => {
    expect(secretsIn("https://user:pw@x.org/a.root")).toHaveLength(1);
    expect(secretsIn("https://x.org/a.root?authz=abc")).toHaveLength(1);
    expect(secretsIn("https://user@x.org/a.root?access_token=abc")).toHaveLength(2);
    expect(secretsIn("https://x.org/a.root?v=eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.x")).toHaveLength(1);
  });

  it("finds nothing in plain addresses", () => {
    expect(secretsIn("https://x.org/a.root?version=2")).toEqual([]);
    expect(secretsIn("demo/559101.root")).toEqual([]);
  });
});
