import { describe, expect, it } from "vitest";
import { HeldSets } from "./held-sets.ts";

function memoryOf(first?: string) {
  let text = first;
  return { read: () => text, write: (next: string) => void (text = next) };
}

describe("sets that were open", () => {
  it("are held by the tab with their pace until they are let go, and without their runs after a reload", () => {
    const memory = memoryOf();
    const before = new HeldSets<string>(memory);
    before.hold("a\nb", "paused");
    before.leave("a\nb", "runs", 2);
    before.hold("c", "stopped");
    before.leave("d", "read to its end", 1);
    expect([before.paceOf("a\nb"), before.left("a\nb")]).toEqual(["paused", "runs"]);
    expect([before.paceOf("d"), before.left("d")]).toEqual([undefined, "read to its end"]);
    expect(memory.read()).not.toContain("other");
    const after = new HeldSets<string>(memory);
    expect([after.paceOf("a\nb"), after.left("a\nb")]).toEqual(["paused", undefined]);
    expect(after.paceOf("c")).toBe("stopped");
    expect(after.left("other")).toBeUndefined();
    after.letGo("a\nb");
    expect(new HeldSets<string>(memory).paceOf("a\nb")).toBeUndefined();
    expect(new HeldSets<string>(memory).paceOf("c")).toBe("stopped");
  });

  it("lose their runs before their pace, those left first", () => {
    const held = new HeldSets<number>(memoryOf());
    for (let i = 0; i < 30; i++) {
      held.hold(String(i), "paused");
      held.leave(String(i), i, 14);
    }
    expect(held.paceOf("5")).toBeUndefined();
    expect([held.paceOf("6"), held.left("6")]).toEqual(["paused", undefined]);
    expect(held.left("25")).toBeUndefined();
    expect(held.left("26")).toBe(26);
  });

  it("lose their runs where these are many, but for the one that was left last", () => {
    const held = new HeldSets<string>(memoryOf());
    const left = () => ["a", "b", "c"].map((key) => held.left(key));
    held.leave("a", "A", 100);
    held.leave("b", "B", 100);
    expect(left()).toEqual(["A", "B", undefined]);
    held.leave("a", "A again", 100);
    held.leave("c", "C", 1);
    expect(left()).toEqual(["A again", undefined, "C"]);
    held.leave("b", "B", 400);
    expect(left()).toEqual([undefined, "B", undefined]);
  });

  it.each([undefined, "", "no JSON", "{}", '[1, [2], ["a", "done"], [3, "paused"], null]'])(
    "are none where the tab remembers %s",
    (text) => {
      const held = new HeldSets<number>(memoryOf(text));
      expect(["a", "2", "3"].map((key) => held.paceOf(key))).toEqual([undefined, undefined, undefined]);
    },
  );
});
