import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Plotted } from "../../hist/graph.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { roomIn, roomOf, themeOf } from "../base/room.ts";
import { screenLook } from "../base/screen.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import type { OfRun } from "../figures/bethe-bloch.ts";
import { drawsNothing, holdsNothing } from "../figures/draws-nothing.ts";
import { figureReadOut } from "../figures/figure-read-out.ts";
import { hasRoomBeside } from "../figures/focus-drawing.ts";
import { focusLines, overLines, sliceLine, type FactLine } from "../figures/focus-facts.ts";
import { sliceAt } from "../figures/focus-over.ts";
import { focusPicture } from "../figures/focus-picture.ts";
import { overRows, sliceRows } from "../figures/focus-read-out.ts";
import { graphLines, graphSummary, pointRows } from "../figures/graph-words.ts";
import type { Overlaid } from "../figures/overlay.ts";
import { plotIn, type Plot } from "../figures/plotted.ts";
import { placeOfBin, type ReadOutRow } from "../figures/read-out.ts";
import { summaryOf } from "../figures/summary.ts";
import { drawsMap, isMapped, shownFigure } from "../figures/view.ts";
import { focusKey } from "../keys.ts";
import { details } from "../style/details.ts";
import { shared } from "../style/shared.ts";
import { figureStyle } from "./figure-style.ts";
import { doingWords, factTemplate, messageOf, messageTemplate, waitingTemplate } from "./figure-states.ts";
import { focusFigureStyle } from "./focus-figure-style.ts";
import { FocusStage, type Scene } from "./focus-stage.ts";
import "./qc-read-out.ts";
import { rich } from "./rich.ts";

