import { consume } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import { periodSections } from "../../reports/period/period.ts";
import type { SetPanel, SetSection } from "../../reports/period/template.ts";
import { plainView, type Arrangement, type SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetSession } from "../../state/sets/set-session.ts";
import { appContext } from "../base/context.ts";
import { FollowScroll } from "../base/follow-scroll.ts";
import { memoLast } from "../base/memo.ts";
import { isInView, lastAbove } from "../base/scrolling.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { shared } from "../style/shared.ts";
import type { OpenRunEvent, RaiseRunEvent } from "./figure-run.ts";
import type { MatrixSort } from "./matrix.ts";
import type { MatrixSortEvent } from "./qc-matrix.ts";
import "./qc-compare-with.ts";
import type { ArrangeEvent } from "./qc-run-list.ts";
import "./qc-run-list.ts";
import "./qc-set-header.ts";
import { panelMark, type QcSetPanel } from "./qc-set-panel.ts";
import "./qc-set-panel.ts";
import "./qc-set-parameters.ts";
import "./qc-set-progress.ts";
import type { RailEntry } from "./qc-set-rail.ts";
import "./qc-set-rail.ts";
import "./qc-stands-out.ts";
import { changedWords, linkTo, panelOfObject, reportOfRun } from "./set-links.ts";
import { setPageStyle } from "./set-page-style.ts";
import { setView, type SetView } from "./set-view.ts";
import { countsOf, setAbout, setFacts, setTitle } from "./set-words.ts";

type PeriodRoute = Extract<SetRoute, { page: "period" }>;

