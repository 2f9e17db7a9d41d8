import { reportMarkup } from "../../src/trusted.ts";
import { drawAsRoot, type AsRoot, type AsRootOptions } from "../../src/draw/jsroot/draw-as-root.ts";

export type Drawn =
  | { readonly ok: true; readonly leftOut: readonly string[]; readonly milliseconds: number }
  | { readonly ok: false; readonly error: unknown };

declare global {
  interface Window {
    /** Draws into the one element of the page; what was there before goes. */
    drawJson: (json: string, options?: Partial<AsRootOptions>) => Promise<Drawn>;
    clear: () => void;
    /** What hostile texts would set. */
    PWN: unknown;
  }
}

reportMarkup();
const element = document.querySelector<HTMLElement>("#drawing")!;
let last: AsRoot | undefined;
window.clear = () => {
  last?.dispose();
  last = undefined;
};
window.drawJson = async (json, options = {}) => {
  window.clear();
  const start = performance.now();
  const got = await drawAsRoot(element, json, { name: "object", ...options });
  if (!got.ok) return got;
  last = got.value;
  return { ok: true, leftOut: got.value.leftOut, milliseconds: performance.now() - start };
};
