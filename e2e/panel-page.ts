import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { names } from "./app.ts";

/** One panel, or one object, by itself. */
export class PanelPage {
  readonly figure: Locator;
  /** What takes keys and gestures. */
  readonly drawing: Locator;
  readonly rule: Locator;
  readonly table: Locator;
  readonly referenceRun: Locator;
  readonly referenceObject: Locator;
  readonly asRoot: Locator;
  /** ROOT's own drawing. */
  readonly sheet: Locator;

  constructor(readonly page: Page) {
    this.figure = page.getByRole("figure");
    this.drawing = page.getByRole("application", { name: /^Drawing of/ });
    this.rule = page.getByRole("combobox", { name: names.rule });
    this.table = page.getByRole("table", { name: /per bin$/ });
    this.referenceRun = page.getByRole("combobox", { name: "Reference run" });
    this.referenceObject = page.getByRole("combobox", { name: "Reference object" });
    this.asRoot = page.getByRole("checkbox", { name: "As ROOT draws it" });
    this.sheet = page.getByRole("img", { name: /as ROOT draws it$/ });
  }

  async goto(link: string): Promise<this> {
    await this.page.goto(`./${link}`);
    await this.drawn();
    return this;
  }

  async drawn(): Promise<void> {
    await expect(this.figure.getByRole("img", { name: names.plot }).first()).toBeVisible();
  }

  /** An end of an axis: "x from", "y to". */
  field(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  async setRange(name: string, value: string): Promise<void> {
    await this.field(name).fill(value);
    await this.field(name).press("Enter");
  }

  log(axis: "x" | "y" | "z"): Locator {
    return this.page.getByRole("checkbox", { name: `Logarithmic ${axis}` });
  }

  palette(name: string): Locator {
    return this.page.getByRole("radio", { name });
  }

  overlay(name: string | RegExp): Locator {
    return this.page.getByRole("group", { name: "Overlays" }).getByRole("checkbox", { name });
  }

  /** Of the drawing, as shares of its width and height from the left and the top. */
  async at(x: number, y: number): Promise<readonly [number, number]> {
    const box = (await this.drawing.boundingBox())!;
    return [box.x + x * box.width, box.y + y * box.height];
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.page.mouse.move(...(await this.at(...from)));
    await this.page.mouse.down();
    await this.page.mouse.move(...(await this.at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)));
    await this.page.mouse.move(...(await this.at(...to)));
    await this.page.mouse.up();
  }

  /** The numbers at the bin that keys have gone to, by their names: told aloud. */
  async readOut(): Promise<Readonly<Record<string, string>>> {
    const said = this.drawing.getByRole("status");
    await expect(said).toBeVisible();
    return this.rowsIn(said);
  }

  /** Goes there with the mouse, as shares of the drawing, and gives the lines of the read-out of the bin there. */
  async hover(x: number, y: number): Promise<readonly string[]> {
    const lines = this.drawing.getByRole("paragraph").or(this.drawing.getByRole("definition"));
    const before = await lines.allInnerTexts();
    await this.page.mouse.move(...(await this.at(x, y)));
    await expect.poll(() => lines.allInnerTexts()).not.toEqual(before);
    // Told aloud is only what keys have gone to.
    await expect(this.drawing.getByRole("status")).toHaveCount(0);
    return lines.allInnerTexts();
  }

  /** The numbers at the bin under the mouse, by their names. */
  hovered(): Promise<Readonly<Record<string, string>>> {
    return this.rowsIn(this.drawing);
  }

  private async rowsIn(said: Locator): Promise<Readonly<Record<string, string>>> {
    const [terms, values] = [said.getByRole("term"), said.getByRole("definition")];
    const text = async (of: Locator): Promise<string[]> =>
      (await of.allInnerTexts()).map((each) => each.replaceAll(/\s+/g, " ").trim());
    const [of, told] = [await text(terms), await text(values)];
    return Object.fromEntries(of.map((name, i) => [name, told[i]!]));
  }

  /** Saves a file by its button and gives its name and bytes. */
  async save(kind: "PNG" | "SVG" | "CSV" | "JSON"): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: `Save as ${kind}` }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  /** Every pixel of the drawing, with what is held over it: red, green, blue, opacity. */
  async pixels(): Promise<Pixels> {
    await this.drawn();
    const { text, ...size } = await this.figure.locator("canvas").evaluateAll((elements) => {
      const [canvas, ...over] = elements as HTMLCanvasElement[];
      const { width, height } = canvas!;
      // Reading a canvas itself again and again is complained about on the console.
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
      // What lies over it has no size while it is empty.
      for (const each of [canvas!, ...over]) if (each.width > 0) copy.drawImage(each, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      let text = "";
      for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
      return { width, height, text: btoa(text) };
    });
    return { ...size, pixels: Buffer.from(text, "base64") };
  }

  /** Whether two drawings are the same: the browser itself rounds a colour up one time and down another. */
  async expectSame(other: PanelPage): Promise<void> {
    const mine = await this.pixels();
    await expect(async () => expectSamePixels(await other.pixels(), mine)).toPass();
  }
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

export function expectSamePixels(a: Pixels, b: Pixels): void {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let furthest = 0;
  for (let at = 0; at < a.pixels.length; at += 1)
    furthest = Math.max(furthest, Math.abs(a.pixels[at]! - b.pixels[at]!));
  expect(furthest, "largest difference of a colour").toBeLessThanOrEqual(1);
}
