import { consume } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import type { PlainObject } from "../../hist/object.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import type { FigureTemplate, PanelTemplate } from "../../reports/template.ts";
import { plainView, type FigureView, type PaletteName, type Route } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import type { PanelVerdict } from "../../reports/verdicts.ts";
import { appContext } from "../base/context.ts";
import { placeOf } from "../base/places.ts";
import { saveBlob } from "../base/save.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { mark } from "../elements/mark.ts";
import "../elements/qc-check-list.ts";
import "../elements/qc-data-table.ts";
import "../elements/qc-figure.ts";
import type { QcFigure } from "../elements/qc-figure.ts";
import "../elements/qc-notices.ts";
import "../elements/qc-phase.ts";
import "../elements/qc-progress.ts";
import "../elements/qc-run-header.ts";
import "../elements/qc-rule-switch.ts";
import "../elements/qc-view-controls.ts";
import { ViewChange } from "../elements/qc-view-controls.ts";
import { rich } from "../elements/rich.ts";
import { toggledLog } from "../figures/view.ts";
import { bareFigure } from "../figures/bare-figure.ts";
import { arrowStep, type KeyAction, type TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { focusPageStyle } from "./focus-page-style.ts";

type FocusRoute = Extract<Route, { page: "panel" | "object" }>;

/** One panel of the report, or one object without the report's overlays, as large as the page; every change is in the link. */
@customElement("qc-focus-page")
export class QcFocusPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, focusPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: FocusRoute;
  @query("qc-figure") private readonly drawn!: QcFigure | null;
  private readonly watched = new Watch(this, () => this.session.state);
  private readonly verdicts = new Watch(this, () => this.session.verdicts);
  private readonly state = new Watch(this, () => {
    const { figure } = this;
    return figure === undefined ? undefined : this.session.figure(figure.object);
  });

  protected override render(): TemplateResult {
    const { notices, phase } = this.watched.value!;
    const shown = phase.kind === "opening" || phase.kind === "reading" || phase.kind === "done";
    return html`
      <qc-run-header .session=${this.session} .route=${this.route}>
        <span slot="way" class="way">${this.way()}</span>
      </qc-run-header>
      <qc-notices .notices=${notices}></qc-notices>
      ${
        shown
          ? this.content()
          : html`<main class="question" tabindex="-1"><qc-phase .session=${this.session}></qc-phase></main>`
      }
    `;
  }

  private way(): TemplateResult {
    const { index } = this;
    const { panels } = this;
    const step = (by: 1 | -1, name: string, key: string): TemplateResult | typeof nothing => {
      const to = panels[index + by];
      if (index < 0 || to === undefined) return nothing;
      return html`<a class="button" href=${this.app.href(this.routeOf(to))} aria-label=${name} aria-keyshortcuts=${key}
        >${by < 0 ? "‹" : nothing} <kbd aria-hidden="true">${key}</kbd>${by > 0 ? "›" : nothing}</a
      >`;
    };
    return html`
      <a class="button" href=${this.app.href(this.reportRoute())} aria-keyshortcuts="Escape"
        >Report <kbd aria-hidden="true">Esc</kbd></a
      >
      ${step(-1, "Previous panel", "k")}
      ${index < 0 ? nothing : html`<span class="of">panel ${index + 1} of ${panels.length}</span>`}
      ${step(1, "Next panel", "j")}
    `;
  }

  private content(): TemplateResult {
    const { figure, panel } = this;
    if (figure === undefined) {
      const what = this.route.page === "panel" ? this.route.panel : this.route.object;
      return html`<main tabindex="-1">
        <p role="alert">The report has no panel “${what}”. It may be of another version of this program.</p>
      </main>`;
    }
    const { verdict } = this;
    const title = panel?.title ?? figure.title;
    return html`<div class="frame">
      <main tabindex="-1">
        <div class="way">${this.way()}</div>
        <figure
          id=${panel?.id ?? "object"}
          aria-labelledby="title"
          tabindex="-1"
          @keydown=${this.arrow}
          @blur=${this.leave}
        >
          <figcaption>
            ${verdict?.quality === undefined ? nothing : mark(verdict.quality)}
            <h2 id="title">${rich(title)}</h2>
            <span class="why">${rich(verdict?.why ?? "")}</span>
            <qc-progress .session=${this.session}></qc-progress>
            <span class="object">${figure.object}</span>
          </figcaption>
          ${panel === undefined || panel.figures.length === 1 ? nothing : this.parts(panel)}
          <qc-figure
            size="fill"
            .session=${this.session}
            .figure=${figure}
            .verdicts=${this.figureVerdicts}
            .view=${this.route.view}
            .palette=${this.route.palette}
            .name=${plainTitle(title)}
          ></qc-figure>
        </figure>
        ${this.table()}
      </main>
      <aside aria-label="View">${this.rail(figure)}</aside>
    </div>`;
  }

  /** The figures of a panel with several. */
  private parts(panel: PanelTemplate): TemplateResult {
    const shown = this.route.page === "panel" ? this.route.figure : 0;
    return html`<nav class="parts" aria-label="Figures of this panel">
      ${panel.figures.map(
        (figure, i) =>
          html`<a href=${this.app.href(this.routeOf(panel, i))} aria-current=${i === shown ? "page" : nothing}
            >${rich(figure.title)}</a
          >`,
      )}
    </nav>`;
  }

  private rail(figure: FigureTemplate): TemplateResult {
    return html`
      <qc-view-controls
        .figure=${figure}
        .object=${this.object}
        .view=${this.route.view}
        .palette=${this.route.palette}
        @qc-view=${this.changeView}
      ></qc-view-controls>
      ${
        this.route.page === "panel"
          ? html`<qc-check-list .figure=${figure} .verdicts=${this.figureVerdicts}></qc-check-list>`
          : nothing
      }
      <div class="tools">
        ${this.object?.kind === "histogram" ? html`<button class="plain" @click=${this.png}>PNG</button>` : nothing}
        <span class="narrow">
          <qc-rule-switch .route=${this.route}></qc-rule-switch>
          <button @click=${() => this.act("copy")}>Copy link</button>
        </span>
      </div>
    `;
  }

  private table(): TemplateResult | typeof nothing {
    const { object } = this;
    if (object?.kind !== "histogram") return nothing;
    return html`<qc-data-table .hist=${object.hist} .noun=${this.figure?.noun ?? "entries"}></qc-data-table>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("route")) return;
    const run = this.watched.value!.info?.run ?? this.route.run;
    const what = plainTitle(this.panel?.title ?? this.figure?.title ?? "");
    document.title = `${what} · ${run ?? this.watched.value!.name} · TPC QC`;
    const before = changed.get("route");
    if (before === undefined) scrollTo({ top: 0, behavior: "instant" });
  }

  act(action: KeyAction): boolean {
    const { figure, index, panels } = this;
    switch (action) {
      case "next":
      case "previous": {
        const to = index < 0 ? undefined : panels[index + (action === "next" ? 1 : -1)];
        if (to === undefined) return false;
        this.app.go(this.routeOf(to));
        return true;
      }
      case "back":
        this.app.go(this.reportRoute());
        return true;
      case "log": {
        if (figure === undefined) return false;
        const axis = figure.draw === "colz" ? "z" : "y";
        this.goView({ ...this.route.view, log: toggledLog(this.route.view, figure, axis) });
        return true;
      }
      case "reset":
        this.goView(plainView, "bird");
        return true;
      case "copy":
        void copyLink(this.app, this.route, this);
        return true;
      case "enlarge":
        return false;
    }
  }

  private readonly arrow = (event: KeyboardEvent): void => {
    const step = arrowStep(event);
    if (step === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    this.drawn?.moveReadOut(...step);
  };

  private readonly leave = (): void => this.drawn?.clearReadOut();

  private readonly changeView = (event: Event): void => {
    if (event instanceof ViewChange) this.goView(event.view, event.palette);
  };

  private goView(view: FigureView, palette: PaletteName = this.route.palette): void {
    this.app.go({ ...this.route, view, palette }, { replace: true });
  }

  private readonly png = async (): Promise<void> => {
    const blob = await this.drawn?.toPng();
    const run = this.watched.value!.info?.run ?? this.route.run ?? "run";
    if (blob !== undefined) saveBlob(blob, `${run}-${this.panel?.id ?? this.figure?.object ?? "figure"}.png`);
  };

  private get panels(): readonly PanelTemplate[] {
    return runReport.sections.flatMap((section) => section.panels);
  }

  private get panel(): PanelTemplate | undefined {
    return this.route.page === "panel" ? findPanel(runReport, this.route.panel) : undefined;
  }

  /** Place of the panel in the report; −1 for an object. */
  private get index(): number {
    const { panel } = this;
    return this.panels.findIndex((each) => each.id === panel?.id);
  }

  private get figure(): FigureTemplate | undefined {
    if (this.route.page === "object") return bareFigure(this.route.object);
    return this.panel?.figures[this.route.figure] ?? this.panel?.figures[0];
  }

  private get object(): PlainObject | undefined {
    const state = this.state.value;
    return state?.kind === "ready" ? state.object : undefined;
  }

  private get verdict(): PanelVerdict | undefined {
    const { panel } = this;
    return this.verdicts.value!.panels.find((each) => each.panel === panel?.id);
  }

  private get figureVerdicts(): PanelVerdict["figures"][number] {
    return this.route.page === "panel" ? (this.verdict?.figures[this.route.figure] ?? []) : [];
  }

  private routeOf(panel: PanelTemplate, figure = 0): Route {
    return { page: "panel", panel: panel.id, figure, view: plainView, ...placeOf(this.route) };
  }

  private reportRoute(): Route {
    return { page: "run", section: undefined, panel: this.panel?.id, ...placeOf(this.route) };
  }
}
