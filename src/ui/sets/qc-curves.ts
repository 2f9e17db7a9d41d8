import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { edgeOf } from "../../draw/bins.ts";
import type { Table } from "../../draw/export/table.ts";
import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { BinHit, FigureGeometry } from "../../draw/paint-figure.ts";
import { alignParts, paintParts } from "../../draw/paint-parts.ts";
import { curvesFigure, placeCurves } from "../../draw/runs/curves-figure.ts";
import { nearestCurve, type CurveHit } from "../../draw/runs/nearest-curve.ts";
import type { Theme } from "../../draw/theme.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { CanvasDrawing } from "../base/canvas-drawing.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { figureStyle } from "../elements/figure-style.ts";
import { factTemplate, messageTemplate } from "../elements/figure-states.ts";
import { placeOfBin } from "../figures/read-out.ts";
import "../elements/qc-read-out.ts";
import { arrowStep } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { allShown, OpenRunEvent, RaiseRunEvent, type FigureRun, type RunsShown } from "./figure-run.ts";
import { drawnOverlay, raisedIn, type DrawnOverlay, type Overlay, type OverlayReference } from "./overlay.ts";
import { absentTable, absentWords, overlayFacts, overlayRows, overlaySummary, overlayTable } from "./overlay-words.ts";
import { placeWords } from "./place-words.ts";
import type { RunColours } from "./run-colours.ts";
import { setFigureStyle } from "./set-figure-style.ts";

