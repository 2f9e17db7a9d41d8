import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import { isEmpty } from "../../draw/layers-of.ts";
import { paintFigure, type BinHit, type FigureGeometry } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import type { Hist } from "../../hist/hist.ts";
import type { Verdict } from "../../qc/check.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import type { FigureState } from "../../state/session-state.ts";
import { drawNever, drawSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import { roomIn, themeOf } from "../base/room.ts";
import { screenLook } from "../base/screen.ts";
import { Watch } from "../base/watch.ts";
import { factsOf, shortFacts } from "../figures/facts.ts";
import { figureModel } from "../figures/figure-model.ts";
import { middleOf, readOut, type ReadOutRow } from "../figures/read-out.ts";
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
  histOf,
  messageOf,
  messageTemplate,
  waitingTemplate,
  type FigureWords,
} from "./figure-states.ts";
import { rich } from "./rich.ts";

/** Heights of the design: φ figures, plain histograms, maps, large and small of five. */
export type FigureSize = "phi" | "plain" | "map" | "large" | "small";

/** How far outside the window a figure is drawn already, so that scrolling meets no empty box. */
const ahead = "600px 0px";

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
  @property() size: FigureSize = "plain";

  @state() private hit: BinHit | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  private visible = false;
  @state() private geometry: FigureGeometry | undefined;
  private drawnFrom: readonly unknown[] = [];
  private readonly watched = new Watch(this, () => this.session.figure(this.figure.object));
  private readonly run = new Watch(this, () => this.session.state);
  private readonly look = new Watch(this, screenLook, () => this.drawLater());
  /** Looks at every bin: not anew while a mouse moves over the figure, or verdicts of others come in. */
  private readonly summaryFor = memoLast(
    (
      title: string,
      figure: FigureTemplate,
      hist: Hist,
      measurements: ReadonlyMap<string, Measurement>,
      _said: string,
    ) => summaryOf({ title, figure, hist, measurements, verdicts: this.verdicts }),
  );
  private readonly sizes = new ResizeObserver(() => this.drawLater());
  private readonly sight = new IntersectionObserver(
    (entries) => {
      this.visible = entries.at(-1)?.isIntersecting ?? false;
      this.drawLater();
    },
    { rootMargin: ahead },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
    if (this.hasUpdated) this.sizes.observe(this.box);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
    this.sizes.disconnect();
    drawNever(this);
  }

  /** A report has many figures: the first rendering is sliced like drawing, so that no task is long. The box has its size before. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    if (this.hasUpdated) return super.scheduleUpdate();
    return new Promise<void>((done) =>
      drawSoon(this.sizes, () => {
        void super.scheduleUpdate();
        done();
      }),
    );
  }

  protected override firstUpdated(): void {
    this.sizes.observe(this.box);
  }

  protected override render(): TemplateResult {
    const state = this.watched.value!;
    const message = messageOf(state, this.figure.noun, this.session, isEmpty);
    const drawn = state.kind === "ready" && message === undefined;
    return html`
      ${this.headed ? this.heading(state, message) : nothing}
      <div class="box" @pointermove=${this.point} @pointerleave=${this.unpoint}>
        <canvas role=${drawn ? "img" : "presentation"} aria-label=${drawn ? this.summary() : nothing}></canvas>
        ${state.kind === "waiting" ? waitingTemplate(this.run.value!.phase) : nothing}
        ${message === undefined ? nothing : messageTemplate(message)}
        <qc-read-out
          .geometry=${this.geometry}
          .hit=${this.hit}
          .rows=${this.readOut()}
          .aloud=${this.byKeys}
        ></qc-read-out>
      </div>
      ${this.inlineFacts ? nothing : html`<p class="facts">${this.line(state, message)} ${message?.below ?? nothing}</p>`}
    `;
  }

  private readOut(): readonly ReadOutRow[] {
    const { hit, hist } = this;
    return hit === undefined || hist === undefined ? [] : readOut(hit, hist, this.figure);
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
    const quality = state.kind === "failed" ? "not-read" : worst(this.verdicts.map((verdict) => verdict.quality));
    return html`<div class="heading">
      <span class="place"
        >${quality === undefined ? nothing : mark(quality, `${plainTitle(this.figure.title)}: ${markWords[quality]}`)}</span
      >
      <b>${rich(this.figure.title)}</b>
      ${this.inlineFacts ? html`<span class="facts">${this.line(state, message)}</span>` : nothing}
    </div>`;
  }

  private facts(short: boolean): readonly TemplateResult[] {
    const { hist } = this;
    const state = this.watched.value;
    if (hist === undefined || state?.kind !== "ready") return [];
    const input = { figure: this.figure, hist, measurements: state.measurements, verdicts: this.verdicts };
    return (short ? shortFacts(input) : factsOf(input)).map(factTemplate);
  }

  private summary(): string {
    const { hist } = this;
    const state = this.watched.value;
    if (hist === undefined || state?.kind !== "ready") return "";
    const { figure, verdicts, name } = this;
    const title = figure.title === "" || figure.title === name ? name : `${name}, ${figure.title}`;
    return this.summaryFor(title, figure, hist, state.measurements, JSON.stringify(verdicts));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("figure")) this.hit = undefined;
    this.drawLater();
  }

  /** The histogram that is drawn; `undefined` until there is one, or where the object is none. */
  get hist(): Hist | undefined {
    const state = this.watched.value;
    if (state?.kind !== "ready") return undefined;
    return histOf(state.object);
  }

  private drawLater(): void {
    const { hist } = this;
    if (!this.hasUpdated || hist === undefined || isEmpty(hist)) {
      this.geometry = undefined;
      return;
    }
    if (this.visible || this.look.value?.printing === true) drawSoon(this, () => this.draw(hist));
  }

  private draw(hist: Hist): void {
    const state = this.watched.value;
    const { width, height, pixelRatio } = roomIn(this.box, this.look.value!);
    if (state?.kind !== "ready" || width === 0 || height === 0) return;
    const { view, palette, figure } = this;
    const theme = themeOf(this.look.value!);
    // Verdicts are made anew with every object that is read; only what they say makes a new drawing.
    const said = JSON.stringify(this.verdicts);
    const from = [hist, state.measurements, figure, said, view, palette, width, height, pixelRatio, theme];
    if (from.every((part, i) => part === this.drawnFrom[i])) return;
    this.drawnFrom = from;
    const { canvas } = this;
    canvas.width = Math.round(width * pixelRatio);
    canvas.height = Math.round(height * pixelRatio);
    this.geometry = this.paint(canvas, hist, { width, height, pixelRatio }, theme);
  }

  private paint(
    canvas: HTMLCanvasElement,
    hist: Hist,
    size: { readonly width: number; readonly height: number; readonly pixelRatio: number },
    theme: Theme,
  ): FigureGeometry | undefined {
    const state = this.watched.value;
    const ctx = canvas.getContext("2d");
    if (ctx === null || state?.kind !== "ready") return undefined;
    const { figure, verdicts, view } = this;
    const model = figureModel({
      figure,
      hist,
      measurements: state.measurements,
      verdicts,
      view,
      small: this.size === "small",
    });
    return paintFigure(ctx, model, size, theme, this.palette);
  }

  /** The figure as it is on the page, at twice its size; `undefined` while there is none. */
  async toPng(): Promise<Blob | undefined> {
    const { hist } = this;
    if (hist === undefined || isEmpty(hist)) return undefined;
    const { clientWidth: width, clientHeight: height } = this.box;
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    this.paint(canvas, hist, { width, height, pixelRatio: 2 }, themeOf(this.look.value!));
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return blob ?? undefined;
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
