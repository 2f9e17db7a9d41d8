import { describe, expect, it } from "vitest";
import { HeldSets } from "./held-sets.ts";

function memoryOf(first?: string) {
  let text = first;
  return { read: () => text, write: (next: string) => void (text = next) };
}

describe("sets that are held", () => {
  it("are held by the tab with their pace, without their numbers after a reload, until they are let go", () => {
    const memory = memoryOf();
    const before = new HeldSets<string>(memory);
    before.hold("a\nb", "paused", "numbers");
    before.hold("c", "stopped", "more");
    expect(before.get("a\nb")).toEqual({ pace: "paused", set: "numbers" });
    const after = new HeldSets<string>(memory);
    expect(after.get("a\nb")).toEqual({ pace: "paused", set: undefined });
    expect(after.get("c")).toEqual({ pace: "stopped", set: undefined });
    after.letGo("a\nb");
    expect(new HeldSets<string>(memory).get("a\nb")).toBeUndefined();
    expect(new HeldSets<string>(memory).get("c")?.pace).toBe("stopped");
  });

  it("lose their numbers before their pace, those held first", () => {
    const held = new HeldSets<number>(memoryOf());
    for (let i = 0; i < 30; i++) held.hold(String(i), "paused", i);
    expect(held.get("5")).toBeUndefined();
    expect(held.get("6")).toEqual({ pace: "paused", set: undefined });
    expect(held.get("25")?.set).toBeUndefined();
    expect(held.get("26")?.set).toBe(26);
  });

  it.each([undefined, "", "no JSON", "{}", '[1, [2], ["a", "done"], [3, "paused"], null]'])(
    "are none where the tab remembers %s",
    (text) => {
      const held = new HeldSets<number>(memoryOf(text));
      expect(["a", "2", "3"].map((key) => held.get(key))).toEqual([undefined, undefined, undefined]);
    },
  );
});
