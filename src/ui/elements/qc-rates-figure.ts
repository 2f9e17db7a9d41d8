import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { paintFigure, type BinHit, type FigureGeometry } from "../../draw/paint-figure.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import type { Rates } from "../../qc/rates.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { middleOf, type ReadOutRow, placeOfBin } from "../figures/read-out.ts";
import { ratesFacts, ratesModel, ratesReadOut, ratesSummary, type RatesInput } from "../figures/rates.ts";
import { arrowStep } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { factTemplate } from "./figure-states.ts";
import { figureStyle } from "./figure-style.ts";
import "./qc-read-out.ts";

/** The interaction rate over the time of a run, with the rate under the pointer or, by arrow keys, beside the last one. */
@customElement("qc-rates-figure")
export class QcRatesFigure extends LitElement {
  static override readonly styles = [
    shared,
    figureStyle,
    css`
      figure:focus-visible {
        outline-offset: 5px;
      }
      h3 {
        line-height: 22px;
      }
    `,
  ];

  /** Rates over time are among them. */
  @property({ attribute: false }) known!: KnownParameters;
  /** ms since 1970 when the run began, where that is known. */
  @property({ attribute: false }) start: number | undefined;
  @state() private hit: BinHit | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @state() private geometry: FigureGeometry | undefined;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  protected readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => [this.rates, this.known.rate.average, this.start],
    paint: (ctx, size, theme) => {
      this.geometry = paintFigure(ctx, ratesModel(this.input), size, theme);
    },
  });

  protected override render(): TemplateResult {
    return html`<figure aria-labelledby="title" tabindex="0" @keydown=${this.arrow} @blur=${this.unpoint}>
      <figcaption><h3 id="title">Interaction rate over time</h3></figcaption>
      <div class="box" @pointermove=${this.point} @pointerleave=${this.unpoint}>
        <canvas role="img" aria-label=${ratesSummary(this.known)}></canvas>
        <qc-read-out
          .at=${placeOfBin(this.geometry, this.hit)}
          .rows=${this.readOut()}
          .aloud=${this.byKeys}
        ></qc-read-out>
      </div>
      <p class="facts">${ratesFacts(this.known).map(factTemplate)}</p>
    </figure>`;
  }

  private get rates(): Rates {
    return this.known.rates!;
  }

  private get input(): RatesInput {
    return { rates: this.rates, average: this.known.rate.average, start: this.start };
  }

  private readOut(): readonly ReadOutRow[] {
    return this.hit === undefined ? [] : ratesReadOut(this.hit, this.input);
  }

  private readonly point = (event: PointerEvent): void => {
    const corner = this.box.getBoundingClientRect();
    this.byKeys = false;
    this.hit = this.geometry?.binAt(event.clientX - corner.left, event.clientY - corner.top);
  };

  private readonly unpoint = (): void => {
    this.hit = undefined;
  };

  /** From step to step, from the middle where there is none. */
  private readonly arrow = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    const { geometry } = this;
    if (step === undefined || geometry === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    const { frame, x } = geometry;
    const middle = (frame.top + frame.bottom) / 2;
    const from = this.hit ?? geometry.binAt((frame.left + frame.right) / 2, middle);
    if (from === undefined) return;
    const wide = Math.max(1, x.toPixel(from.x[1]) - x.toPixel(from.x[0]));
    this.byKeys = true;
    this.hit = geometry.binAt(middleOf(from.x, x) + step[0] * wide, middle) ?? from;
  };
}
