import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatGroup, formatObject, parseObject, taskObject, type ObjectAddress } from "./object-path.ts";
import { taskNames } from "./run-file.ts";

const names = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[/@]|[\p{Cc}]/u.test(text));
const ofTasks = fc.record({
  group: fc.record({
    kind: fc.constant("task" as const),
    task: fc.constantFrom(...taskNames),
    window: fc.constantFrom(undefined, "all" as const, 1722475800000, 0),
  }),
  name: names,
});
const ofKeys = fc.record({
  group: fc.record({
    kind: fc.constant("key" as const),
    path: fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
  }),
  name: fc.oneof(fc.constant(""), names),
});

describe("formatObject and parseObject", () => {
  it("give back every address", () => {
    fc.assert(
      fc.property(fc.oneof(ofTasks, ofKeys), (at: ObjectAddress) => {
        expect(parseObject(formatObject(at))).toEqual(at);
      }),
    );
  });

  it.each<[string, ObjectAddress]>([
    ["Tracks/hEta", taskObject("Tracks", "hEta")],
    ["PID/hMIP@17", { group: { kind: "task", task: "PID", window: 17 }, name: "hMIP" }],
    ["PID/hMIP@all", { group: { kind: "task", task: "PID", window: "all" }, name: "hMIP" }],
    ["/RunParameters", { group: { kind: "key", path: "RunParameters" }, name: "" }],
    ["/int/ITS/Clusters//hMean", { group: { kind: "key", path: "int/ITS/Clusters" }, name: "hMean" }],
  ])("reads %s", (text, at) => {
    expect(parseObject(text)).toEqual(at);
    expect(formatObject(at)).toBe(text);
  });

  it.each(["", "/", "hEta", "ITS/hEta", "Tracks/", "Tracks/a/b", "Tracks/h@x", "//a", "/a/", "/a//b//c", "/a\nb"])(
    "refuses %j",
    (text) => expect(parseObject(text)).toBeUndefined(),
  );

  it("refuses paths of any length", () => {
    expect(parseObject(`/${"a".repeat(513)}`)).toBeUndefined();
  });
});

describe("formatGroup", () => {
  it("tells groups apart", () => {
    const groups = [
      { kind: "task", task: "PID", window: undefined },
      { kind: "task", task: "PID", window: 17 },
      { kind: "task", task: "PID", window: "all" },
      { kind: "key", path: "PID" },
    ] as const;
    expect(new Set(groups.map(formatGroup)).size).toBe(4);
  });
});
