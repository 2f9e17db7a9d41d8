import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import { padRegionsId } from "../../qc/checks/pad-regions.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName } from "../../route/route.ts";
import type { RunSession } from "../../state/app.ts";
import type { FigureState } from "../../state/session-state.ts";
import { renderSoon } from "../base/draw-queue.ts";
import { memoLast } from "../base/memo.ts";
import type { Painting } from "../base/painting.ts";
import { themeOf } from "../base/room.ts";
import { screenLook } from "../base/screen.ts";
import { Watch } from "../base/watch.ts";
import type { PadInput } from "../pads/pad-drawing.ts";
import { isEmpty } from "../pads/pad-data.ts";
import { padFacts } from "../pads/pad-facts.ts";
import { padInputs } from "../pads/pad-input.ts";
import { padSummary, distributionSummary } from "../pads/pad-summary.ts";
import { isMeasured } from "../pads/paint-pads.ts";
import { padsOf } from "../pads/pads-view.ts";
import { regionRows } from "../pads/region-rows.ts";
import { details } from "../style/details.ts";
import { shared } from "../style/shared.ts";
import { figureStyle } from "./figure-style.ts";
import { doingWords, factTemplate, messageTemplate, waitingTemplate, type FigureWords } from "./figure-states.ts";
import { padMessageOf } from "./pad-states.ts";
import { padsStyle } from "./pads-style.ts";
import "./qc-pad-drawing.ts";
import type { QcPadDrawing } from "./qc-pad-drawing.ts";
import "./qc-pad-regions.ts";
import "./qc-pad-switch.ts";

/** Below this width there is room for one side only, and the distribution stands below. */
const narrowBelow = 560;

