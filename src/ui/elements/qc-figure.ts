import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import { paintFigure, type BinHit, type FigureGeometry } from "../../draw/paint-figure.ts";
import type { FigureSize as DrawingSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";
import type { Hist } from "../../hist/hist.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import type { FigureState, SessionState } from "../../state/session-state.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { Watch } from "../base/watch.ts";
import type { OfRun } from "../figures/bethe-bloch.ts";
import { drawsNothing, holdsNothing } from "../figures/draws-nothing.ts";
import { drawnIn } from "../figures/drawn.ts";
import { factsOf, shortFacts, type FactsInput } from "../figures/facts.ts";
import { figureModel } from "../figures/figure-model.ts";
import { figureReadOut } from "../figures/figure-read-out.ts";
import { middleOf, placeOfBin, type ReadOutRow } from "../figures/read-out.ts";
import { summaryOf } from "../figures/summary.ts";
import { details } from "../style/details.ts";
import { shared } from "../style/shared.ts";
import { figureStyle } from "./figure-style.ts";
import { markWords, worst } from "../base/marks.ts";
import { mark } from "./mark.ts";
import "./qc-read-out.ts";
import {
  doingWords,
  factTemplate,
  messageOf,
  messageTemplate,
  waitingTemplate,
  type FigureWords,
} from "./figure-states.ts";
import { rich } from "./rich.ts";

/** Heights of the design: φ figures, plain histograms, maps, large and small of five. */
export type FigureSize = "phi" | "plain" | "map" | "large" | "small";

const noRows: readonly ReadOutRow[] = [];

/** One figure: its box in every state, its drawing, the bin under the mouse, its line of facts. */
@customElement("qc-figure")
export class QcFigure extends LitElement {
  static override readonly styles = [shared, details, figureStyle];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) verdicts: readonly Verdict[] = [];
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";
  /** Title of the panel, plain, for those who do not see it. */
  @property({ attribute: false }) name = "";
  /** One of several figures: it has a heading of its own. */
  @property({ type: Boolean }) headed = false;
  /** Facts stand in the heading. */
  @property({ type: Boolean }) inlineFacts = false;
  /** Facts take several lines. */
  @property({ type: Boolean }) wordy = false;
  @property() size: FigureSize = "plain";

  @state() private hit: BinHit | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  private geometry: FigureGeometry | undefined;
  private readonly watched = new Watch(this, () => this.session.figure(this.figure.object, this.figure.otherwise));
  private readonly run = new Watch(this, () => this.session.state, { parts: (state) => this.partsOf(state) });
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => this.drawnFrom(),
    paint: (ctx, size, theme) => {
      this.geometry = this.paint(ctx, size, theme);
      // Where the read-out stands follows; nothing else that is rendered does.
      if (this.hit !== undefined) this.requestUpdate();
    },
  });
  /** Looks at every bin: not anew while a mouse moves over the figure, or verdicts of others come in. */
  private readonly summaryFor = memoLast(
    (
      title: string,
      _figure: FigureTemplate,
      _hist: Hist,
      _of: OfRun["measurements"],
      _info: OfRun["info"],
      _said: string,
    ) => summaryOf({ title, ...this.input! }),
  );

  private readonly inputOf = memoLast(
    (
      figure: FigureTemplate,
      state: FigureState | undefined,
      info: OfRun["info"],
      verdicts: readonly Verdict[],
    ): FactsInput | undefined => {
      const drawn = drawnIn(figure, state);
      if (drawn === undefined || state?.kind !== "ready") return undefined;
      return { figure, ...drawn, measurements: state.measurements, info, verdicts };
    },
  );
  /** Verdicts are made anew with every object that is read; only what they say makes a new drawing. */
  private readonly said = memoLast((verdicts: readonly Verdict[]) => JSON.stringify(verdicts));

  /** What is under a mouse is told at once; all else comes in slices: an object that was read is in many figures. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.hit === undefined ? renderSoon(this, () => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const state = this.watched.value!;
    const message = messageOf(state, this.figure, this.session, holdsNothing);
    const drawn = this.input !== undefined && message === undefined;
    return html`
      ${this.headed ? this.heading(state, message) : nothing}
      <div class="box" @pointermove=${this.point} @pointerleave=${this.unpoint}>
        <canvas role=${drawn ? "img" : "presentation"} aria-label=${drawn ? this.summary() : nothing}></canvas>
        ${state.kind === "waiting" ? waitingTemplate(this.run.value!.phase) : nothing}
        ${message === undefined ? nothing : messageTemplate(message)}
        <qc-read-out
          .at=${placeOfBin(this.geometry, this.hit)}
          .rows=${this.readOut()}
          .aloud=${this.byKeys}
        ></qc-read-out>
      </div>
      ${this.inlineFacts ? nothing : html`<p class="facts">${this.line(state, message)} ${message?.below ?? nothing}</p>`}
    `;
  }

  private readOut(): readonly ReadOutRow[] {
    const [{ hit }, input] = [this, this.input];
    return hit === undefined || input === undefined ? noRows : figureReadOut(hit, input);
  }

  /** What there is to be drawn and told. */
  private get input(): FactsInput | undefined {
    return this.inputOf(this.figure, this.watched.value, this.run.value?.info, this.verdicts);
  }

  /** Of the run: how far it is read matters to who waits where it is seen. */
  private partsOf({ phase, info, tpcMissing }: SessionState): readonly unknown[] {
    const waits = this.watched.value?.kind === "waiting";
    return waits ? [this.drawing.inSight ? phase : undefined] : [info, tpcMissing];
  }

  /** The line of facts, or what is said and can be done in its place. */
  private line(state: FigureState, message: FigureWords | undefined): unknown {
    if (state.kind === "waiting") return html`<span class="late">${doingWords(this.run.value!.phase)}</span>`;
    if (message === undefined) return this.facts(this.size === "small");
    return message.action === undefined
      ? nothing
      : html`<button class="plain" @click=${() => this.session.retry()}>Try again</button>`;
  }

  private heading(state: FigureState, message: FigureWords | undefined): TemplateResult {
    const isDamaged = state.kind === "failed" && state.error.kind !== "object-missing";
    const quality = isDamaged ? "not-read" : worst(this.verdicts.map((verdict) => verdict.quality));
    return html`<div class="heading">
      <span class="place"
        >${quality === undefined ? nothing : mark(quality, `${plainTitle(this.figure.title)}: ${markWords[quality]}`)}</span
      >
      <b>${rich(this.figure.title)}</b>
      ${this.inlineFacts ? html`<span class="facts">${this.line(state, message)}</span>` : nothing}
    </div>`;
  }

  private facts(short: boolean): readonly TemplateResult[] {
    const { input } = this;
    if (input === undefined) return [];
    return (short ? shortFacts(input) : factsOf(input)).map(factTemplate);
  }

  private summary(): string {
    const { figure, verdicts, name, input } = this;
    if (input === undefined) return "";
    const title = figure.title === "" || figure.title === name ? name : `${name}, ${figure.title}`;
    const { hist, measurements, info } = input;
    return this.summaryFor(title, figure, hist, measurements, info, this.said(verdicts));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("figure")) this.hit = undefined;
    if (this.drawnFrom() === undefined) this.geometry = undefined;
  }

  private drawnFrom(): readonly unknown[] | undefined {
    const { input, figure, view, palette } = this;
    if (input === undefined || drawsNothing(input)) return undefined;
    return [input.hist, input.measurements, input.info, figure, this.said(this.verdicts), view, palette];
  }

  private paint(ctx: Context2D, size: DrawingSize, theme: Theme): FigureGeometry | undefined {
    const { input, view, palette } = this;
    if (input === undefined) return undefined;
    const model = figureModel({ ...input, view, small: this.size === "small" });
    return paintFigure(ctx, model, size, theme, palette);
  }

  /** The figure as it is on the page; `undefined` while there is none. */
  painting(pixelRatio: number): Painting | undefined {
    return this.drawing.painting(pixelRatio);
  }

  /** Moves the read-out by bins, from the middle where there is none. */
  moveReadOut(dx: number, dy: number): void {
    const { geometry } = this;
    if (geometry === undefined) return;
    const { frame, x, y } = geometry;
    const from = this.hit ?? geometry.binAt((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2);
    if (from === undefined) return;
    const px = middleOf(from.x, x);
    const py = from.y === undefined ? (frame.top + frame.bottom) / 2 : middleOf(from.y, y);
    const wide = Math.max(1, Math.abs(x.toPixel(from.x[1]) - x.toPixel(from.x[0])));
    const high = from.y === undefined ? 1 : Math.max(1, Math.abs(y.toPixel(from.y[1]) - y.toPixel(from.y[0])));
    this.byKeys = true;
    this.hit = geometry.binAt(px + dx * wide, py - dy * high) ?? from;
  }

  clearReadOut(): void {
    this.hit = undefined;
  }

  private readonly point = (event: PointerEvent): void => {
    const corner = this.box.getBoundingClientRect();
    this.byKeys = false;
    this.hit = this.geometry?.binAt(event.clientX - corner.left, event.clientY - corner.top);
  };

  private readonly unpoint = (): void => {
    this.hit = undefined;
  };
}
