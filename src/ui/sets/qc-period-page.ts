import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import type { Rule } from "../../qc/quality.ts";
import { sectionsFor } from "../../reports/period/period.ts";
import type { SetFigure, SetPanel, SetSection } from "../../reports/period/template.ts";
import { plainView, type Arrangement, type SetLink, type SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import { comparisonOf } from "../../state/sets/set-routes.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { LaidOut, slicesLaidOut } from "../base/laid-out.ts";
import { ReportWay } from "../base/report-way.ts";
import { memoLast } from "../base/memo.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import "../elements/qc-rule-switch.ts";
import { menuButton, menuButtonStyle } from "../elements/menu-button.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import type { ArrangeEvent, ExpectEvent } from "./arrange.ts";
import type { CompareRunsEvent, OpenRunEvent, RaiseRunEvent } from "./figure-run.ts";
import type { MatrixSortEvent } from "./qc-matrix.ts";
import "./qc-compare-with.ts";
import "./qc-merge-slices.ts";
import "./qc-run-list.ts";
import "./qc-set-exports.ts";
import "./qc-set-header.ts";
import type { RenameEvent } from "./qc-set-name.ts";
import "./qc-set-name.ts";
import type { QcSetPanel } from "./qc-set-panel.ts";
import "./qc-set-panel.ts";
import "./qc-set-parameters.ts";
import "./qc-set-progress.ts";
import "./qc-set-rail.ts";
import "./qc-set-reference.ts";
import "./qc-stands-out.ts";
import { periodEntries } from "./period-rail.ts";
import { reportFileName } from "./file-names.ts";
import { fromLink, toLink } from "./link-sort.ts";
import type { ListNumbers } from "./numbers-shown.ts";
import { changedWords, linkTo, panelOfFigure, reportOfRun, withTable } from "./set-links.ts";
import { setReference } from "./set-reference.ts";
import { setPageStyle } from "./set-page-style.ts";
import { steadyParts, steadyRuns } from "./steady-runs.ts";
import { setView, type SetView } from "./set-view.ts";
import {
  againstExpected,
  countsOf,
  missingWords,
  namedSets,
  renamed,
  setAbout,
  setFacts,
  setTitle,
  stillWords,
  unreadListWords,
} from "./set-words.ts";

const wideFigures: ReadonlySet<SetFigure["kind"]> = new Set(["chambers", "qualities", "maps", "deviations"]);

type PeriodRoute = Extract<SetRoute, { page: "period" }>;

/** All runs of a set together: what stands out, then quality, trends and overlays. */
@customElement("qc-period-page")
export class QcPeriodPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, menuButtonStyle, setPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: PeriodRoute;
  /** Place of the run that somebody points at. */
  @state() private pointed: number | undefined;
  @state() private railOpen = false;
  /** Sections that the page has so far: they come one a frame, from the top, so that none of them holds it up. */
  @state() private made = 1;
  private nextFrame: number | undefined;
  private readonly set = new Watch(this, () => this.session.a.state, {
    parts: (state) => steadyParts(state, this.session.judged.value, this.session.parameters.value),
  });
  private readonly other = new Watch(this, () => this.session.b?.state);
  private readonly judged = new Watch(this, () => this.session.judged);
  private readonly parameters = new Watch(this, () => this.session.parameters, {
    parts: (parameters) => (this.session.a.state.value.pace === "reading" ? [] : [parameters]),
  });
  private readonly trouble = new Watch(this, () => this.session.trouble);
  private readonly viewFor = memoLast(setView);
  private readonly steadyFor = steadyRuns();
  private readonly referenceFor = memoLast(setReference);
  private readonly sortFor = memoLast((sort: Arrangement["sort"]) => fromLink({ sort }));
  protected readonly laidOut = new LaidOut(this, () => this.panels.length > 0 && !this.coming, slicesLaidOut);
  private readonly way = new ReportWay(this, {
    panels: () => this.panels,
    coming: () => this.panels.length === 0 || this.coming,
    idOf: (panel) => (panel as QcSetPanel).panel.id,
    place: () => this.route,
    note: (place) => {
      if (this.route.focus === undefined) this.app.go({ ...this.route, ...place }, { replace: true });
    },
  });

  protected override render(): TemplateResult {
    const { runs } = this.set.value!;
    const view = this.view;
    const title = setTitle(this.route.a, runs);
    return html`
      <qc-set-header
        .route=${this.route}
        .link=${linkTo(this.route, runs, this.other.value?.runs ?? [])}
        .facts=${setFacts(this.set.value!)}
        .counts=${countsOf(runs, view.standings)}
        .still=${this.still}
      >
        ${menuButton("Sections and runs", this.railOpen, () => (this.railOpen = !this.railOpen))}
        <qc-set-name slot="name" .sets=${namedSets(this.route, runs, [])} @rename-set=${this.rename}
          ><h1>${title}</h1>
          · ${setAbout(runs)}</qc-set-name
        >
      </qc-set-header>
      <div class="frame">
        <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
          <qc-set-rail
            .entries=${periodEntries(this.route, view, (route) => this.app.href(route))}
            .current=${this.current}
          ></qc-set-rail>
          <div class="tools">
            <qc-rule-switch .route=${this.route}></qc-rule-switch>
            ${this.still === "" ? nothing : html`<span class="sub">${this.still}</span>`}
            <button @click=${() => this.act("copy")}>Copy link</button>
            <a class="button" href=${this.app.href({ page: "start" })}>Start</a>
          </div>
        </div>
        <main
          tabindex="-1"
          @click=${() => (this.railOpen = false)}
          @open-run=${this.openRun}
          @raise-run=${this.raise}
          @arrange=${this.arrange}
          @sort-matrix=${this.sortMatrix}
          @list-numbers=${this.list}
        >
          ${this.route.focus === undefined ? this.report(view) : this.focused(view, this.route.focus.panel)}
        </main>
        <aside
          aria-label="Runs of the set"
          class="runs ${this.railOpen ? "open" : ""}"
          @open-run=${this.openRun}
          @raise-run=${this.raise}
          @arrange=${this.arrange}
          @expect-runs=${this.expect}
          @compare-runs=${this.compareRuns}
        >
          <qc-run-list
            .view=${view}
            .set=${this.session.a}
            .arrangement=${this.route.arrangement}
            .expected=${this.route.expected}
          ></qc-run-list>
        </aside>
      </div>
    `;
  }

  /** The section in sight, or of the panel that is seen by itself. */
  private get current(): string {
    const id = this.route.focus?.panel;
    if (id === undefined) return this.way.current;
    return this.allSections.find(({ panels }) => panels.some((panel) => panel.id === id))?.id ?? "";
  }

  private get allSections(): readonly SetSection[] {
    const { reference } = this.route.arrangement;
    return sectionsFor(runOfSlices(this.set.value!.runs) !== undefined, reference !== undefined);
  }

  /** That judged what is shown. */
  private get rule(): Rule {
    return this.judged.value?.judging.rule ?? this.route.rule;
  }

  private get still(): string {
    return stillWords(this.rule, this.route.rule);
  }

  private get view(): SetView {
    const { runs, parameters } = this.steadyFor(this.set.value!, this.judged.value, this.parameters.value);
    const reference = this.referenceFor(this.route.b, this.other.value, this.rule);
    const shownBy = this.shownBy(this.route);
    const view = this.viewFor(runs, this.judged.value, shownBy, parameters, reference);
    return this.pointed === undefined ? view : { ...view, shown: { ...view.shown, pointed: this.pointed } };
  }

  /** Each link names all runs. */
  private readonly hrefFor = memoLast((route: PeriodRoute) => {
    const known = new Map<string, string>();
    return (panel: string): string => {
      const href = known.get(panel) ?? this.app.href({ ...route, focus: { panel, figure: 0, view: plainView } });
      known.set(panel, href);
      return href;
    };
  });

  /** Kept while nothing of it changes, so that figures are not drawn anew. */
  private readonly shownBy = memoLast(({ rule, arrangement }: PeriodRoute) => ({ rule, arrangement }));

  private report(view: SetView): TemplateResult {
    const { runs } = this.set.value!;
    const against = againstExpected(runs, this.route.expected);
    const missing = missingWords(against.missing);
    const unlisted = [missing, ...unreadListWords(against.unread)].filter((words) => words !== "");
    const isBegun = runs.some(({ phase }) => phase.kind !== "ask-host" && phase.kind !== "need-file");
    return html`
      <section class="out" aria-labelledby="stands-out">
        <h2 id="stands-out">
          What stands out${this.still === "" ? nothing : html` <span class="sub">${this.still}</span>`}
        </h2>
        ${this.notices()} ${unlisted.map((words) => html`<p class="missing">${words}</p>`)}
        ${
          isBegun
            ? html`<qc-stands-out
                .view=${view}
                .route=${this.route}
                ?reading=${this.set.value!.pace === "reading"}
                .waiting=${runs.filter(({ phase }) => phase.kind !== "ready" && phase.kind !== "failed").length}
                @click=${this.followAgain}
              ></qc-stands-out>`
            : nothing
        }
        ${this.session.b === undefined ? nothing : html`<qc-set-reference .route=${this.route} .set=${this.session.b}></qc-set-reference>`}
        <qc-merge-slices .route=${this.route} .runs=${view.runs}></qc-merge-slices>
        <qc-compare-with .route=${this.route}></qc-compare-with>
        <qc-set-exports .session=${this.session} .route=${this.route}></qc-set-exports>
      </section>
      ${view.trends.length === 0 ? nothing : this.sections(view)}
    `;
  }

  /** What is read, or waits for a person; what has changed since the link was made, and what could not be done. */
  private notices(): TemplateResult {
    const trouble = this.trouble.value;
    const changed = changedWords(this.route, this.set.value!.runs);
    return html`<qc-set-progress .set=${this.session.a}></qc-set-progress>
      ${changed === "" ? nothing : html`<p role="status">${changed}</p>`}
      ${trouble === undefined ? nothing : html`<p class="trouble" role="alert">${explain(trouble)}</p>`}`;
  }

  /** When the first run is read. */
  private sections(view: SetView): TemplateResult {
    return html`${
      runOfSlices(view.runs) === undefined
        ? html`<section id="parameters" class="section" aria-labelledby="parameters-title">
            <h2 id="parameters-title">Run parameters</h2>
            <qc-set-parameters .view=${view}></qc-set-parameters>
          </section>`
        : nothing
    }
    ${this.allSections.slice(0, this.made).map((section) => this.section(section, view))}`;
  }

  private section(section: SetSection, view: SetView): TemplateResult {
    return html`<section id=${section.id} class="section" aria-labelledby="${section.id}-title">
      <h2 id="${section.id}-title">${section.title}</h2>
      <div class="panels">
        ${repeat(
          section.panels,
          (panel) => panel.id,
          (panel) => this.panel(panel, view, false),
        )}
      </div>
    </section>`;
  }

  private panel(panel: SetPanel, view: SetView, large: boolean): TemplateResult {
    const isWide = wideFigures.has(panel.figure.kind);
    return html`<qc-set-panel
      class=${isWide || large ? "wide" : "half"}
      .panel=${panel}
      .view=${view}
      .session=${this.session}
      .palette=${this.route.palette}
      .sort=${this.sortFor(this.route.arrangement.sort)}
      .deviations=${this.route.arrangement.deviations}
      .listed=${large ? this.route.focus?.view.table : undefined}
      .file=${reportFileName(this.route, view.runs, [])}
      .href=${this.hrefFor(this.route)(panel.id)}
      ?large=${large}
    ></qc-set-panel>`;
  }

  private focused(view: SetView, id: string): TemplateResult {
    const panels = this.allSections.flatMap(({ panels }) => panels);
    const at = panels.findIndex((panel) => panel.id === id);
    const panel = panels[at];
    const back = this.app.href({ ...this.route, focus: undefined, panel: panel?.id });
    if (panel === undefined)
      return html`<p>There is no panel “${id}” in this report. <a href=${back}>To the report</a></p>`;
    const to = (other: SetPanel | undefined, words: string): TemplateResult | typeof nothing =>
      other === undefined
        ? nothing
        : html`<a href=${this.app.href({ ...this.route, focus: { panel: other.id, figure: 0, view: plainView } })}
            >${words}</a
          >`;
    return html`<nav class="way" aria-label="Panels">
        <a href=${back} aria-keyshortcuts="Escape">To the report</a>
        ${to(panels[at - 1], "Previous")} ${to(panels[at + 1], "Next")}
      </nav>
      ${this.notices()}
      ${this.session.b === undefined ? nothing : html`<qc-set-reference .route=${this.route} .set=${this.session.b}></qc-set-reference>`}
      ${this.panel(panel, view, true)}`;
  }

  /** Sections are not all there yet. */
  private get coming(): boolean {
    return this.made < this.allSections.length;
  }

  private readonly makeNext = (): void => {
    this.nextFrame = undefined;
    this.made += 1;
  };

  protected override updated(): void {
    const isBegun = this.route.focus === undefined && this.panels.length > 0;
    if (isBegun && this.coming) this.nextFrame ??= requestAnimationFrame(this.makeNext);
    document.title = `${setTitle(this.route.a, this.set.value!.runs)} · TPC QC`;
    // What the link names comes with the first run that is read.
    if (this.route.focus === undefined) this.way.follow();
    else this.way.leave();
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
      case "previous":
        return this.way.step(action === "next" ? 1 : -1);
      case "enlarge": {
        const panel = this.way.focused as QcSetPanel | undefined;
        if (panel === undefined) return false;
        this.app.go({ ...this.route, focus: { panel: panel.panel.id, figure: 0, view: plainView } });
        return true;
      }
      case "back":
        if (this.railOpen) this.railOpen = false;
        else if (this.route.focus !== undefined)
          this.app.go({ ...this.route, focus: undefined, panel: this.route.focus.panel });
        else this.app.go({ page: "start" });
        return true;
      case "copy":
        void copyLink(this.app, linkTo(this.route, this.set.value!.runs, this.other.value?.runs ?? []), this);
        return true;
      case "log":
      case "reset":
        return false;
    }
  }

  private get panels(): readonly QcSetPanel[] {
    return [...this.renderRoot.querySelectorAll<QcSetPanel>("qc-set-panel")];
  }

  private readonly followAgain = (event: Event): void => {
    if (this.way.followAgain(event)) this.railOpen = false;
  };

  private rearrange(change: Partial<Arrangement>): void {
    this.app.go({ ...this.route, arrangement: { ...this.route.arrangement, ...change } }, { replace: true });
  }

  private readonly arrange = (event: ArrangeEvent): void => {
    this.rearrange(event.change);
  };

  private readonly rename = (event: RenameEvent): void => {
    this.app.go(renamed(this.route, event), { replace: true });
  };

  private readonly expect = ({ expected }: ExpectEvent): void => {
    this.app.go({ ...this.route, expected }, { replace: true });
  };

  private readonly compareRuns = ({ a, b }: CompareRunsEvent): void => {
    const { rule, palette, settings } = this.route;
    const { members } = linkTo(this.route, this.set.value!.runs, []).a;
    const side = (place: number): SetLink => ({ name: "", members: [members[place]!] });
    this.app.go({
      ...comparisonOf(side(a), side(b), settings === undefined ? {} : { settings }),
      rule,
      palette,
    });
  };

  private readonly raise = (event: RaiseRunEvent): void => {
    if (event.kept) this.rearrange({ raised: event.place });
    else this.pointed = event.place;
  };

  private readonly list = ({ page }: ListNumbers): void => {
    this.app.go(withTable(this.route, page), { replace: true });
  };

  private readonly sortMatrix = (event: MatrixSortEvent): void => {
    const { sort } = event;
    this.rearrange({ sort: toLink(sort) });
  };

  /** At what was pointed at: the panel of the run's own report that draws it. */
  private readonly openRun = (event: OpenRunEvent): void => {
    const run = this.set.value!.runs.find(({ place }) => place === event.place);
    if (run === undefined) return;
    this.app.go(reportOfRun(run, this.route, event.at === undefined ? undefined : panelOfFigure(event.at)));
  };
}