/** One figure as large as the page, with what belongs around it: zoomed, moved and read by hand or by keys. */
@customElement("qc-focus-figure")
export class QcFocusFigure extends LitElement {
  static override readonly styles = [shared, details, figureStyle, focusFigureStyle];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) verdicts: readonly Verdict[] = [];
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";
  /** What is laid over it. */
  @property({ attribute: false }) overlaid: Overlaid | undefined;
  /** Title, plain, for those who do not see it. */
  @property({ attribute: false }) name = "";
  /** Figures with others around them are higher. */
  @property({ type: Boolean, reflect: true }) tall = false;

  @query(".box") private readonly box!: HTMLElement;
  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query("canvas.over") private readonly over!: HTMLCanvasElement;
  private readonly watched = new Watch(this, () => this.session.figure(this.figure.object, this.figure.otherwise));
  private readonly run = new Watch(this, () => this.session.state);
  private readonly look = new Watch(this, screenLook, { atOnce: () => this.stage.drawLater() });
  private readonly stage = new FocusStage(this, {
    box: () => this.box,
    canvases: () => (this.hasUpdated ? [this.canvas, this.over] : undefined),
    scene: () => this.scene(),
    changed: (view) => this.dispatchEvent(new ViewChange(view)),
  });
  private readonly sizes = new ResizeObserver(() => this.stage.drawLater());
  private readonly shownFor = memoLast((figure: FigureTemplate, hide: FigureView["hide"]) =>
    shownFigure(figure, { hide }),
  );
  /** Looks at every bin: not anew while a mouse moves over the figure, or verdicts of others come in. */
  private readonly summaryFor = memoLast(
    (shown: FigureTemplate, hist: Plotted, windows: Plot["windows"], of: OfRun, _said: string) =>
      hist.kind === "graph"
        ? graphSummary(this.name, hist)
        : summaryOf({ title: this.name, figure: shown, hist, windows, ...of, verdicts: this.verdicts }),
  );
  private readonly ofFor = memoLast((measurements: OfRun["measurements"], info: OfRun["info"]): OfRun => ({
    measurements,
    info,
  }));
  private readonly linesFor = memoLast(
    (
      shown: FigureTemplate,
      hist: Plotted,
      windows: Plot["windows"],
      of: OfRun,
      _said: string,
      ...seen: readonly number[]
    ) => {
      const [x0, x1, y0, y1] = seen as readonly [number, number, number, number];
      if (hist.kind === "graph") return graphLines(hist, { x: [x0, x1], y: [y0, y1] });
      const input = { figure: shown, hist, windows, ...of, verdicts: this.verdicts };
      return focusLines(input, { x: [x0, x1], y: hist.kind === "2d" ? [y0, y1] : undefined });
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.sizes.observe(this.box);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.sizes.observe(this.box);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("view")) this.stage.takeView();
    if (changed.has("figure") || this.hist === undefined) this.stage.clear();
    this.tall =
      this.overlaid !== undefined ||
      (this.hist === undefined ? drawsMap(this.figure) : isMapped(this.figure, this.hist));
  }

  protected override updated(): void {
    this.stage.drawLater();
  }

  protected override render(): TemplateResult {
    const state = this.watched.value!;
    const message = messageOf(state, this.figure, this.session, holdsNothing, this.hist);
    const hist = message === undefined ? this.hist : undefined;
    return html`
      <div
        class="box"
        role=${hist === undefined ? nothing : "application"}
        tabindex=${hist === undefined ? nothing : 0}
        aria-label=${hist === undefined ? nothing : `Drawing of ${this.name}`}
        aria-describedby=${hist === undefined ? nothing : "keys"}
        @keydown=${this.key}
        @blur=${this.leave}
      >
        <canvas
          role=${hist === undefined ? "presentation" : "img"}
          aria-label=${hist === undefined ? nothing : this.summary(hist)}
        ></canvas>
        <canvas class="over" aria-hidden="true"></canvas>
        ${state.kind === "waiting" ? waitingTemplate(this.run.value!.phase) : nothing}
        ${message === undefined ? nothing : messageTemplate(message)}
        <qc-read-out
          .at=${placeOfBin(this.stage.drawing?.geometry, this.stage.at)}
          .rows=${this.rows()}
          .aloud=${this.stage.byKeys}
          uncrossed
        ></qc-read-out>
      </div>
      <p id="keys" class="unseen">
        Arrow keys move the read-out, with Control (on a Mac Option) the range; plus and minus zoom; Enter holds a slice
        of a map, Escape lets go of it; R shows all again.
      </p>
      ${
        state.kind === "waiting"
          ? html`<p class="facts late">${doingWords(this.run.value!.phase)}</p>`
          : hist === undefined
            ? html`<p class="facts">
                ${
                  message?.action === undefined
                    ? nothing
                    : html`<button class="plain" @click=${() => this.session.retry()}>Try again</button>`
                }
                ${message?.below ?? nothing}
              </p>`
            : this.lines(hist).map(lineTemplate)
      }
    `;
  }

  private get plot(): Plot | undefined {
    return plotIn(this.figure, this.watched.value);
  }

  private get hist(): Plotted | undefined {
    return this.plot?.hist;
  }

  private get of(): OfRun {
    const state = this.watched.value;
    return this.ofFor(state?.kind === "ready" ? state.measurements : none, this.run.value?.info);
  }

  /** The figure without what the view leaves out. */
  private get shown(): FigureTemplate {
    return this.shownFor(this.figure, this.view.hide);
  }

  /** Verdicts are made anew with every object that is read; only what they say makes a new drawing. */
  private get said(): string {
    return JSON.stringify(this.verdicts);
  }

  private scene(): Scene | undefined {
    const { of, verdicts, view, palette, overlaid, shown } = this;
    const { plot } = this;
    if (plot === undefined || !this.hasUpdated) return undefined;
    if (drawsNothing({ ...plot, figure: shown, measurements: of.measurements })) return undefined;
    const { hist, windows } = plot;
    const look = this.look.value!;
    const size = roomIn(roomOf(this.box), look);
    if (size.width === 0 || size.height === 0) return undefined;
    const theme = themeOf(look);
    const beside = hasRoomBeside(size.width);
    return {
      input: { figure: shown, hist, windows, ...of, verdicts, view, overlaid, beside },
      size,
      theme,
      palette,
      flat: look.printing,
      from: [hist, windows, of, shown, this.said, overlaid, palette, theme, size.width, size.height, size.pixelRatio],
    };
  }

  private summary(hist: Plotted): string {
    return this.summaryFor(this.shown, hist, this.plot?.windows, this.of, this.said);
  }

  private rows(): readonly ReadOutRow[] {
    const { drawing, at } = this.stage;
    const { hist, figure, overlaid } = this;
    if (drawing === undefined || at === undefined || hist === undefined) return [];
    const slice = sliceAt(drawing, this.view.slice, at);
    return [
      ...(hist.kind === "graph"
        ? pointRows(at, hist)
        : figureReadOut(at, { figure, hist, windows: this.plot?.windows, ...this.of, verdicts: this.verdicts })),
      ...(overlaid === undefined ? [] : overRows(at, overlaid, figure)),
      ...(slice === undefined || hist.kind !== "2d" ? [] : sliceRows(slice, hist, figure)),
    ];
  }

  private lines(hist: Plotted): readonly FactLine[] {
    const { shown, overlaid, view } = this;
    const { rested } = this.stage;
    if (rested === undefined) return [];
    const { x, y } = rested.geometry;
    const held = view.slice?.bin === undefined ? undefined : sliceAt(rested, view.slice, undefined);
    return [
      ...this.linesFor(shown, hist, this.plot?.windows, this.of, this.said, x.lo, x.hi, y.lo, y.hi),
      ...(held === undefined || hist.kind !== "2d" ? [] : [sliceLine(held, hist, shown)]),
      ...(overlaid === undefined
        ? []
        : overLines(overlaid, shown, {
            x: [x.lo, x.hi],
            y: hist.kind === "2d" ? [y.lo, y.hi] : undefined,
          })),
    ];
  }

  /** Everything of the figure that is to be seen, for a picture of it. */
  painting(pixelRatio: number): Painting | undefined {
    const scene = this.scene();
    return scene && focusPicture(scene.input, { ...scene.size, pixelRatio }, scene.theme, scene.palette);
  }

  /** Lets go of what is held; false where nothing is. */
  escape(): boolean {
    return this.stage.escape();
  }

  /** Tells at once of a zoom that waits for more turns of the wheel or keys. */
  settle(): void {
    this.stage.settle();
  }

  private readonly leave = (): void => this.stage.clearReadOut();

  private readonly key = (event: KeyboardEvent): void => {
    const asked = focusKey(event, isMac);
    if (asked === undefined) return;
    event.preventDefault();
    const { stage } = this;
    if (asked.kind === "read") stage.moveReadOut(...asked.by);
    else if (asked.kind === "pan") stage.panByKey(...asked.by);
    else if (asked.kind === "zoom") stage.zoomByKey(asked.closer);
    else stage.hold();
  };
}

/** Of a figure before anything was measured. */
const none: OfRun["measurements"] = new Map();

const isMac = navigator.platform.startsWith("Mac");

const lineTemplate = ({ of, facts }: FactLine): TemplateResult =>
  html`<p class="facts">
    ${of === "" ? nothing : html`<span class="of">${rich(of)}</span>`}${facts.map(factTemplate)}
  </p>`;
