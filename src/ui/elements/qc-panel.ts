import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, queryAll, state } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import type { FigureTemplate, PanelTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type Route } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import type { FigureVerdict, PanelVerdict } from "../../reports/verdicts.ts";
import { appContext } from "../base/context.ts";
import { drawsMap } from "../figures/view.ts";
import { placeOf, type RunRoute } from "../base/places.ts";
import { viewOf, withLook } from "../pads/pads-view.ts";
import { arrowStep } from "../keys.ts";
import { pngOf } from "../base/painting.ts";
import { saveBlob } from "../base/save.ts";
import { copyLink, SayEvent } from "../base/say.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";
import "./qc-figure.ts";
import type { FigureSize, QcFigure } from "./qc-figure.ts";
import type { QcPads } from "./qc-pads.ts";
import { rich } from "./rich.ts";

/** One panel of a report: title and quality, its figures, their facts, what can be done with it. */
@customElement("qc-panel")
export class QcPanel extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
        scroll-margin-top: calc(var(--header) + 12px);
        break-inside: avoid;
      }
      figure {
        position: relative;
      }
      figure:focus-visible {
        outline-offset: 5px;
      }
      figcaption {
        display: flex;
        align-items: center;
        gap: 7px;
        height: 22px;
        min-width: 0;
      }
      .place {
        flex: none;
        width: 10px;
        height: 20px;
        display: flex;
        align-items: center;
      }
      h3 {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .why {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 12px;
        color: var(--text-2);
      }
      .actions {
        position: absolute;
        right: 0;
        top: 0;
        display: flex;
        gap: 10px;
        padding-left: 14px;
        font-size: 12px;
        line-height: 22px;
        background: var(--background);
        opacity: 0;
        transition: opacity 120ms;
      }
      figure:hover .actions,
      figure:focus .actions,
      figure:focus-within .actions {
        opacity: 1;
      }
      .several {
        display: grid;
        gap: 8px 24px;
      }
      .five {
        grid-template-columns: 1.71fr 1fr 1fr;
      }
      .five > :first-child {
        grid-row: span 2;
      }
      .two {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .three {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
      .several > * {
        min-width: 0;
      }
      /* The place of values per pad until their drawing is loaded. */
      .pads-place {
        min-height: 376px;
      }
      .pads-place p {
        margin: 8px 0;
        color: var(--text-2);
      }
      /* Nothing hovers there: they have their place beside the title. */
      @media (hover: none) {
        .actions {
          position: static;
          flex: none;
          opacity: 1;
        }
      }
      @media screen and (max-width: 1023px) {
        .five {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .five > :first-child {
          grid-column: 1 / -1;
          grid-row: auto;
        }
      }
      @media screen and (max-width: 599px) {
        .five,
        .two,
        .three {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .actions {
          transition: none;
        }
      }
      @media print {
        .actions {
          display: none;
        }
        figure:focus-visible {
          outline: 0;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) panel!: PanelTemplate;
  @property({ attribute: false }) route!: RunRoute;
  @property({ attribute: false }) verdict: PanelVerdict | undefined;
  /** The TPC was not in the run: nothing could be judged. */
  @property({ attribute: false }) absent = false;
  /** Drawings of pads are loaded where a panel has one. */
  @state() private padsCode: "there" | "loading" | "failed" = customElements.get("qc-pads") ? "there" : "loading";
  @queryAll("qc-figure, qc-pads") private readonly figures!: NodeListOf<QcFigure | QcPads>;

  protected override firstUpdated(): void {
    if (this.padsCode === "there" || !this.panel.figures.some(({ draw }) => draw === "pads")) return;
    // Whichever panel has loaded it.
    void customElements.whenDefined("qc-pads").then(() => (this.padsCode = "there"));
    this.loadPads();
  }

  private loadPads(): void {
    this.padsCode = "loading";
    import("./qc-pads.ts").catch(() => {
      if (this.padsCode === "loading") this.padsCode = "failed";
    });
  }

  /** The button goes: who pressed it stays at the panel. */
  private readonly loadAgain = (): void => {
    this.focus();
    this.loadPads();
  };

  protected override render(): TemplateResult {
    const { panel, verdict } = this;
    const quality = this.absent ? "null" : verdict?.quality;
    return html`<figure id=${panel.id} aria-labelledby="title" tabindex="-1" @keydown=${this.arrow} @blur=${this.leave}>
      <figcaption>
        <span class="place">${quality === undefined ? nothing : mark(quality)}</span>
        <h3 id="title">${rich(panel.title)}</h3>
        <span class="why" title=${plainTitle(verdict?.why ?? "")}>${rich(verdict?.why ?? "")}</span>
        <span class="actions">${this.actions()}</span>
      </figcaption>
      ${
        panel.figures.length === 1
          ? this.figure(panel.figures[0]!, 0)
          : html`<div class="several ${panel.layout}">${panel.figures.map((figure, i) => this.figure(figure, i))}</div>`
      }
    </figure>`;
  }

  private figure(figure: FigureTemplate, index: number): TemplateResult {
    if (figure.draw === "pads") {
      // Lit gives an element that is defined later, when it first renders, what it had been given by then: a verdict that
      // came between the two would be gone.
      if (this.padsCode !== "there")
        return html`<div class="pads-place">${this.padsCode === "failed" ? this.lost() : nothing}</div>`;
      return html`<qc-pads
        .session=${this.session}
        .figure=${figure}
        .verdicts=${this.verdict?.figures[index] ?? unjudged}
        .view=${this.look}
        .palette=${this.route.palette}
        .name=${plainTitle(this.panel.title)}
      ></qc-pads>`;
    }
    return html`<qc-figure
      .session=${this.session}
      .figure=${figure}
      .verdicts=${this.verdict?.figures[index] ?? unjudged}
      .view=${plainView}
      .palette=${this.route.palette}
      ?headed=${this.panel.figures.length > 1}
      ?inlineFacts=${this.panel.layout === "five"}
      ?wordy=${wordy.has(figure.draw)}
      .name=${plainTitle(this.panel.title)}
      size=${sizeOf(this.panel, figure, index)}
    ></qc-figure>`;
  }

  private lost(): TemplateResult {
    return html`
      <p>The drawing of pads could not be loaded. Check the network.</p>
      <button aria-label="Try again to load the drawing of ${plainTitle(this.panel.title)}" @click=${this.loadAgain}>
        Try again
      </button>
    `;
  }

  private actions(): TemplateResult {
    return html`
      <a href=${this.app.href(this.focusRoute())} aria-label="Enlarge ${plainTitle(this.panel.title)}">Enlarge</a>
      <button class="plain" aria-label="Link to this panel" @click=${this.copy}>Link</button>
      <button class="plain" aria-label="PNG of this panel" @click=${this.png}>PNG</button>
    `;
  }

  /** The panel by itself, which `Enter` opens too. */
  focusRoute(): Route {
    return { page: "panel", panel: this.panel.id, figure: 0, view: this.look, ...placeOf(this.route) };
  }

  /** The report at this panel. */
  reportRoute(): Route {
    const looks = withLook(undefined, this.panel.id, this.look);
    return { page: "run", section: undefined, panel: this.panel.id, looks, ...placeOf(this.route) };
  }

  /** How it is looked at. */
  private get look(): FigureView {
    return this.route.page === "run" ? viewOf(this.route.looks, this.panel.id) : plainView;
  }

  /** Ends when all figures of it have been rendered once: then it has the height that it needs. */
  async rendered(): Promise<void> {
    await this.updateComplete;
    await Promise.all([...this.figures].map((figure) => figure.updateComplete));
  }

  /** Puts the focus on the figure without moving the page. */
  override focus(): void {
    const figure = (): void => this.renderRoot.querySelector("figure")?.focus({ preventScroll: true });
    if (this.hasUpdated) figure();
    else void this.updateComplete.then(figure);
  }

  /** Arrow keys move the read-out over the bins of the first figure. */
  private readonly arrow = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    if (step === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    this.figures[0]?.moveReadOut(...step);
  };

  private readonly leave = (): void => this.figures[0]?.clearReadOut();

  private readonly copy = (): void => void copyLink(this.app, this.reportRoute(), this);

  private readonly png = async (): Promise<void> => {
    const run = this.session.state.value.info?.run ?? this.route.run;
    const figures = [...this.figures];
    if (figures.length < this.panel.figures.length) this.dispatchEvent(new SayEvent(nothingYet));
    for (const figure of figures) {
      const painting = figure.painting(2);
      const blob = painting && (await pngOf(painting));
      const part = figure.figure.title === "" || this.panel.figures.length === 1 ? "" : `-${figure.figure.title}`;
      if (blob !== undefined) saveBlob(blob, `${run ?? "run"}-${this.panel.id}${part}.png`);
      else this.dispatchEvent(new SayEvent(nothingYet));
    }
  };
}

const unjudged: readonly FigureVerdict[] = [];
const nothingYet = "There is no figure to save yet.";

/** What they tell is long and comes late: it has its room from the beginning. */
const wordy: ReadonlySet<FigureTemplate["draw"]> = new Set([
  "ratio",
  "separation",
  "separation-momentum",
  "species-profiles",
  "species-ratio",
  "time-trend",
]);

function sizeOf(panel: PanelTemplate, figure: FigureTemplate, index: number): FigureSize {
  switch (panel.layout) {
    case "wide":
      return "phi";
    case "half":
    case "two":
    case "three":
      return drawsMap(figure) ? "map" : "plain";
    case "five":
      return index === 0 ? "large" : "small";
    case "pads":
      return "large";
  }
}
