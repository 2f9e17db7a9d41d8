import { consume } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { plainTitle } from "../../draw/latex/text.ts";
import type { Plotted } from "../../hist/graph.ts";
import type { FigureTemplate, PanelTemplate } from "../../reports/template.ts";
import type { PanelVerdict } from "../../reports/verdicts.ts";
import type { FigureView, PaletteName } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { memoLast } from "../base/memo.ts";
import { copyLink } from "../base/say.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { LaidOver } from "../elements/laid-over.ts";
import { mark } from "../elements/mark.ts";
import { TablePage, type QcDataTable } from "../elements/qc-data-table.ts";
import "../elements/qc-focus-figure.ts";
import type { QcFocusFigure } from "../elements/qc-focus-figure.ts";
import "../elements/qc-focus-way.ts";
import "../elements/qc-notices.ts";
import "../elements/qc-pads.ts";
import type { QcPads } from "../elements/qc-pads.ts";
import "../elements/qc-phase.ts";
import "../elements/qc-progress.ts";
import "../elements/qc-root-figure.ts";
import "../elements/qc-run-header.ts";
import { rich } from "../elements/rich.ts";
import {
  backRoute,
  panelRoute,
  panels,
  subjectOf,
  type FocusRoute,
  type FocusSubject,
} from "../figures/focus-subject.ts";
import { drawsMap, drawsOne, isMapped, logAxes, resetView, switchedLog } from "../figures/view.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { focusPageStyle } from "./focus-page-style.ts";
import { showsColours } from "../pads/pads-view.ts";
import { focusNumbers, type FocusNumbers } from "./focus-numbers.ts";
import { focusRail } from "./focus-rail.ts";

