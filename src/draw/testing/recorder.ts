import type { Context2D } from "../latex/paint-title.ts";

export interface Drawn {
  readonly text: string;
  readonly font: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

const nothing = (): void => undefined;

/** A context that paints nothing and keeps what was written, for tests without a canvas. A letter is half its size wide. */
export function recorder(): { readonly ctx: Context2D; readonly texts: Drawn[]; readonly depth: () => number } {
  const texts: Drawn[] = [];
  const state = { font: "10px x", fillStyle: "", depth: 0 };
  const special = {
    save: () => void state.depth++,
    restore: () => void state.depth--,
    measureText: (text: string) => ({ width: text.length * 0.5 * Number(/([\d.]+)px/.exec(state.font)?.[1]) }),
    fillText: (text: string, x: number, y: number) =>
      void texts.push({ text, font: state.font, colour: state.fillStyle, x, y }),
    createLinearGradient: () => ({ addColorStop: nothing }),
    createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(4 * width * height) }),
  };
  const ctx = new Proxy(special, {
    get: (target, name) => (Reflect.has(target, name) ? Reflect.get(target, name) : (nothing as unknown)),
    set: (_target, name, value) => Reflect.set(state, name, value),
  });
  return { ctx: ctx as unknown as Context2D, texts, depth: () => state.depth };
}