/** All runs of a set together: what stands out, then quality, trends and overlays. */
@customElement("qc-period-page")
export class QcPeriodPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, setPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: SetSession;
  @property({ attribute: false }) route!: PeriodRoute;
  /** Place of the run that somebody points at. */
  @state() private pointed: number | undefined;
  @state() private current = "";
  @state() private railOpen = false;
  private followed: string | undefined;
  private readonly set = new Watch(this, () => this.session.a.state);
  private readonly judged = new Watch(this, () => this.session.judged);
  private readonly parameters = new Watch(this, () => this.session.parameters);
  private readonly trouble = new Watch(this, () => this.session.trouble);
  private readonly viewFor = memoLast(setView);
  private readonly scrolling = new FollowScroll(
    this,
    () => this.lookAround(),
    () => this.noteSection(),
  );

  protected override render(): TemplateResult {
    const { runs } = this.set.value!;
    const view = this.view;
    const title = setTitle(this.route.a, runs);
    return html`
      <qc-set-header
        .route=${this.route}
        .link=${linkTo(this.route, runs, [])}
        .facts=${setFacts(this.set.value!)}
        .counts=${countsOf(runs, view.standings)}
      >
        <button
          slot="menu"
          class="menu"
          aria-label="Sections and runs"
          aria-expanded=${this.railOpen ? "true" : "false"}
          @click=${() => (this.railOpen = !this.railOpen)}
        >
          <svg viewBox="0 0 14 12" aria-hidden="true">
            <path d="M0 1H14M0 6H14M0 11H14" stroke="currentColor" stroke-width="1.5" />
          </svg>
        </button>
        <span slot="name"
          ><h1>${title}</h1>
          · ${setAbout(runs)}</span
        >
      </qc-set-header>
      <div class="frame">
        <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
          <qc-set-rail .entries=${this.entries(view)} .current=${this.current}></qc-set-rail>
        </div>
        <main
          tabindex="-1"
          @click=${() => (this.railOpen = false)}
          @open-run=${this.openRun}
          @raise-run=${this.raise}
          @arrange=${this.arrange}
          @sort-matrix=${this.sortMatrix}
        >
          ${this.route.focus === undefined ? this.report(view) : this.focused(view, this.route.focus.panel)}
        </main>
        <div
          class="runs ${this.railOpen ? "open" : ""}"
          @open-run=${this.openRun}
          @raise-run=${this.raise}
          @arrange=${this.arrange}
        >
          <qc-run-list .view=${view} .arrangement=${this.route.arrangement}></qc-run-list>
        </div>
      </div>
    `;
  }

  private get view(): SetView {
    const { value: parameters } = this.parameters;
    const view = this.viewFor(this.set.value!.runs, this.judged.value, this.shownBy(this.route), parameters);
    return this.pointed === undefined ? view : { ...view, shown: { ...view.shown, pointed: this.pointed } };
  }

  /** Kept while nothing of it changes, so that figures are not drawn anew. */
  private readonly shownBy = memoLast(({ rule, arrangement }: PeriodRoute) => ({ rule, arrangement }));

  private report(view: SetView): TemplateResult {
    const trouble = this.trouble.value;
    const changed = changedWords(this.route, this.set.value!.runs);
    return html`
      <section class="out" aria-labelledby="stands-out">
        <h2 id="stands-out">What stands out</h2>
        <qc-set-progress .set=${this.session.a}></qc-set-progress>
        ${changed === "" ? nothing : html`<p role="status">${changed}</p>`}
        ${trouble === undefined ? nothing : html`<p class="trouble" role="alert">${explain(trouble)}</p>`}
        <qc-stands-out
          .view=${view}
          .route=${this.route}
          ?reading=${this.set.value!.pace === "reading"}
          @click=${this.followAgain}
        ></qc-stands-out>
        <qc-compare-with .route=${this.route}></qc-compare-with>
      </section>
      <section id="parameters" class="section" aria-labelledby="parameters-title">
        <h2 id="parameters-title">Run parameters</h2>
        <qc-set-parameters .view=${view}></qc-set-parameters>
      </section>
      ${periodSections.map((section) => this.section(section, view))}
    `;
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
    const isWide = panel.figure.kind === "chambers" || panel.figure.kind === "qualities";
    return html`<qc-set-panel
      class=${isWide || large ? "wide" : "half"}
      .panel=${panel}
      .view=${view}
      .sort=${sortOf(this.route.arrangement)}
      .href=${this.app.href({ ...this.route, focus: { panel: panel.id, figure: 0, view: plainView } })}
      ?large=${large}
    ></qc-set-panel>`;
  }

  private focused(view: SetView, id: string): TemplateResult {
    const panels = periodSections.flatMap(({ panels }) => panels);
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
      ${this.panel(panel, view, true)}`;
  }

  private entries(view: SetView): readonly RailEntry[] {
    const to = (section: string | undefined): string =>
      this.app.href({ ...this.route, section, panel: undefined, focus: undefined });
    return [
      { id: undefined, title: "Stands out", href: to(undefined), marks: [] },
      { id: "parameters", title: "Run parameters", href: to("parameters"), marks: [] },
      ...periodSections.map(({ id, title, panels }) => ({
        id,
        title,
        href: to(id),
        marks: panels.map((panel) => panelMark(panel, view)),
      })),
    ];
  }

  protected override updated(changed: PropertyValues<this>): void {
    document.title = `${setTitle(this.route.a, this.set.value!.runs)} · TPC QC`;
    if (changed.has("route") && this.route.focus === undefined) this.follow();
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
      case "previous":
        return this.step(action === "next" ? 1 : -1);
      case "enlarge": {
        const focused = (this.renderRoot as ShadowRoot).activeElement;
        const panel = this.panels.find((each) => each === focused);
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
        void copyLink(this.app, linkTo(this.route, this.set.value!.runs, []), this);
        return true;
      case "log":
      case "reset":
        return false;
    }
  }

  private get panels(): readonly QcSetPanel[] {
    return [...this.renderRoot.querySelectorAll<QcSetPanel>("qc-set-panel")];
  }

  private get sections(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll(".section")];
  }

  private step(by: 1 | -1): boolean {
    const { panels } = this;
    const focused = panels.findIndex((panel) => panel === (this.renderRoot as ShadowRoot).activeElement);
    const from = focused >= 0 && isInView(panels[focused]!) ? focused : lastAbove(panels) + (by < 0 ? 1 : 0);
    const next = panels[Math.min(panels.length - 1, Math.max(0, from + by))];
    if (next === undefined) return false;
    this.goQuietly({ ...this.route, section: undefined, panel: next.panel.id });
    this.showPanel(next);
    return true;
  }

  private follow(): void {
    const wanted = `${this.route.section ?? ""}/${this.route.panel ?? ""}`;
    if (wanted === this.followed) return;
    const first = this.followed === undefined;
    this.followed = wanted;
    const { panel, section } = this.route;
    const found = this.panels.find((each) => each.panel.id === panel);
    if (found !== undefined) this.showPanel(found);
    else if (section !== undefined) this.scrolling.pin(() => this.sections.find((each) => each.id === section));
    else if (!first || scrollY > 0) this.scrolling.pin(undefined);
    this.lookAround();
  }

  private readonly followAgain = (event: Event): void => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined) return;
    this.railOpen = false;
    if (link.href !== location.href) return;
    this.followed = "";
    this.follow();
  };

  private showPanel(panel: QcSetPanel): void {
    this.scrolling.pin(() => panel);
    requestAnimationFrame(() => panel.focus());
  }

  private lookAround(): void {
    const { sections } = this;
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const index = atEnd ? sections.length - 1 : lastAbove(sections, innerHeight / 4);
    this.current = sections[index]?.id ?? "";
  }

  private noteSection(): void {
    if (this.route.focus !== undefined) return;
    const panel = this.panels.find((each) => each.panel.id === this.route.panel);
    if (panel !== undefined && isInView(panel)) return;
    const section = this.current === "" || scrollY < 24 ? undefined : this.current;
    if (section === this.route.section && this.route.panel === undefined) return;
    this.goQuietly({ ...this.route, section, panel: undefined });
  }

  private goQuietly(route: PeriodRoute): void {
    this.followed = `${route.section ?? ""}/${route.panel ?? ""}`;
    this.app.go(route, { replace: true });
  }

  private rearrange(change: Partial<Arrangement>): void {
    this.app.go({ ...this.route, arrangement: { ...this.route.arrangement, ...change } }, { replace: true });
  }

  private readonly arrange = (event: ArrangeEvent): void => {
    this.rearrange(event.change);
  };

  private readonly raise = (event: RaiseRunEvent): void => {
    if (event.kept) this.rearrange({ raised: event.place });
    else this.pointed = event.place;
  };

  private readonly sortMatrix = (event: MatrixSortEvent): void => {
    const { sort } = event;
    this.rearrange({ sort: sort.by === "order" ? undefined : sort.by === "worst" ? "worst" : columnId(sort.id) });
  };

  /** At what was pointed at: the panel of the run's own report that draws it. */
  private readonly openRun = (event: OpenRunEvent): void => {
    const run = this.set.value!.runs.find(({ place }) => place === event.place);
    if (run === undefined) return;
    this.app.go(reportOfRun(run, this.route, event.at === undefined ? undefined : panelOf(event.at)));
  };
}

/** The panel of a run's report for what a figure of the set calls its trend, overlay or chamber. */
function panelOf(at: string): string | undefined {
  const panels = periodSections.flatMap(({ panels }) => panels);
  for (const { figure } of panels) {
    if (figure.kind === "trend" && figure.quantity.id === at) return panelOfObject(figure.quantity.object);
    if (figure.kind === "overlay" && figure.figure.id === at) return panelOfObject(figure.figure.object);
  }
  return /^[IO]ROC/.test(at) ? panelOfObject("Clusters/ClusterData") : undefined;
}

/** Columns are named as links name them. */
const columnId = (id: string): string => id.toLowerCase().replaceAll(" ", "-");

function sortOf({ sort }: Arrangement): MatrixSort {
  if (sort === undefined) return { by: "order" };
  if (sort === "worst") return { by: "worst" };
  const chamber = /^([io]roc)-([ac]\d\d)$/.exec(sort);
  return { by: "column", id: chamber === null ? sort : `${chamber[1]} ${chamber[2]}`.toUpperCase() };
}
