import { describe, expect, it } from "vitest";
import { asksForKeys, focusKey, isEscape, keyAction, type KeyPress } from "./keys.ts";

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

  it("are listed for a question mark, but not in a field or with a modifier", () => {
    expect(asksForKeys(press("?"))).toBe(true);
    for (const held of [{ typing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])
      expect(asksForKeys(press("?", held))).toBe(false);
    expect(asksForKeys(press("/"))).toBe(false);
  });

  it("belong to a field while it is typed in", () => {
    for (const key of ["j", "y", "r", "Escape", "Enter"])
      expect(keyAction(press(key, { typing: true }))).toBeUndefined();
  });

  it("let Escape be taken once, from the inside out, and not while a text is composed", () => {
    const escape = { key: "Escape", isComposing: false, defaultPrevented: false };
    expect(isEscape(escape)).toBe(true);
    for (const other of [{ key: "Enter" }, { isComposing: true }, { defaultPrevented: true }])
      expect(isEscape({ ...escape, ...other })).toBe(false);
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

describe("keys of a drawing", () => {
  const asked = (key: string, change: Partial<Parameters<typeof focusKey>[0]> = {}, isMac = false) =>
    focusKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...change }, isMac);

  it("move the read-out, with Shift by ten", () => {
    expect(asked("ArrowRight")).toEqual({ kind: "read", by: [1, 0] });
    expect(asked("ArrowUp", { shiftKey: true })).toEqual({ kind: "read", by: [0, 10] });
  });

  it("move what is seen with Control, on a Mac with Option; what else browsers do with arrows they still do", () => {
    expect(asked("ArrowLeft", { ctrlKey: true })).toEqual({ kind: "pan", by: [-1, 0] });
    expect(asked("ArrowLeft", { altKey: true }, true)).toEqual({ kind: "pan", by: [-1, 0] });
    expect(asked("ArrowLeft", { altKey: true })).toBeUndefined();
    for (const change of [{ ctrlKey: true }, { metaKey: true }])
      expect(asked("ArrowLeft", change, true)).toBeUndefined();
  });

  it("zoom and hold, and leave the browser's own zoom alone", () => {
    expect(asked("+", { shiftKey: true })).toEqual({ kind: "zoom", closer: true });
    expect(asked("-")).toEqual({ kind: "zoom", closer: false });
    expect(asked("Enter")).toEqual({ kind: "hold" });
    for (const key of ["+", "-", "Enter", "a"]) expect(asked(key, { ctrlKey: true })).toBeUndefined();
    expect(asked("a")).toBeUndefined();
  });
});