/** The curves of all runs in one frame, and below it what they are to a reference. */
@customElement("qc-curves")
export class QcCurves extends LitElement {
  static override readonly styles = [
    shared,
    figureStyle,
    setFigureStyle,
    css`
      :host {
        --box: 204px;
      }
      :host([compared]) {
        --box: 318px;
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly FigureRun[] = [];
  /** `undefined`: no run has a curve. */
  @property({ attribute: false }) overlay: Overlay | undefined;
  @property({ attribute: false }) colours!: RunColours;
  @property({ attribute: false }) shown: RunsShown = allShown;
  @property({ attribute: false }) reference: OverlayReference | undefined;
  @property({ attribute: false }) view: FigureView = plainView;
  /** Of each run why it has no curve, where no run has one. */
  @property({ attribute: false }) absent: readonly string[] = [];
  /** Facts stand elsewhere. */
  @property({ type: Boolean }) bare = false;

  @state() private at: CurveHit | undefined;
  /** The read-out was moved by keys: then it is told aloud. */
  @state() private byKeys = false;
  @state() private geometry: FigureGeometry | undefined;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".box") private readonly box!: HTMLElement;
  private readonly drawnFor = memoLast(drawnOverlay);
  private readonly drawing = new CanvasDrawing(this, {
    box: () => this.box,
    canvas: () => this.canvas,
    from: () => {
      const { drawn, shown } = this;
      return drawn && [drawn, shown.raised, shown.pointed];
    },
    paint: (ctx, size, theme) => {
      this.geometry = this.paint(ctx, size, theme);
    },
  });

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.at !== undefined ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("overlay") || (changed.has("shown") && changed.get("shown")?.hidden !== this.shown.hidden))
      this.at = undefined;
    if (this.drawn === undefined) this.geometry = undefined;
    this.toggleAttribute("compared", this.reference !== undefined);
  }

  protected override render(): TemplateResult {
    const { overlay, drawn, runs, reference } = this;
    const there = overlay !== undefined && drawn !== undefined;
    return html`
      <div
        class="box ${this.at === undefined ? "" : "opens"}"
        role=${there ? "application" : nothing}
        tabindex=${there ? 0 : nothing}
        aria-label=${there ? `Curves of ${overlay.title}` : nothing}
        aria-describedby=${there ? "keys" : nothing}
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @blur=${this.leave}
        @click=${this.keep}
        @keydown=${this.key}
      >
        <canvas
          role=${there ? "img" : "presentation"}
          aria-label=${there ? overlaySummary(overlay, drawn, runs, reference) : nothing}
        ></canvas>
        ${there ? nothing : messageTemplate({ text: this.nothingWords, tone: "quiet", action: undefined, below: undefined })}
        <qc-read-out
          .at=${placeOfBin(this.geometry, this.hit)}
          .rows=${there && this.at !== undefined ? overlayRows(overlay, drawn, runs, reference, this.at) : []}
          .aloud=${this.byKeys}
        ></qc-read-out>
      </div>
      <p id="keys" class="unseen">${placeWords(keyWords, runs)}</p>
      ${this.bare ? nothing : html`<p class="facts">${there ? overlayFacts(overlay, drawn, runs, reference).map(factTemplate) : nothing}</p>`}
    `;
  }

  private get nothingWords(): string {
    return placeWords(
      this.overlay === undefined ? absentWords(this.absent) : "All runs with a curve are hidden.",
      this.runs,
    );
  }

  /** `undefined`: nothing to draw. */
  private get drawn(): DrawnOverlay | undefined {
    const { overlay, runs, colours, shown, reference, view } = this;
    const drawn = overlay && this.drawnFor(overlay, runs, colours, shown.hidden, reference, view);
    return drawn?.runs.length === 0 ? undefined : drawn;
  }

  private get hit(): BinHit | undefined {
    const { at, drawn, overlay } = this;
    if (at === undefined || drawn === undefined || overlay === undefined) return undefined;
    const value = drawn.model.curves[at.curve]!.cells[at.bin]!;
    const x = [edgeOf(overlay.x, at.bin - 1), edgeOf(overlay.x, at.bin)] as const;
    return { binX: at.bin, binY: undefined, value, x, y: undefined };
  }

  private paint(ctx: Context2D, { width, height, pixelRatio }: FigureSize, theme: Theme): FigureGeometry | undefined {
    const { drawn } = this;
    if (drawn === undefined) return undefined;
    const figure = curvesFigure(drawn.model, raisedIn(drawn, this.runs, this.shown));
    const places = placeCurves(figure, width, height);
    return paintParts(ctx, alignParts(ctx, figure, places, pixelRatio), places, pixelRatio, theme).geometry;
  }

  /** The figure as it is on the page; `undefined` while there is none. */
  painting(pixelRatio: number): Painting | undefined {
    return this.drawing.painting(pixelRatio);
  }

  /** All numbers, those of hidden runs too, or of each run why there are none; `undefined` while nothing is known. */
  get table(): Table | undefined {
    const { overlay, runs, colours, reference, view, shown, absent } = this;
    if (overlay === undefined)
      return absent.length === 0 ? undefined : absentTable(runs, absent, this.bare ? undefined : shown);
    const all = drawnOverlay(overlay, runs, colours, allShown.hidden, reference, view);
    return overlayTable(overlay, all, runs, this.bare ? undefined : shown, reference);
  }

  /** Tells which run is pointed at, so that all figures raise it. */
  private pointAt(hit: CurveHit | undefined, byKeys: boolean): void {
    this.byKeys = byKeys;
    if (hit?.curve === this.at?.curve && hit?.bin === this.at?.bin) return;
    const isOther = hit?.curve !== this.at?.curve;
    this.at = hit;
    if (isOther) this.dispatchEvent(new RaiseRunEvent(this.placeOf(hit), false));
  }

  private placeOf(hit: CurveHit | undefined): number | undefined {
    const run = hit && this.drawn?.runs[hit.curve];
    return run === undefined ? undefined : this.runs[run]!.place;
  }

  private readonly point = (event: PointerEvent): void => {
    const { left, top } = this.box.getBoundingClientRect();
    const { geometry, drawn } = this;
    if (geometry === undefined || drawn === undefined) return;
    const [px, py] = [event.clientX - left, event.clientY - top];
    const { frame } = geometry;
    const isInside = px >= frame.left && px <= frame.right && py >= frame.top && py <= frame.bottom;
    this.pointAt(isInside ? nearestCurve(drawn.model, geometry, px, py) : undefined, false);
  };

  private readonly leave = (): void => this.pointAt(undefined, false);

  /** The raised run stays raised; the same one again, or none, is let go. */
  private readonly keep = (): void => {
    const place = this.placeOf(this.at);
    this.dispatchEvent(new RaiseRunEvent(place === this.shown.raised ? undefined : place, true));
  };

  private readonly key = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    const { at, drawn } = this;
    if (drawn === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) this.pointAt(movedHit(at, step, drawn), true);
    else if (at === undefined) return;
    else if (event.key === " ") this.keep();
    else if (event.key === "Enter") this.dispatchEvent(new OpenRunEvent(this.placeOf(at)!, this.overlay?.id));
    else if (event.key === "Escape") this.leave();
    else return;
    // The page has an own use for these keys.
    event.preventDefault();
    event.stopPropagation();
  };
}

const keyWords =
  "Left and right go from bin to bin, up and down from run to run; a space raises the run, Enter opens its report.";

/** From the middle of the first curve where there is none. Up is the run before. */
function movedHit(at: CurveHit | undefined, [right, up]: readonly [number, number], { model }: DrawnOverlay): CurveHit {
  const { n } = model.bins;
  if (at === undefined) return { curve: 0, bin: Math.ceil(n / 2) };
  return {
    curve: Math.min(model.curves.length - 1, Math.max(0, at.curve - up)),
    bin: Math.min(n, Math.max(1, at.bin + right)),
  };
}
