import { expect, it } from "vitest";
import { fakePlace } from "../testing/fake-app.ts";
import { errorFacts, type FailedIn } from "./error-facts.ts";

const run = {
  place: { ...fakePlace, source: { kind: "url", url: "https://eos.cern.ch/559104.root" }, identity: "abc" },
  state: { value: { file: { size: 3_800_000, identity: "def" }, readAt: Date.UTC(2024, 7, 1, 8) } },
} as unknown as FailedIn;

it("a failure is told with its facts, and the address and bytes of the file", () => {
  const facts = errorFacts({ kind: "corrupt", source: "559104.root", path: "int/TPC/PID", detail: "checksum" }, run);
  expect(JSON.parse(facts)).toEqual({
    kind: "corrupt",
    source: "559104.root",
    path: "int/TPC/PID",
    detail: "checksum",
    file: {
      address: "https://eos.cern.ch/559104.root",
      bytes: 3_800_000,
      identity: "def",
      read: "2024-08-01T08:00:00.000Z",
    },
  });
});

it("a stack has its lines", () => {
  const facts = errorFacts({ kind: "defect", message: "x is not a function", stack: "Error\n at f\n at g" }, run);
  expect(facts.split("\n").filter((line) => / at [fg]/.test(line))).toHaveLength(2);
});