/** One panel of the report, or one object without the report's overlays, as large as the page; every change is in the link. */
@customElement("qc-focus-page")
export class QcFocusPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, focusPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: FocusRoute;
  @query("qc-focus-figure, qc-pads") private readonly drawing!: QcFocusFigure | QcPads | null;
  @query("qc-data-table") private readonly dataTable!: QcDataTable | null;
  private readonly watched = new Watch(this, () => this.session.state);
  private readonly verdicts = new Watch(this, () => this.session.verdicts);
  private readonly state = new Watch(this, () => {
    const { figure } = this.subject;
    return figure === undefined ? undefined : this.session.figure(figure.object, figure.otherwise);
  });
  private readonly laid = new LaidOver(this, () => ({
    app: this.app,
    session: this.session,
    object: this.subject.figure?.object ?? "",
    view: this.route.view,
    hist: this.hist,
  }));
  private readonly numbersFor = focusNumbers();
  private readonly subjectFor = memoLast((_what: string) => subjectOf(this.route));

  constructor() {
    super();
    // Links and buttons around the drawing do what keys do.
    this.addEventListener("click", this.settle, { capture: true });
  }

  protected override render(): TemplateResult {
    const { notices, phase } = this.watched.value!;
    const shown = phase.kind === "opening" || phase.kind === "reading" || phase.kind === "done";
    return html`
      <qc-run-header .session=${this.session} .route=${this.route}>
        <qc-focus-way slot="way" .route=${this.route}></qc-focus-way>
      </qc-run-header>
      <qc-notices .notices=${[...notices, ...(this.numbers?.unfollowed ?? [])]}></qc-notices>
      ${
        shown
          ? this.content()
          : html`<main class="question" tabindex="-1"><qc-phase .session=${this.session}></qc-phase></main>`
      }
    `;
  }

  private content(): TemplateResult {
    const { panel, figure, title } = this.subject;
    if (figure === undefined) {
      const what = this.route.page === "panel" ? this.route.panel : this.route.object;
      return html`<main tabindex="-1">
        <p role="alert">The report has no panel “${what}”. It may be of another version of this program.</p>
      </main>`;
    }
    const { verdict, numbers } = this;
    return html`<div class="frame" @qc-view=${this.changeView}>
      <main tabindex="-1">
        <qc-focus-way .route=${this.route}></qc-focus-way>
        <figure id=${panel?.id ?? "object"} aria-labelledby="title">
          <figcaption>
            ${verdict?.quality === undefined ? nothing : mark(verdict.quality)}
            <h2 id="title">${rich(title)}</h2>
            <span class="why">${rich(verdict?.why ?? "")}</span>
            <qc-progress .session=${this.session}></qc-progress>
            <span class="object">${figure.object}</span>
          </figcaption>
          ${panel === undefined || panel.figures.length === 1 ? nothing : this.parts(panel)}
          ${this.figureOf(figure, this.nameOf(figure))}
        </figure>
        ${
          numbers?.table === undefined
            ? nothing
            : html`<qc-data-table
                .numbers=${numbers.table}
                .what=${numbers.words}
                .shown=${this.route.view.table}
                @qc-table-page=${this.turnTable}
              ></qc-data-table>`
        }
      </main>
      <aside aria-label="View">${this.rail(figure)}</aside>
    </div>`;
  }

  /** Plain title for those who do not see it. */
  private nameOf(figure: FigureTemplate): string {
    const [of, part] = [plainTitle(this.subject.title), plainTitle(figure.title)];
    return part === "" || part === of ? of : `${of}, ${part}`;
  }

  private figureOf(figure: FigureTemplate, name: string): TemplateResult {
    const { session, route } = this;
    const { view, palette } = route;
    if (figure.draw === "pads") {
      return html`<qc-pads
        .session=${session}
        .figure=${figure}
        .verdicts=${this.figureVerdicts}
        .view=${view}
        .palette=${palette}
        .name=${name}
        size="fill"
      ></qc-pads>`;
    }
    return view.painter === "root" && drawsOne(figure)
      ? html`<qc-root-figure
          .session=${session}
          .figure=${figure}
          .view=${view}
          .palette=${palette}
          .name=${name}
        ></qc-root-figure>`
      : html`<qc-focus-figure
          .session=${session}
          .figure=${figure}
          .verdicts=${this.figureVerdicts}
          .view=${view}
          .palette=${palette}
          .overlaid=${drawsOne(figure) ? this.laid.overlaid : undefined}
          .name=${name}
        ></qc-focus-figure>`;
  }

  /** The figures of a panel with several. */
  private parts(panel: PanelTemplate): TemplateResult {
    return html`<nav class="parts" aria-label="Figures of this panel">
      ${panel.figures.map(
        (figure, i) =>
          html`<a
            href=${this.app.href(panelRoute(this.route, panel, i))}
            aria-current=${i === this.subject.which ? "page" : nothing}
            >${rich(figure.title)}</a
          >`,
      )}
    </nav>`;
  }

  private rail(figure: FigureTemplate): TemplateResult {
    const { session, route, laid, numbers } = this;
    return focusRail({
      session,
      route,
      figure,
      verdicts: this.figureVerdicts,
      drawn: numbers?.drawn,
      measurements: numbers?.measurements,
      colours: numbers?.pads && showsColours(numbers.pads.view) ? numbers.pads.z : undefined,
      laid,
      numbers: numbers?.table,
      json: () => numbers?.json(this.watched.value!) ?? [],
      name: `${this.runName}-${this.subject.name}`,
      picture: this.picture,
      table: this.showTable,
      copy: () => this.act("copy"),
    });
  }

  private get runName(): string {
    return String(this.watched.value!.info?.run ?? this.route.run ?? "run");
  }

  private readonly picture = () => this.drawing?.painting(2);
  private readonly showTable = (): void => this.dataTable?.show();

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("route")) return;
    const run = this.watched.value!.info?.run ?? this.route.run;
    document.title = `${plainTitle(this.subject.title)} · ${run ?? this.watched.value!.name} · TPC QC`;
    if (changed.get("route") === undefined) scrollTo({ top: 0, behavior: "instant" });
  }

  act(action: KeyAction): boolean {
    // A drag is given up, not kept.
    if (action === "back" && this.escaped()) return true;
    this.settle();
    const { figure, index } = this.subject;
    switch (action) {
      case "next":
      case "previous": {
        const to = index < 0 ? undefined : panels[index + (action === "next" ? 1 : -1)];
        if (to === undefined) return false;
        this.app.go(panelRoute(this.route, to));
        return true;
      }
      case "back":
        this.app.go(backRoute(this.route));
        return true;
      case "log": {
        if (figure === undefined) return false;
        const isColour = this.hist === undefined ? drawsMap(figure) : isMapped(figure, this.hist);
        const axis = isColour || figure.draw === "pads" ? "z" : "y";
        if (!logAxes(figure, this.hist).includes(axis)) return false;
        this.goView(switchedLog(this.route.view, figure, axis));
        return true;
      }
      case "reset":
        this.goView(resetView(this.route.view), "bird");
        return true;
      case "copy":
        void copyLink(this.app, this.route, this);
        return true;
      case "enlarge":
        return false;
    }
  }

  /** What is held or zoomed to is let go of before the page is left. */
  private escaped(): boolean {
    return this.drawing?.escape() ?? false;
  }

  /** Whatever is done next goes on from what is seen, and a link to it says that. */
  private readonly settle = (): void => this.drawing?.settle();

  private readonly changeView = (event: Event): void => {
    if (event instanceof ViewChange) this.goView(event.view, event.palette);
  };

  private readonly turnTable = (event: Event): void => {
    if (event instanceof TablePage) this.goView({ ...this.route.view, table: event.page });
  };

  private goView(view: FigureView, palette: PaletteName = this.route.palette): void {
    // Known here at once, not only when rendered anew: more may be asked for before that.
    this.route = { ...this.route, view, palette };
    this.app.go(this.route, { replace: true });
  }

  private get subject(): FocusSubject {
    const { route } = this;
    return this.subjectFor(route.page === "object" ? route.object : `${route.panel} ${route.figure}`);
  }

  private get numbers(): FocusNumbers | undefined {
    const { figure } = this.subject;
    if (figure === undefined) return undefined;
    return this.numbersFor(figure, this.state.value, this.figureVerdicts, this.route.view, this.watched.value!.info);
  }

  private get hist(): Plotted | undefined {
    return this.numbers?.drawn?.hist;
  }

  private get verdict(): PanelVerdict | undefined {
    const { panel } = this.subject;
    return this.verdicts.value!.panels.find((each) => each.panel === panel?.id);
  }

  private get figureVerdicts(): PanelVerdict["figures"][number] {
    return this.route.page === "panel" ? (this.verdict?.figures[this.subject.which] ?? []) : [];
  }
}
