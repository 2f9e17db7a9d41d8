import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Table } from "../../draw/export/table.ts";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { paintFigure, type BinHit, type FigureGeometry } from "../../draw/paint-figure.ts";
import { slotAt, trendFigure } from "../../draw/runs/trend-figure.ts";
import { referenceSlot } from "../../draw/runs/trend-model.ts";
import type { Theme } from "../../draw/theme.ts";
import type { ChangePoint } from "../../qc/period/change-points.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { renderSoon } from "../base/draw-queue.ts";
import type { Painting } from "../base/painting.ts";
import { figureStyle } from "../elements/figure-style.ts";
import { factTemplate, messageTemplate } from "../elements/figure-states.ts";
import { placeOfBin, type ReadOutRow } from "../figures/read-out.ts";
import "../elements/qc-read-out.ts";
import { arrowStep } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { allShown, OpenRunEvent, shownRuns, type FigureRun, type RunsShown } from "./figure-run.ts";
import { placeWords } from "./place-words.ts";
import type { RunTrend } from "./run-trend.ts";
import { setFigureStyle } from "./set-figure-style.ts";
import { trendModel, type TrendInput } from "./trend-model.ts";
import { referenceRows, trendFacts, trendRows, trendSummary, trendTable } from "./trend-words.ts";

/** The head of the panel, and its line of facts: numbers may lie over these. */
const reach = 28;

/** One number of each run, with what the runs usually have; of two sets, both numbers of each run. */
@customElement("qc-trend")
export class QcTrend extends LitElement {
  static override readonly styles = [
    shared,
    figureStyle,
    setFigureStyle,
    css`
      /* On narrow screens the numbers of a run have no room beside it in so low a figure. */
      .box {
        overflow: visible;
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly FigureRun[] = [];
  @property({ attribute: false }) trend!: RunTrend;
  /** Of the other set, of the same runs. */
  @property({ attribute: false }) other: RunTrend | undefined;
  @property({ attribute: false }) changes: readonly ChangePoint[] = [];
  @property({ attribute: false }) shown: RunsShown = allShown;

  @state() private at: number | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @state() private geometry: FigureGeometry | undefined;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => this.drawnFrom(),
    paint: (ctx, size, theme) => {
      this.geometry = this.paint(ctx, size, theme);
    },
  });

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.at !== undefined ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(): void {
    if (this.at !== undefined && (this.at >= this.slots.length || this.at < this.first)) this.at = undefined;
    if (this.drawnFrom() === undefined) this.geometry = undefined;
  }

  protected override render(): TemplateResult {
    const drawn = this.drawnFrom() !== undefined;
    return html`
      <div
        class="box ${this.run === undefined ? "" : "opens"}"
        role=${drawn ? "application" : nothing}
        tabindex=${drawn ? 0 : nothing}
        aria-label=${drawn ? `Trend of ${this.trend.quantity.title}` : nothing}
        aria-describedby=${drawn ? "keys" : nothing}
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @blur=${this.leave}
        @click=${this.open}
        @keydown=${this.key}
      >
        <canvas
          role=${drawn ? "img" : "presentation"}
          aria-label=${drawn ? trendSummary(this.input) : nothing}
        ></canvas>
        ${drawn ? nothing : messageTemplate({ text: this.nothingWords, tone: "quiet", action: undefined, below: undefined })}
        <qc-read-out
          .at=${placeOfBin(this.geometry, this.hit)}
          .rows=${this.told()}
          .aloud=${this.byKeys}
          .reach=${reach}
          uncrossed
        ></qc-read-out>
      </div>
      <p id="keys" class="unseen">
        ${placeWords("Arrow keys go from run to run; Enter opens the report of the run.", this.runs)}
      </p>
      <p class="facts">${drawn ? trendFacts(this.input).map(factTemplate) : nothing}</p>
    `;
  }

  private told(): readonly ReadOutRow[] {
    if (this.at === referenceSlot) return referenceRows(this.input);
    return this.run === undefined ? [] : trendRows(this.input, this.run);
  }

  /** The place of a reference of its own, or of the first run. */
  private get first(): number {
    const { reference } = this.trend;
    return reference !== undefined && reference.run === undefined ? referenceSlot : 0;
  }

  private get input(): TrendInput {
    const { runs, trend, other, changes, shown } = this;
    return { runs, trend, other, changes, shown };
  }

  private get slots(): readonly number[] {
    return shownRuns(this.runs, this.shown);
  }

  private get nothingWords(): string {
    const areHidden = this.slots.length === 0 && this.runs.length > 0;
    return placeWords(areHidden ? "All runs are hidden." : "No run has this number.", this.runs);
  }

  /** Index of the run that is pointed at. */
  private get run(): number | undefined {
    return this.at === undefined ? undefined : this.slots[this.at];
  }

  private get hit(): BinHit | undefined {
    const { at: slot, run, geometry, trend } = this;
    if (slot === undefined || geometry === undefined) return undefined;
    const point = run === undefined ? trend.reference?.of : (trend.markers[run] ?? this.other?.markers[run]);
    const value = point?.value ?? geometry.y.lo;
    return { binX: slot + 1, binY: undefined, value, x: [slot, slot + 1], y: undefined };
  }

  private drawnFrom(): readonly unknown[] | undefined {
    const { runs, trend, other, changes, shown } = this;
    const there = this.slots.some((run) => trend.markers[run] !== undefined || other?.markers[run] !== undefined);
    return there ? [runs, trend, other, changes, shown] : undefined;
  }

  private paint(ctx: Context2D, size: FigureSize, theme: Theme): FigureGeometry {
    return paintFigure(ctx, trendFigure(trendModel(this.input)), size, theme);
  }

  /** The figure as it is on the page; `undefined` while there is none. */
  painting(pixelRatio: number): Painting | undefined {
    return this.drawing.painting(pixelRatio);
  }

  /** All its numbers. */
  get table(): Table {
    return trendTable(this.input);
  }

  private readonly point = (event: PointerEvent): void => {
    const { left } = this.box.getBoundingClientRect();
    this.byKeys = false;
    this.at = this.geometry && slotAt(this.geometry, event.clientX - left, this.slots.length, this.first);
  };

  private readonly leave = (): void => {
    this.at = undefined;
  };

  private readonly open = (): void => {
    const { run } = this;
    if (run !== undefined) this.dispatchEvent(new OpenRunEvent(this.runs[run]!.place, this.trend.quantity.id));
  };

  private readonly key = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    const last = this.slots.length - 1;
    if (step !== undefined && step[0] !== 0) {
      const from = this.at ?? (step[0] > 0 ? this.first - 1 : last + 1);
      this.byKeys = true;
      this.at = Math.min(last, Math.max(this.first, from + step[0]));
    } else if (event.key === "Enter" && this.at !== undefined) this.open();
    else if (event.key === "Escape" && this.at !== undefined) this.leave();
    else return;
    // The page has an own use for these keys.
    event.preventDefault();
    event.stopPropagation();
  };
}