/** Values per pad: the map of a view, how they are distributed, the regions that stand out, and what chooses the view. */
@customElement("qc-pads")
export class QcPads extends LitElement {
  static override readonly styles = [shared, details, figureStyle, padsStyle];

  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) figure!: FigureTemplate;
  @property({ attribute: false }) verdicts: readonly FigureVerdict[] = [];
  @property({ attribute: false }) view: FigureView = plainView;
  @property() palette: PaletteName = "bird";
  /** Title of the panel, plain, for those who do not see it. */
  @property({ attribute: false }) name = "";
  /** "fill": as large as the page, and zoomed by hand and keys. */
  @property({ reflect: true }) size: "large" | "fill" = "large";

  @state() private narrow = false;
  @query("qc-pad-drawing.map") private readonly map!: QcPadDrawing | null;
  @query("qc-pad-drawing.distribution") private readonly distribution!: QcPadDrawing | null;
  @query(".parts") private readonly parts!: HTMLElement | null;
  private readonly look = new Watch(this, screenLook);
  private readonly watched = new Watch(this, () => this.session.figure(this.figure.object, this.figure.otherwise));
  /** How far the run is read matters until there is something to show. */
  private readonly run = new Watch(this, () => this.session.state, {
    parts: ({ phase, tpcMissing }) => [this.input === undefined ? phase : undefined, tpcMissing],
  });
  private readonly inputFor = padInputs();
  private readonly sizes = new ResizeObserver(() => {
    requestAnimationFrame(() => (this.narrow = this.clientWidth < narrowBelow));
  });
  private readonly summaryFor = memoLast((name: string, input: PadInput, _said: string) =>
    padSummary(name, input, this.verdicts),
  );
  private readonly regionsFor = memoLast((input: PadInput, _said: string) =>
    regionRows(
      input,
      this.verdicts.find((each) => each.check === padRegionsId(input.data.quantity)),
    ),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    // By itself it follows keys and gestures at once; in a report it is one of many.
    const atOnce = this.hasUpdated && this.size === "fill";
    return atOnce ? super.scheduleUpdate() : renderSoon(this, () => super.scheduleUpdate());
  }

  protected override render(): TemplateResult {
    const state = this.watched.value!;
    const { input, palette, size, name, view } = this;
    const message = this.messageFor(state, input);
    const shown = input !== undefined && message === undefined && isMeasured(input) ? input : undefined;
    const waits = shown === undefined && message === undefined;
    const spread = input?.data.distributions === undefined || isEmpty(input.data) ? undefined : input;
    const said = JSON.stringify(this.verdicts);
    return html`
      <qc-pad-switch .view=${view} ?narrow=${this.narrow} .first=${input?.sides[0] ?? "A"}></qc-pad-switch>
      <div class="parts">
        <div class="seen">
          <div class="box">
            <qc-pad-drawing
              class="map"
              draws="map"
              .input=${shown}
              .palette=${palette}
              .name=${name}
              .summary=${shown === undefined ? "" : this.summaryFor(name, shown, said)}
              ?zoomable=${size === "fill"}
            ></qc-pad-drawing>
            ${waits ? waitingTemplate(this.run.value!.phase) : nothing}
            ${message === undefined ? nothing : messageTemplate(message)}
          </div>
          <p class="facts">${this.line(shown, message)} ${message?.below ?? nothing}</p>
        </div>
        <div class="beside">
          <qc-pad-drawing
            class="distribution"
            draws="distribution"
            .input=${spread}
            .name="${name}, distribution"
            .summary=${spread === undefined ? "" : distributionSummary(name, spread)}
          ></qc-pad-drawing>
          <qc-pad-regions
            .regions=${input === undefined || waits ? undefined : this.regionsFor(input, said)}
          ></qc-pad-regions>
        </div>
      </div>
    `;
  }

  private messageFor(state: FigureState, input: PadInput | undefined): FigureWords | undefined {
    const { show } = padsOf(this.view);
    const quantity = this.figure.quantity!;
    const empty = input !== undefined && isEmpty(input.data);
    const measured = input !== undefined && isMeasured(input);
    return padMessageOf(state, { show, quantity, measured, empty }, this.session);
  }

  private line(shown: PadInput | undefined, message: FigureWords | undefined): unknown {
    if (shown !== undefined) return padFacts(shown).map(factTemplate);
    if (message === undefined) return html`<span class="late">${doingWords(this.run.value!.phase)}</span>`;
    return message.action === undefined
      ? nothing
      : html`<button class="plain" @click=${() => this.session.retry()}>Try again</button>`;
  }

  /** What is drawn now, as far as it was measured. */
  get input(): PadInput | undefined {
    return this.inputFor(this.figure, this.watched.value, this.verdicts, this.view, this.narrow);
  }

  /** Map and distribution as they are on the page; `undefined` while there is nothing. */
  painting(pixelRatio: number): Painting | undefined {
    const { parts } = this;
    const drawings = [this.map, this.distribution].filter((each) => each?.input !== undefined) as QcPadDrawing[];
    if (parts === null || drawings.length === 0) return undefined;
    const corner = parts.getBoundingClientRect();
    const places = drawings.map((drawing) => {
      const { left, top, bottom } = drawing.getBoundingClientRect();
      return { drawing, left: left - corner.left, top: top - corner.top, bottom: bottom - corner.top };
    });
    const theme = themeOf(this.look.value!);
    const [width, height] = [parts.clientWidth, Math.max(...places.map(({ bottom }) => bottom))];
    const paint = (ctx: Context2D): void => {
      ctx.save();
      ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      ctx.fillStyle = theme.background;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
      for (const { drawing, left, top } of places) drawing.paintInto(ctx, { left, top, pixelRatio }, theme);
    };
    return { size: { width, height, pixelRatio }, paint };
  }

  moveReadOut(right: number, up: number): void {
    this.map?.moveReadOut(right, up);
  }

  clearReadOut(): void {
    this.map?.clearReadOut();
  }

  /** Lets go of what was zoomed to; false where nothing was. */
  escape(): boolean {
    return this.map?.escape() ?? false;
  }

  /** Tells at once of a zoom that waits for more turns of the wheel or keys. */
  settle(): void {
    this.map?.settle();
  }
}
