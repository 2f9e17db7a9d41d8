import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import { overlayFigures } from "../../qc/period/overlay.ts";
import type { SetPanel } from "../../reports/period/template.ts";
import { periodSections } from "../../reports/period/period.ts";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetsCompared, SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { ReportWay } from "../base/report-way.ts";
import { markWords, type Mark } from "../base/marks.ts";
import { memoLast } from "../base/memo.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { mark } from "../elements/mark.ts";
import "../elements/qc-rule-switch.ts";
import { menuButton, menuButtonStyle } from "../elements/menu-button.ts";
import { rich } from "../elements/rich.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { comparePageStyle } from "./compare-page-style.ts";
import { allShown, type FigureRun, type OpenRunEvent } from "./figure-run.ts";
import { differenceWords, pairOverlay, pairTrends, sideColours, sides, type PairTrend } from "./pair-view.ts";
import "./qc-curves.ts";
import "./qc-differences.ts";
import "./qc-matched-runs.ts";
import "./qc-pair-maps.ts";
import "./qc-set-header.ts";
import "./qc-set-progress.ts";
import type { RailEntry } from "./qc-set-rail.ts";
import "./qc-set-rail.ts";
import "./qc-trend.ts";
import { changedWords, linkTo, panelOfObject, reportOfRun } from "./set-links.ts";
import { setPageStyle } from "./set-page-style.ts";
import { viewOfOverlay } from "./set-panel-views.ts";
import { comparisonFacts, setTitle } from "./set-words.ts";

type CompareRoute = Extract<SetRoute, { page: "compare" }>;

/** Those of figures that are compared. */
const overlaySections = periodSections.filter(({ panels }) =>
  panels.every(({ figure }) => figure.kind === "overlay" && overlayFigures.includes(figure.figure)),
);

