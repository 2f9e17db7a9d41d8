import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import { ViewChange } from "../base/view-change.ts";
import { focusKey } from "../keys.ts";
import type { PadDrawing, PadInput } from "../pads/pad-drawing.ts";
import { paintPads } from "../pads/paint-pads.ts";
import { paintDistribution } from "../pads/steps-drawing.ts";
import { shared } from "../style/shared.ts";
import { PadStage } from "./pad-stage.ts";
import "./qc-read-out.ts";

/** The map of values per pad, or their distribution: drawn, read and opened by hand or by keys, and where it may be zoomed. */
@customElement("qc-pad-drawing")
export class QcPadDrawing extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        position: relative;
        overflow: hidden;
        height: 100%;
      }
      .box[tabindex] {
        cursor: crosshair;
        touch-action: pan-y;
        user-select: none;
      }
      .box.opens {
        cursor: pointer;
      }
      .box:focus-visible {
        outline-offset: -2px;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      .over {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      @media print {
        .box {
          height: auto;
        }
        canvas {
          height: auto;
        }
        .over {
          display: none;
        }
      }
    `,
  ];

  /** `undefined`: there is nothing to draw. */
  @property({ attribute: false }) input: PadInput | undefined;
  @property() draws: "map" | "distribution" = "map";
  @property() palette: PaletteName = "bird";
  /** Plain title, for those who do not see it. */
  @property({ attribute: false }) name = "";
  /** All of it in sentences, for those who do not see it. */
  @property({ attribute: false }) summary = "";
  /** Drags, wheel and keys are taken. */
  @property({ type: Boolean }) zoomable = false;
  @query(".box") private readonly box!: HTMLElement;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".over") private readonly over!: HTMLCanvasElement;
  private readonly stage = new PadStage(this, {
    box: () => this.box,
    canvases: () => [this.canvas, this.over],
    input: () => this.input,
    from: () => [this.draws, this.palette],
    paint: (...on) => this.paint(...on),
    zoomable: () => this.zoomable,
    changed: (view) => this.dispatchEvent(new ViewChange(view)),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("input") && changed.get("input")?.view !== this.input?.view) this.stage.takeView();
    if (this.input === undefined) this.stage.clear();
  }

  protected override render(): TemplateResult {
    const { input, stage } = this;
    const { hit, frame } = stage;
    const drawn = input !== undefined;
    const taken = drawn && this.zoomable;
    return html`<div
        class="box ${hit?.opens === undefined ? "" : "opens"}"
        role=${taken ? "application" : nothing}
        tabindex=${taken ? 0 : nothing}
        aria-label=${taken ? `Drawing of ${this.name}` : nothing}
        aria-describedby=${taken ? "keys" : nothing}
        @click=${this.clicked}
        @keydown=${taken ? this.key : nothing}
        @blur=${() => stage.clearReadOut()}
      >
        <canvas role=${drawn ? "img" : "presentation"} aria-label=${drawn ? this.summary : nothing}></canvas>
        <canvas class="over" aria-hidden="true"></canvas>
        <qc-read-out
          .at=${hit && frame && { ...hit.at, frame, onLine: false }}
          .rows=${hit?.rows ?? []}
          .aloud=${stage.byKeys}
          uncrossed
        ></qc-read-out>
      </div>
      ${
        taken
          ? html`<p id="keys" class="unseen">
              Arrow keys move the read-out, with Control (on a Mac Option) what is seen; plus and minus zoom; Enter
              shows what is pointed at closer, Escape all again; R shows all as the report has it.
            </p>`
          : nothing
      }`;
  }

  private paint(ctx: Context2D, input: PadInput, size: FigureSize, theme: Theme): PadDrawing {
    return this.draws === "map"
      ? paintPads(ctx, input, size, theme, this.palette)
      : paintDistribution(ctx, input, size, theme);
  }

  /** Paints it once more as a part of a larger picture, where there is something. */
  paintInto(ctx: Context2D, at: Pick<FigureSize, "left" | "top" | "pixelRatio">, theme: Theme): void {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (this.input !== undefined) this.paint(ctx, this.input, { width, height, ...at }, theme);
  }

  moveReadOut(right: number, up: number): void {
    this.stage.moveReadOut(right, up);
  }

  clearReadOut(): void {
    this.stage.clearReadOut();
  }

  /** Lets go of what was zoomed to; false where nothing was. */
  escape(): boolean {
    return this.stage.escape();
  }

  /** Tells at once of a zoom that waits for more turns of the wheel or keys. */
  settle(): void {
    this.stage.settle();
  }

  private readonly clicked = (event: MouseEvent): void => {
    const { left, top } = this.box.getBoundingClientRect();
    this.stage.click({ x: event.clientX - left, y: event.clientY - top });
  };

  private readonly key = (event: KeyboardEvent): void => {
    const asked = focusKey(event, isMac);
    if (asked === undefined) return;
    event.preventDefault();
    const { stage } = this;
    if (asked.kind === "read") stage.moveReadOut(...asked.by);
    else if (asked.kind === "pan") stage.panByKey(...asked.by);
    else if (asked.kind === "zoom") stage.zoomByKey(asked.closer);
    else stage.open();
  };
}

const isMac = navigator.platform.startsWith("Mac");
