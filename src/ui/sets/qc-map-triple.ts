import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Table } from "../../draw/export/table.ts";
import type { BinHit, FigureGeometry } from "../../draw/paint-figure.ts";
import { movedBin, paintTriple, placeTriple, tripleAt } from "../../draw/runs/triple-figure.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { drawNow, renderSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { figureStyle } from "../elements/figure-style.ts";
import { factTemplate, messageTemplate } from "../elements/figure-states.ts";
import { placeOfBin } from "../figures/read-out.ts";
import "../elements/qc-read-out.ts";
import { arrowStep } from "../keys.ts";
import { shared } from "../style/shared.ts";
import {
  mapTriple,
  tripleFacts,
  tripleRows,
  tripleSummary,
  tripleTable,
  type MapPair,
  type MapTriple,
} from "./map-triple.ts";
import { setFigureStyle } from "./set-figure-style.ts";

/** A map of A, the same of B, and A / B, bin by bin. */
@customElement("qc-map-triple")
export class QcMapTriple extends LitElement {
  static override readonly styles = [shared, figureStyle, setFigureStyle];

  @property({ attribute: false }) pair!: MapPair;
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";

  @state() private at: { readonly map: number; readonly hit: BinHit } | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @state() private geometries: readonly FigureGeometry[] = [];
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  private readonly tripleFor = memoLast(mapTriple);
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => this.triple && [this.triple, this.palette],
    height: (width) => placeTriple(width).height,
    paint: (ctx, size, theme) => {
      const { triple } = this;
      if (triple !== undefined) this.geometries = paintTriple(ctx, triple.model, size, theme, this.palette);
    },
  });

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hasUpdated ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("pair") || changed.has("view")) this.at = undefined;
    if (this.triple === undefined) this.geometries = [];
  }

  protected override render(): TemplateResult {
    const { triple, at } = this;
    const drawn = triple !== undefined;
    const text = "These maps cannot be compared: one is empty, or their bins are not the same.";
    return html`
      <div
        class="box"
        role=${drawn ? "application" : nothing}
        tabindex=${drawn ? 0 : nothing}
        aria-label=${drawn ? `Maps of ${this.pair.title}` : nothing}
        aria-describedby=${drawn ? "keys" : nothing}
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @blur=${this.leave}
        @keydown=${this.key}
      >
        <canvas role=${drawn ? "img" : "presentation"} aria-label=${drawn ? tripleSummary(triple) : nothing}></canvas>
        ${drawn ? nothing : messageTemplate({ text, tone: "quiet", action: undefined, below: undefined })}
        <qc-read-out
          .at=${placeOfBin(at && this.geometries[at.map], at?.hit)}
          .rows=${drawn && at !== undefined ? tripleRows(triple, at.hit) : []}
          .aloud=${this.byKeys}
        ></qc-read-out>
      </div>
      <p id="keys" class="unseen">Arrow keys go from bin to bin of A / B.</p>
      <p class="facts">${drawn ? tripleFacts(triple).map(factTemplate) : nothing}</p>
    `;
  }

  private get triple(): MapTriple | undefined {
    return this.tripleFor(this.pair, this.view);
  }

  /** The figure as it is on the page; `undefined` while there is none. */
  painting(pixelRatio: number): Painting | undefined {
    // It may be asked for before its turn to be rendered.
    drawNow(this);
    return this.drawing.painting(pixelRatio);
  }

  /** All its numbers; `undefined` while there are none. */
  get table(): Table | undefined {
    const { triple } = this;
    return triple && tripleTable(triple);
  }

  private readonly point = (event: PointerEvent): void => {
    const { left, top } = this.box.getBoundingClientRect();
    this.byKeys = false;
    this.at = tripleAt(this.geometries, event.clientX - left, event.clientY - top);
  };

  private readonly leave = (): void => {
    this.at = undefined;
  };

  private readonly key = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    if (step !== undefined) this.move(step);
    else if (event.key === "Escape" && this.at !== undefined) this.leave();
    else return;
    // The page has an own use for these keys.
    event.preventDefault();
    event.stopPropagation();
  };

  /** By bins of the map that is pointed at, of the ratio where none is. */
  private move(step: readonly [number, number]): void {
    const { triple, at } = this;
    if (triple === undefined) return;
    const map = at?.map ?? 2;
    this.byKeys = true;
    this.at = { map, hit: movedBin(triple.model, map, at?.hit, step) };
  }
}
