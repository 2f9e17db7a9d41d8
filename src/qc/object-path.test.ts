import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatGroup,
  formatObject,
  keyObject,
  linkTo,
  namesIn,
  parseObject,
  taskObject,
  titleOf,
  type ObjectAddress,
} from "./object-path.ts";
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
/** What keys and objects are called in files: anything. */
const any = fc.oneof(
  names,
  fc.stringMatching(/^[/%25F89ab\n\0\u0085]{1,12}$/),
  fc.constantFrom("a//b", "/", "///", "%2F", "%252F", "eff 90%", "__proto__", "..", ";1", "<b>"),
);
const ofKeys = fc
  .tuple(fc.array(any, { minLength: 1, maxLength: 4 }), fc.array(any, { maxLength: 2 }))
  .map(([path, inside]) => ({ path: path.join("/"), inside }));

describe("formatObject and parseObject", () => {
  it("give back every address", () => {
    fc.assert(
      fc.property(ofTasks, (at: ObjectAddress) => {
        expect(parseObject(formatObject(at))).toEqual(at);
      }),
    );
  });

  it("give back every address of a key, whatever keys and objects are called", () => {
    fc.assert(
      fc.property(ofKeys, ({ path, inside }) => {
        const at = keyObject(path, inside);
        const text = formatObject(at);
        expect(parseObject(text)).toEqual(at);
        expect(namesIn(at)).toEqual(inside);
        expect(titleOf(at)).toBe(inside.at(-1) ?? path);
        expect(linkTo(path, inside)).toBe(text);
      }),
    );
  });

  it("take one spelling for the other, and give one", () => {
    const at = parseObject("/a%2Fb//c%25d");
    expect(at).toEqual(keyObject("a/b", ["c%d"]));
    expect(formatObject(at!)).toBe("/a/b//c%d");
    expect(formatObject(keyObject("eff 90%", ["100%25"]))).toBe("/eff 90%//100%2525");
  });

  it.each<[string, ObjectAddress]>([
    ["Tracks/hEta", taskObject("Tracks", "hEta")],
    ["PID/hMIP@17", { group: { kind: "task", task: "PID", window: 17 }, name: "hMIP" }],
    ["PID/hMIP@all", { group: { kind: "task", task: "PID", window: "all" }, name: "hMIP" }],
    ["/RunParameters", { group: { kind: "key", path: "RunParameters" }, name: "" }],
    ["/int/ITS/Clusters//hMean", { group: { kind: "key", path: "int/ITS/Clusters" }, name: "hMean" }],
    ["/int/ITS/QC//canvas//hMean", { group: { kind: "key", path: "int/ITS/QC" }, name: "canvas//hMean" }],
  ])("reads %s", (text, at) => {
    expect(parseObject(text)).toEqual(at);
    expect(formatObject(at)).toBe(text);
  });

  it.each([
    "",
    "/",
    "hEta",
    "ITS/hEta",
    "Tracks/",
    "Tracks/a/b",
    "Tracks/h@x",
    "//a",
    "/a/",
    "/a//b//c//d",
    "/a//",
    "/a///b",
    "/a\nb",
  ])("refuses %j", (text) => expect(parseObject(text)).toBeUndefined());

  it("refuses paths of any length", () => {
    expect(parseObject(`/${"a".repeat(513)}`)).toBeUndefined();
    expect(linkTo("a".repeat(513))).toBeUndefined();
    const longest = linkTo("a".repeat(512));
    expect(longest && parseObject(longest)).toBeDefined();
    expect([linkTo(""), linkTo("a", [""]), linkTo("a", ["b", "c", "d"])]).toEqual([undefined, undefined, undefined]);
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