/** Two sets of runs against each other, matched by run: what differs most, the matched runs, trends of both, overlays. */
@customElement("qc-compare-page")
export class QcComparePage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, menuButtonStyle, setPageStyle, comparePageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: CompareRoute;
  @state() private railOpen = false;
  private readonly a = new Watch(this, () => this.session.a.state);
  private readonly b = new Watch(this, () => this.session.b?.state);
  private readonly compared = new Watch(this, () => this.session.compared);
  private readonly trouble = new Watch(this, () => this.session.trouble);
  private readonly trendsFor = memoLast((compared: SetsCompared) => pairTrends(compared.matched));
  private readonly way = new ReportWay(this, {
    panels: () => [...this.renderRoot.querySelectorAll<HTMLElement>(".panel")],
    idOf: ({ id }) => id,
    place: () => this.route,
    note: (place) => this.app.go({ ...this.route, ...place }, { replace: true }),
  });

  protected override render(): TemplateResult {
    const [a, b] = [this.a.value!.runs, this.b.value?.runs ?? []];
    const compared = this.compared.value;
    return html`
      <qc-set-header
        .route=${this.route}
        .link=${linkTo(this.route, a, b)}
        .facts=${comparisonFacts(a, b, compared?.matched)}
        .counts=${this.counts()}
      >
        ${menuButton("Sections", this.railOpen, () => (this.railOpen = !this.railOpen))}
        <h1 slot="name">
          <span class="a">A ${setTitle(this.route.a, a)}</span> against
          <span class="b">B ${setTitle(this.route.b, b)}</span>
        </h1>
      </qc-set-header>
      <div class="frame two">
        <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
          <qc-set-rail .entries=${this.entries()} .current=${this.way.current}></qc-set-rail>
          <div class="tools">
            <qc-rule-switch .route=${this.route}></qc-rule-switch>
            <button @click=${() => this.act("copy")}>Copy link</button>
            <a class="button" href=${this.app.href({ page: "start" })}>Start</a>
          </div>
        </div>
        <main tabindex="-1" @click=${() => (this.railOpen = false)}>
          <section class="out" aria-labelledby="differs">
            <h2 id="differs">What differs most${this.subtitle()}</h2>
            ${this.changed()}
            <qc-set-progress .set=${this.session.a} name="A"></qc-set-progress>
            ${this.session.b === undefined ? nothing : html`<qc-set-progress .set=${this.session.b} name="B"></qc-set-progress>`}
            ${this.trouble.value === undefined ? nothing : html`<p class="trouble" role="alert">${explain(this.trouble.value)}</p>`}
            ${
              compared === undefined || compared.matched.matched.length === 0
                ? html`<p class="quiet">${this.nothingWords()}</p>`
                : html`<qc-differences
                    .differences=${compared.differences}
                    .hrefOf=${(id: string) => this.app.href({ ...this.route, section: undefined, panel: id })}
                    @click=${this.followAgain}
                  ></qc-differences>`
            }
          </section>
          ${compared === undefined ? nothing : this.report(compared)}
        </main>
      </div>
    `;
  }

  private report(compared: SetsCompared): TemplateResult {
    const { matched } = compared.matched;
    const shown = matched.find(({ run }) => run === this.route.run) ?? matched[0];
    return html`
      <qc-matched-runs id="matched" class="section" .matched=${compared.matched} .route=${this.route}></qc-matched-runs>
      ${
        shown === undefined
          ? nothing
          : html`<section id="trends" class="section" aria-labelledby="trends-title">
                <h2 id="trends-title">Trends of both</h2>
                <div class="panels">${this.trendsFor(compared).map((trend) => this.trend(trend, compared))}</div>
              </section>
              ${overlaySections.map(
                ({ id, title, panels }) =>
                  html`<section id=${id} class="section" aria-labelledby="${id}-title">
                    <h2 id="${id}-title">${title} <span class="sub">${this.runSelect(compared, shown.run)}</span></h2>
                    <div class="panels">
                      ${repeat(
                        panels,
                        (panel) => panel.id,
                        (panel) => this.overlay(panel, shown, compared),
                      )}
                    </div>
                  </section>`,
              )}
              <section id="maps" class="section" aria-labelledby="maps-title">
                <h2 id="maps-title">2D maps</h2>
                <qc-pair-maps .session=${this.session} .run=${shown.run} .palette=${this.route.palette}></qc-pair-maps>
              </section>`
      }
    `;
  }

  /** Which matched run the overlays are of. */
  private runSelect({ matched: { matched } }: SetsCompared, run: number): TemplateResult {
    return html`<select aria-label="Run of the overlays" @change=${this.choose}>
      ${matched.map((each) => html`<option value=${each.run} .selected=${each.run === run}>${each.run}</option>`)}
    </select>`;
  }

  private trend({ quantity, a, b }: PairTrend, { matched: { matched } }: SetsCompared): TemplateResult {
    const runs = matched.map(({ run }, place): FigureRun => ({
      place,
      label: String(run),
      word: undefined,
      reason: undefined,
    }));
    return html`<div
      class="panel half"
      id="trend-${quantity.id}"
      role="group"
      tabindex="-1"
      aria-label=${quantity.title}
    >
      <h3>${rich(quantity.title)}</h3>
      <qc-trend .runs=${runs} .trend=${a} .other=${b} .shown=${allShown} @open-run=${this.openRun}></qc-trend>
    </div>`;
  }

  private overlay(
    {
      id,
      title,
      figure: { figure },
    }: SetPanel & { readonly figure: { readonly figure?: (typeof overlayFigures)[number] } },
    { a, b, run }: SetsCompared["matched"]["matched"][number],
    { differences, matched: { matched } }: SetsCompared,
  ): TemplateResult {
    const difference = differences.find((each) => each.figure.id === id);
    const index = matched.findIndex((each) => each.run === run);
    const { overlay, reference } = pairOverlay(figure!, a, b, difference);
    return html`<div class="panel half" id=${id} role="group" tabindex="-1" aria-label=${title}>
      <div class="head">
        ${difference === undefined ? nothing : mark(difference.quality)}
        <h3>${rich(title)}</h3>
        <span class="quiet">${run}${difference?.quality === "good" ? ": no difference found" : ""}</span>
      </div>
      <qc-curves
        .runs=${sides}
        .overlay=${overlay}
        .colours=${sideColours}
        .reference=${reference}
        .view=${viewOfOverlay(id)}
        bare
      ></qc-curves>
      <p class="quiet">${differenceWords(difference?.runs[index], a.info.kind === b.info.kind)}</p>
    </div>`;
  }

  /** What has changed since the link was made. */
  private changed(): TemplateResult | typeof nothing {
    const words = changedWords(this.route, [...this.a.value!.runs, ...(this.b.value?.runs ?? [])]);
    return words === "" ? nothing : html`<p role="status">${words}</p>`;
  }

  private subtitle(): TemplateResult | typeof nothing {
    const compared = this.compared.value;
    if (compared === undefined || compared.matched.matched.length === 0) return nothing;
    const { length } = compared.matched.matched;
    const tests = compared.differences.reduce((sum, each) => sum + each.compared, 0);
    return html`<span class="sub"
      >median of ${length} ${length === 1 ? "run" : "runs"}, ranked by distance beyond chance; probabilities corrected
      for ${tests} tests</span
    >`;
  }

  private counts() {
    const qualities = (this.compared.value?.differences ?? []).map(({ quality }): Mark => quality);
    return (["bad", "medium", "good", "null"] as const).map((each) => ({
      mark: each,
      count: qualities.filter((quality) => quality === each).length,
      words: markWords[each],
    }));
  }

  private nothingWords(): string {
    const isReading = this.a.value!.pace === "reading" || this.b.value?.pace === "reading";
    return isReading ? "Nothing to compare yet; still reading." : "No run is in both sets.";
  }

  private entries(): readonly RailEntry[] {
    const to = (section: string | undefined): string => this.app.href({ ...this.route, section, panel: undefined });
    const differences = this.compared.value?.differences ?? [];
    const marksIn = (panels: readonly SetPanel[]): readonly Mark[] =>
      panels.flatMap(({ id }) => differences.find(({ figure }) => figure.id === id)?.quality ?? []);
    return [
      { id: undefined, title: "What differs", href: to(undefined), marks: differences.map(({ quality }) => quality) },
      { id: "matched", title: "Matched runs", href: to("matched"), marks: [] },
      { id: "trends", title: "Trends", href: to("trends"), marks: [] },
      ...overlaySections.map(({ id, title, panels }) => ({ id, title, href: to(id), marks: marksIn(panels) })),
      { id: "maps", title: "2D maps", href: to("maps"), marks: [] },
    ];
  }

  protected override updated(): void {
    const [a, b] = [this.a.value!.runs, this.b.value?.runs ?? []];
    document.title = `${setTitle(this.route.a, a)} against ${setTitle(this.route.b, b)} · TPC QC`;
    this.way.follow(); // what the link names comes with the first runs that are compared
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
      case "previous":
        return this.way.step(action === "next" ? 1 : -1);
      case "back":
        if (this.railOpen) this.railOpen = false;
        else this.app.go({ page: "start" });
        return true;
      case "copy":
        void copyLink(this.app, linkTo(this.route, this.a.value!.runs, this.b.value?.runs ?? []), this);
        return true;
      case "enlarge":
      case "log":
      case "reset":
        return false;
    }
  }

  private readonly followAgain = (event: Event): void => {
    if (this.way.followAgain(event)) this.railOpen = false;
  };

  private readonly choose = (event: Event): void => {
    const run = Number((event.target as HTMLSelectElement).value);
    this.app.go({ ...this.route, run }, { replace: true });
  };

  /** The report of A, of the run that was pointed at. */
  private readonly openRun = (event: OpenRunEvent): void => {
    const run = this.compared.value?.matched.matched[event.place]?.a;
    if (run === undefined) return;
    const trend = this.trendsFor(this.compared.value!).find(({ quantity }) => quantity.id === event.at);
    this.app.go(reportOfRun(run, this.route, trend && panelOfObject(trend.quantity.object)));
  };
}
