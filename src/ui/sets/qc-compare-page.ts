import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import { objectAt, type SetPanel, type SetSection } from "../../reports/period/template.ts";
import { compareSections, comparePanels } from "../../reports/period/compare.ts";
import { plainView, type Arrangement, type SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import type { SetsCompared, SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { LaidOut, slicesLaidOut } from "../base/laid-out.ts";
import { ReportWay } from "../base/report-way.ts";
import { memoLast } from "../base/memo.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { menuButton, menuButtonStyle } from "../elements/menu-button.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import { comparePageStyle } from "./compare-page-style.ts";
import { compareEntries, mapsId } from "./compare-rail.ts";
import { differenceCounts, nothingWords, rankedWords } from "./compare-words.ts";
import type { ListNumbers } from "./numbers-shown.ts";
import type { ArrangeEvent } from "./arrange.ts";
import type { OpenRunEvent, RaiseRunEvent, RunsShown } from "./figure-run.ts";
import { reportFileName } from "./file-names.ts";
import { hiddenPairWords, pairedWords, pairList } from "./pair-list.ts";
import { pairTrends } from "./pair-view.ts";
import { notSameWords, pairLabel } from "./pair-words.ts";
import "./qc-differences.ts";
import "./qc-matched-runs.ts";
import "./qc-pair-maps.ts";
import type { QcPairPanel } from "./qc-pair-panel.ts";
import "./qc-pair-panel.ts";
import "./qc-pair-parameters.ts";
import "./qc-run-list.ts";
import "./qc-set-header.ts";
import type { RenameEvent } from "./qc-set-name.ts";
import "./qc-set-name.ts";
import "./qc-set-progress.ts";
import "./qc-set-rail.ts";
import { changedWords, linkTo, panelOfObject, reportOfRun, runOf, withTable } from "./set-links.ts";
import { setPageStyle } from "./set-page-style.ts";
import { comparisonFacts, namedSets, renamed, sideTitle } from "./set-words.ts";

type CompareRoute = Extract<SetRoute, { page: "compare" }>;

/** In the list of runs that overlays can be of. */
const allOfThem = "all";

const [trends, ...overlaySections] = compareSections as readonly [SetSection, ...SetSection[]];

/** Two sets of runs against each other, matched by run: what differs most, the matched runs, trends of both, overlays. */
@customElement("qc-compare-page")
export class QcComparePage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, menuButtonStyle, setPageStyle, comparePageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: CompareRoute;
  /** Place in A of the run that somebody points at. */
  @state() private pointed: number | undefined;
  @state() private railOpen = false;
  private readonly a = new Watch(this, () => this.session.a.state);
  private readonly b = new Watch(this, () => this.session.b?.state);
  private readonly compared = new Watch(this, () => this.session.compared);
  private readonly trouble = new Watch(this, () => this.session.trouble);
  private readonly parameters = new Watch(this, () => this.session.parameters);
  private readonly listFor = memoLast(pairList);
  private readonly shownFor = memoLast(({ hidden, raised }: Arrangement, pointed: number | undefined): RunsShown => ({
    hidden: new Set(hidden),
    raised,
    pointed,
  }));
  private readonly trendsFor = memoLast((compared: SetsCompared) => pairTrends(compared.matched));
  protected readonly laidOut = new LaidOut(
    this,
    () => this.renderRoot.querySelector("qc-pair-panel") !== null,
    slicesLaidOut,
  );
  private readonly way = new ReportWay(this, {
    panels: () => [...this.renderRoot.querySelectorAll<QcPairPanel>("qc-pair-panel")],
    coming: () => this.renderRoot.querySelector("qc-pair-panel") === null,
    idOf: (panel) => (panel as QcPairPanel).panel.id,
    place: () => this.route,
    note: (place) => {
      if (this.route.focus === undefined) this.app.go({ ...this.route, ...place }, { replace: true });
    },
  });

  protected override render(): TemplateResult {
    const [a, b] = [this.a.value!.runs, this.b.value?.runs ?? []];
    const compared = this.compared.value;
    return html`
      <qc-set-header
        .route=${this.route}
        .link=${linkTo(this.route, a, b)}
        .facts=${comparisonFacts(a, b, compared?.matched)}
        .counts=${differenceCounts(compared?.differences ?? [])}
      >
        ${menuButton("Sections and runs", this.railOpen, () => (this.railOpen = !this.railOpen))}
        <qc-set-name slot="name" .sets=${namedSets(this.route, a, b)} @rename-set=${this.rename}
          ><h1>
            <span class="a">A ${sideTitle(this.route.a, a)}</span> against
            <span class="b">B ${sideTitle(this.route.b, b)}</span>
          </h1></qc-set-name
        >
      </qc-set-header>
      <div class="frame">
        <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
          <qc-set-rail
            .entries=${compareEntries(this.route, compared ?? { differences: [] }, this.word, (route) => this.app.href(route))}
            .current=${this.current}
          ></qc-set-rail>
          <div class="tools">
            <button @click=${() => this.act("copy")}>Copy link</button>
            <a class="button" href=${this.app.href({ page: "start" })}>Start</a>
          </div>
        </div>
        <main tabindex="-1" @click=${() => (this.railOpen = false)} @list-numbers=${this.list}>
          ${this.route.focus === undefined ? this.whole(compared) : this.focused(compared, this.route.focus.panel)}
        </main>
        <aside
          aria-label="Runs in both sets"
          class="runs ${this.railOpen ? "open" : ""}"
          @open-run=${this.openListed}
          @raise-run=${this.raise}
          @arrange=${this.arrange}
        >
          <qc-run-list
            .view=${this.listFor(a, compared, this.route.arrangement, this.parameters.value!)}
            .set=${this.session.a}
            .arrangement=${this.route.arrangement}
            .note=${compared === undefined ? "" : pairedWords(compared.matched, this.word)}
            paired
          ></qc-run-list>
        </aside>
      </div>
    `;
  }

  private whole(compared: SetsCompared | undefined): TemplateResult {
    return html` <section class="out" aria-labelledby="differs">
        <h2 id="differs">What differs most${this.subtitle()}</h2>
        ${this.notices(compared)}
        ${
          compared === undefined || compared.matched.matched.length === 0
            ? html`<p class="quiet">${this.nothingWords()}</p>`
            : html`<qc-differences
                .differences=${compared.differences}
                .labels=${compared.matched.matched.map(pairLabel)}
                .hrefOf=${(id: string, run?: number) => this.app.href(this.placeOf(compared, id, run))}
                .word=${this.word === "run" ? "Runs" : "Time slices"}
                ?all=${this.route.whole === true}
                .showAll=${() => this.app.go({ ...this.route, whole: true }, { replace: true })}
                @click=${this.followAgain}
              ></qc-differences>`
        }
      </section>
      ${compared === undefined ? nothing : this.report(compared)}`;
  }

  /** A panel of the comparison, of a run (index) where one is meant. */
  private placeOf({ matched: { matched } }: SetsCompared, panel: string, run: number | undefined): CompareRoute {
    const pair = run === undefined ? undefined : matched[run];
    const of = pair === undefined ? {} : { ...runOf(pair), allRuns: undefined };
    return { ...this.route, ...of, section: undefined, panel };
  }

  /** Index of the matched run that overlays are of. */
  private shownAt({ matched: { matched } }: SetsCompared): number | undefined {
    if (matched.length === 0) return undefined;
    const { run, slice } = this.route;
    return Math.max(
      0,
      matched.findIndex((pair) => pair.run === run && pair.a.info.slice === slice),
    );
  }

  private report(compared: SetsCompared): TemplateResult {
    const shown = this.shownAt(compared);
    return html`
      <qc-matched-runs id="matched" class="section" .matched=${compared.matched} .route=${this.route}></qc-matched-runs>
      ${
        shown === undefined
          ? nothing
          : html`${this.conditions(compared)}
              <section id="trends" class="section" aria-labelledby="trends-title">
                <h2 id="trends-title">${trends.title}</h2>
                <div class="panels">${trends.panels.map((panel) => this.panel(panel, shown, compared, false))}</div>
              </section>
              ${overlaySections.map(
                ({ id, title, panels }) =>
                  html`<section id=${id} class="section" aria-labelledby="${id}-title">
                    <h2 id="${id}-title">${title} <span class="sub">${this.runSelect(compared, shown)}</span></h2>
                    <div class="panels">
                      ${repeat(
                        panels,
                        (panel) => panel.id,
                        (panel) => this.panel(panel, shown, compared, false),
                      )}
                    </div>
                  </section>`,
              )}
              <section id=${mapsId} class="section" aria-labelledby="maps-title">
                <h2 id="maps-title">2D maps</h2>
                ${this.maps(compared, shown, false)}
              </section>`
      }
    `;
  }

  /** Time slices of a run have its conditions. */
  private conditions({ matched }: SetsCompared): TemplateResult | typeof nothing {
    if (this.word !== "run") return nothing;
    return html`<section id="parameters" class="section" aria-labelledby="parameters-title">
      <h2 id="parameters-title">Run parameters</h2>
      <qc-pair-parameters
        .session=${this.session}
        .route=${this.route}
        .matched=${matched}
        .shown=${this.shownFor(this.route.arrangement, this.pointed)}
        @raise-run=${this.raise}
      ></qc-pair-parameters>
    </section>`;
  }

  /** Which matched run the overlays are of. */
  private runSelect({ matched: { matched } }: SetsCompared, shown: number): TemplateResult {
    return html`<select
      aria-label=${this.word === "run" ? "Run of the overlays" : "Time slice of the overlays"}
      @change=${this.choose}
    >
      ${
        matched.length > 1
          ? html`<option value=${allOfThem} .selected=${this.isOfAll}>All ${matched.length} ${this.word}s</option>`
          : nothing
      }
      ${matched.map(
        (each, at) => html`<option value=${at} .selected=${!this.isOfAll && at === shown}>${pairLabel(each)}</option>`,
      )}
    </select>`;
  }

  private maps({ matched }: SetsCompared, shown: number, large: boolean): TemplateResult {
    return html`<qc-pair-maps
      .session=${this.session}
      .pair=${matched.matched[shown]}
      .file=${this.fileName}
      .route=${this.route}
      ?large=${large}
    ></qc-pair-maps>`;
  }

  private panel(panel: SetPanel, shown: number, compared: SetsCompared, large: boolean): TemplateResult {
    return html`<qc-pair-panel
      class=${large ? "wide" : "half"}
      .panel=${panel}
      .compared=${compared}
      .trends=${this.trendsFor(compared)}
      .at=${shown}
      ?all=${this.isOfAll}
      .otherwise=${this.app.href(this.otherwise(panel.id))}
      .href=${this.hrefOf(panel.id)}
      .listed=${large ? this.route.focus?.view.table : undefined}
      .shown=${this.shownFor(this.route.arrangement, this.pointed)}
      .file=${this.fileName}
      ?large=${large}
      @open-run=${this.openRun}
      @raise-run=${this.raiseCurve}
    ></qc-pair-panel>`;
  }

  /** Overlays are of all matched runs. */
  private get isOfAll(): boolean {
    return this.route.allRuns === true && (this.compared.value?.matched.matched.length ?? 0) > 1;
  }

  /** Overlays of all runs instead of one, or the other way round, at the panel where it was asked for. */
  private otherwise(id: string): CompareRoute {
    const allRuns = this.isOfAll ? undefined : true;
    const place = this.route.focus === undefined ? { section: undefined, panel: id } : {};
    return { ...this.route, allRuns, ...place };
  }

  private get fileName(): string {
    return reportFileName(this.route, this.a.value!.runs, this.b.value?.runs ?? []);
  }

  /** A panel by itself. */
  private hrefOf(id: string): string {
    return this.app.href({ ...this.route, focus: { panel: id, figure: 0, view: plainView } });
  }

  private focused(compared: SetsCompared | undefined, id: string): TemplateResult {
    const ids = [...comparePanels.map((panel) => panel.id), mapsId];
    const at = ids.indexOf(id);
    const panel = comparePanels[at];
    const back = this.app.href(this.backRoute(id));
    if (at < 0) return html`<p>There is no panel “${id}” in this comparison. <a href=${back}>To the comparison</a></p>`;
    const to = (other: string | undefined, words: string): TemplateResult | typeof nothing =>
      other === undefined ? nothing : html`<a href=${this.hrefOf(other)}>${words}</a>`;
    const shown = compared && this.shownAt(compared);
    const figure = (of: SetsCompared, index: number): TemplateResult =>
      panel === undefined ? this.maps(of, index, true) : this.panel(panel, index, of, true);
    return html`<nav class="way" aria-label="Panels">
        <a href=${back} aria-keyshortcuts="Escape">To the comparison</a>
        ${to(ids[at - 1], "Previous")} ${to(ids[at + 1], "Next")}
        ${shown === undefined || panel?.figure.kind === "trend" ? nothing : this.runSelect(compared!, shown)}
      </nav>
      ${this.notices(compared)}
      ${shown === undefined ? html`<p class="quiet">${this.nothingWords()}</p>` : figure(compared!, shown)}`;
  }

  /** The comparison where it has the panel. */
  private backRoute(id: string): CompareRoute {
    const place = id === mapsId ? { section: mapsId, panel: undefined } : { panel: id };
    return { ...this.route, focus: undefined, ...place };
  }

  /** That two runs are compared which are not the same. */
  private notSame(): TemplateResult | typeof nothing {
    const { matched = [], unread = [] } = this.compared.value?.matched ?? {};
    const words = [...matched, ...unread].map(notSameWords).find((each) => each !== "");
    return words === undefined ? nothing : html`<p role="status">${words}</p>`;
  }

  /** The section in sight, or of the panel that is seen by itself. */
  private get current(): string {
    const id = this.route.focus?.panel;
    if (id === undefined || id === mapsId) return id ?? this.way.current;
    return compareSections.find(({ panels }) => panels.some((panel) => panel.id === id))?.id ?? "";
  }

  /**
   * That the runs are not the same, or some are hidden; what has changed since the link was made; what is read, or waits for a
   * person, and what could not be done.
   */
  private notices(compared: SetsCompared | undefined): TemplateResult {
    const changed = changedWords(this.route, [...this.a.value!.runs, ...(this.b.value?.runs ?? [])]);
    const { b } = this.session;
    return html`${this.notSame()} ${changed === "" ? nothing : html`<p role="status">${changed}</p>`}
      ${this.hiddenRuns(compared)}
      <qc-set-progress .set=${this.session.a} name="A"></qc-set-progress>
      ${b === undefined ? nothing : html`<qc-set-progress .set=${b} name="B"></qc-set-progress>`}
      ${this.trouble.value === undefined ? nothing : html`<p class="trouble" role="alert">${explain(this.trouble.value)}</p>`}`;
  }

  /** What comes of it that runs are hidden. */
  private hiddenRuns(compared: SetsCompared | undefined): TemplateResult | typeof nothing {
    const words = compared === undefined ? "" : hiddenPairWords(compared.matched, this.word);
    return words === ""
      ? nothing
      : html`<p class="quiet">
          ${words} <button class="plain" @click=${() => this.rearrange({ hidden: [] })}>Show all</button>
        </p>`;
  }

  private subtitle(): TemplateResult | typeof nothing {
    const words = this.compared.value === undefined ? "" : rankedWords(this.compared.value, this.word);
    return words === "" ? nothing : html`<span class="sub">${words}</span>`;
  }

  private get word(): string {
    return runOfSlices(this.a.value!.runs) === undefined ? "run" : "time slice";
  }

  private nothingWords(): string {
    const compared = this.compared.value;
    if (compared === undefined) return "Nothing to compare yet.";
    const isReading = this.a.value!.pace === "reading" || this.b.value?.pace === "reading";
    return nothingWords(compared.matched, isReading, this.word);
  }

  protected override updated(): void {
    const [a, b] = [this.a.value!.runs, this.b.value?.runs ?? []];
    document.title = `${sideTitle(this.route.a, a)} against ${sideTitle(this.route.b, b)} · TPC QC`;
    // What the link names comes with the first runs that are compared.
    if (this.route.focus === undefined) this.way.follow();
    else this.way.leave();
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
      case "previous":
        return this.way.step(action === "next" ? 1 : -1);
      case "back":
        if (this.railOpen) this.railOpen = false;
        else if (this.route.focus !== undefined) this.app.go(this.backRoute(this.route.focus.panel));
        else this.app.go({ page: "start" });
        return true;
      case "copy":
        void copyLink(this.app, linkTo(this.route, this.a.value!.runs, this.b.value?.runs ?? []), this);
        return true;
      case "enlarge": {
        const panel = this.way.focused as QcPairPanel | undefined;
        if (panel === undefined) return false;
        this.app.go({ ...this.route, focus: { panel: panel.panel.id, figure: 0, view: plainView } });
        return true;
      }
      case "log":
      case "reset":
        return false;
    }
  }

  private readonly followAgain = (event: Event): void => {
    if (this.way.followAgain(event)) this.railOpen = false;
  };

  private readonly list = ({ page }: ListNumbers): void => {
    this.app.go(withTable(this.route, page), { replace: true });
  };

  private readonly rename = (event: RenameEvent): void => {
    this.app.go(renamed(this.route, event), { replace: true });
  };

  private rearrange(change: Partial<Arrangement>): void {
    this.app.go({ ...this.route, arrangement: { ...this.route.arrangement, ...change } }, { replace: true });
  }

  private readonly arrange = ({ change }: ArrangeEvent): void => this.rearrange(change);

  /** The run that is highlighted is that of the overlays too. */
  private readonly raise = ({ place, kept }: RaiseRunEvent): void => {
    if (!kept) {
      this.pointed = place;
      return;
    }
    const pair = this.compared.value?.matched.matched.find(({ a }) => a.place === place);
    const arrangement = { ...this.route.arrangement, raised: place };
    this.app.go({ ...this.route, ...(pair === undefined ? {} : runOf(pair)), arrangement }, { replace: true });
  };

  /** From the list of runs the report of either side. */
  private readonly openListed = ({ place, at }: OpenRunEvent): void => {
    const { read, unread } = this.compared.value?.matched ?? { read: [], unread: [] };
    const pair = [...read, ...unread].find(({ a }) => a.place === place);
    if (pair !== undefined) this.app.go(reportOfRun(at === "b" ? pair.b : pair.a, this.route, undefined));
  };

  private readonly choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const pair = this.compared.value?.matched.matched[Number(value)];
    if (value === allOfThem) this.app.go({ ...this.route, allRuns: true }, { replace: true });
    else if (pair !== undefined) {
      this.app.go({ ...this.route, ...runOf(pair), allRuns: undefined }, { replace: true });
    }
  };

  /** Of one run both curves are always as they are. */
  private readonly raiseCurve = (event: RaiseRunEvent): void => {
    if (this.isOfAll) this.raise(event);
  };

  /** From a trend, or overlays of all, the report of A of the run that was pointed at; from an overlay that of the side. */
  private readonly openRun = ({ place, at }: OpenRunEvent): void => {
    const { matched, read } = this.compared.value!.matched;
    const shown = matched[this.shownAt(this.compared.value!) ?? 0];
    const isTrend = trends.panels.some(({ id }) => id === `trend-${at}`);
    const byPlace = isTrend || this.isOfAll;
    const run = byPlace ? read.find(({ a }) => a.place === place)?.a : [shown?.a, shown?.b][place];
    const object = objectAt(comparePanels, at);
    if (run !== undefined) this.app.go(reportOfRun(run, this.route, object && panelOfObject(object)));
  };
}
