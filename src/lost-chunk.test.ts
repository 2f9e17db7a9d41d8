import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reloadOnLostChunk } from "./lost-chunk.ts";

let page: EventTarget;
const reload = vi.fn();
const remembered = new Map<string, string>();

/** Whether the page was loaded again in place of an error. */
function loseChunk(): boolean {
  const event = new Event("vite:preloadError", { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
}
function loadPage(buildId: string, online = true): void {
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("navigator", { onLine: online });
  reloadOnLostChunk(buildId);
}

beforeEach(() => {
  reload.mockClear();
  remembered.clear();
  vi.stubGlobal("location", { reload });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => remembered.get(key) ?? null,
    setItem: (key: string, value: string) => void remembered.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("a lost chunk", () => {
  it("loads the page again, once per build", () => {
    loadPage("one");
    expect(loseChunk()).toBe(true);
    loadPage("one");
    expect(loseChunk()).toBe(false);
    loadPage("two");
    expect(loseChunk()).toBe(true);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it("is an error like any other without network", () => {
    loadPage("one", false);
    expect(loseChunk()).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });

  it("is an error too where nothing can be remembered", () => {
    vi.stubGlobal("sessionStorage", undefined);
    loadPage("one");
    expect(loseChunk()).toBe(false);
  });
});
