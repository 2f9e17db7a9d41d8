import { describe, expect, it } from "vitest";
import { keyAction, type KeyPress } from "./keys.ts";

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  typing: false,
  onControl: false,
  ...change,
});

describe("keys", () => {
  it.each([
    ["j", "next"],
    ["k", "previous"],
    ["Enter", "enlarge"],
    ["Escape", "back"],
    ["l", "log"],
    ["r", "reset"],
    ["y", "copy"],
  ])("%s asks for %s", (key, action) => {
    expect(keyAction(press(key))).toBe(action);
  });

  it("of later releases do nothing", () => {
    for (const key of ["/", "?", "x", "[", "]", "J"]) expect(keyAction(press(key))).toBeUndefined();
  });

  it("belong to a field while it is typed in", () => {
    for (const key of ["j", "y", "r", "Escape", "Enter"])
      expect(keyAction(press(key, { typing: true }))).toBeUndefined();
  });

  it("with a modifier belong to the browser", () => {
    expect(keyAction(press("r", { ctrlKey: true }))).toBeUndefined();
    expect(keyAction(press("y", { metaKey: true }))).toBeUndefined();
    expect(keyAction(press("j", { altKey: true }))).toBeUndefined();
  });

  it("leave Enter to the link or button that has the focus", () => {
    expect(keyAction(press("Enter", { onControl: true }))).toBeUndefined();
    expect(keyAction(press("j", { onControl: true }))).toBe("next");
  });
});
