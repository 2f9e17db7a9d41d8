import { expect, type Locator } from "@playwright/test";

/** A drawing has its name before its picture: this waits for the picture, which has more than the colours of ground and ink. */
export const expectPainted = (drawing: Locator): Promise<void> =>
  expect.poll(() => drawing.evaluate(coloursOf), { message: "colours of the drawing" }).toBeGreaterThan(2);

function coloursOf(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  if (width === 0 || height === 0) return 0;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
  copy.drawImage(canvas as HTMLCanvasElement, 0, 0);
  return new Set(new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer)).size;
}
