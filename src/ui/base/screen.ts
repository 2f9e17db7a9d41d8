import { Observable, type Readable } from "../../state/observable.ts";
import { drawAllNow } from "./draw-queue.ts";

/** What drawing depends on besides data and size. */
export interface ScreenLook {
  readonly dark: boolean;
  /** Device pixels per CSS px. */
  readonly pixelRatio: number;
  /** Paper is white, and everything is on it, in sight or not. */
  readonly printing: boolean;
}

let look: Observable<ScreenLook> | undefined;

/** The one look of this page, followed from the first call on. */
export function screenLook(): Readable<ScreenLook> {
  look ??= followed();
  return look;
}

function followed(): Observable<ScreenLook> {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const made = new Observable<ScreenLook>({ dark: dark.matches, pixelRatio: devicePixelRatio, printing: false });
  dark.addEventListener("change", () => made.update((old) => ({ ...old, dark: dark.matches })));
  // A query holds for one ratio only: after each change the next one is asked about.
  const followRatio = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        made.update((old) => ({ ...old, pixelRatio: devicePixelRatio }));
        followRatio();
      },
      { once: true },
    );
  };
  followRatio();
  // Paper is filled right after this event: nothing that waits for a frame would be on it.
  addEventListener("beforeprint", () => {
    made.update((old) => ({ ...old, printing: true }));
    drawAllNow();
  });
  addEventListener("afterprint", () => made.update((old) => ({ ...old, printing: false })));
  return made;
}
