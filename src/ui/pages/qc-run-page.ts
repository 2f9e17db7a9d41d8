import { consume } from "@lit/context";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import { runReport } from "../../reports/run.ts";
import type { SectionTemplate } from "../../reports/template.ts";
import type { Route } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { FollowScroll } from "../base/follow-scroll.ts";
import { isInView, lastAbove } from "../base/scrolling.ts";
import { copyLink, SayEvent } from "../base/say.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { mark } from "../elements/mark.ts";
import "../elements/qc-notices.ts";
import "../elements/qc-panel.ts";
import type { QcPanel } from "../elements/qc-panel.ts";
import "../elements/qc-phase.ts";
import "../elements/qc-progress.ts";
import { parametersId } from "../elements/qc-rail.ts";
import "../elements/qc-run-header.ts";
import "../elements/qc-rule-switch.ts";
import "../elements/qc-verdict-list.ts";
import { rich } from "../elements/rich.ts";
import { browseRoute } from "../figures/browse-routes.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { withLook } from "../pads/pads-view.ts";
import { shared } from "../style/shared.ts";
import { runPageStyle } from "./run-page-style.ts";

type ReportRoute = Extract<Route, { page: "run" }>;

/** The report of one run: what stands out, then its sections. */
@customElement("qc-run-page")
export class QcRunPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, runPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: ReportRoute;
  /** Id of the section in sight, "" above the first. */
  @state() private current = "";
  @state() private railOpen = false;
  /** What of the route was followed last, so that only a change by others moves the page. */
  private followed: string | undefined;
  private readonly watched = new Watch(this, () => this.session.state);
  private readonly verdicts = new Watch(this, () => this.session.verdicts);
  private readonly scrolling = new FollowScroll(
    this,
    () => this.lookAround(),
    () => this.noteSection(),
  );

  protected override render(): TemplateResult {
    const { notices, phase } = this.watched.value!;
    const shown = phase.kind === "opening" || phase.kind === "reading" || phase.kind === "done";
    return html`
      <qc-run-header .session=${this.session} .route=${this.route}>
        ${
          shown
            ? html`<button
                slot="menu"
                class="menu"
                aria-label="Sections"
                aria-expanded=${this.railOpen ? "true" : "false"}
                @click=${() => (this.railOpen = !this.railOpen)}
              >
                <svg viewBox="0 0 14 12" aria-hidden="true">
                  <path d="M0 1H14M0 6H14M0 11H14" stroke="currentColor" stroke-width="1.5" />
                </svg>
              </button>`
            : nothing
        }
        <a slot="way" class="button" href=${this.app.href({ page: "start" })} aria-keyshortcuts="Escape"
          >Start <kbd aria-hidden="true">Esc</kbd></a
        >
        ${shown ? html`<a slot="way" class="button" href=${this.app.href(browseRoute(this.route))}>Objects</a>` : nothing}
      </qc-run-header>
      <qc-notices .notices=${notices}></qc-notices>
      ${shown ? this.report() : html`<main class="question"><qc-phase .session=${this.session}></qc-phase></main>`}
    `;
  }

  private report(): TemplateResult {
    const verdicts = this.verdicts.value!;
    return html`<div class="frame">
      <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
        <qc-rail .report=${runReport} .route=${this.route} .verdicts=${verdicts} .current=${this.current}></qc-rail>
        <div class="tools">
          <qc-rule-switch .route=${this.route}></qc-rule-switch>
          <button @click=${() => this.act("copy")}>Copy link</button>
          <a class="button" href=${this.app.href(browseRoute(this.route))}>Objects</a>
          <a class="button" href=${this.app.href({ page: "start" })}>Start</a>
        </div>
      </div>
      <main tabindex="-1" @click=${() => (this.railOpen = false)}>
        <section class="out" aria-labelledby="stands-out">
          <div class="head">
            <h2 id="stands-out">What stands out</h2>
            <qc-progress .session=${this.session}></qc-progress>
          </div>
          ${
            this.watched.value!.tpcMissing
              ? html`<p class="missing">
                  ${mark("null")} ${explain({ kind: "tpc-absent", source: this.watched.value!.name })}
                </p>`
              : html`<qc-verdict-list
                  .verdicts=${verdicts}
                  .route=${this.route}
                  @click=${this.followAgain}
                ></qc-verdict-list>`
          }
        </section>
        ${runReport.sections.map((section) => this.section(section))}
        <qc-run-parameters id=${parametersId} class="section" .session=${this.session}></qc-run-parameters>
      </main>
    </div>`;
  }

  private section(section: SectionTemplate): TemplateResult {
    const verdicts = this.verdicts.value!.panels;
    const { tpcMissing } = this.watched.value!;
    return html`<section id=${section.id} class="section" aria-labelledby="${section.id}-title">
      <h2 id="${section.id}-title">${rich(headingOf(section))}<span class="sub">${rich(section.subtitle)}</span></h2>
      <div class="panels">
        ${repeat(
          section.panels,
          (panel) => panel.id,
          (panel) =>
            html`<qc-panel
              class=${panel.layout}
              .session=${this.session}
              .route=${this.route}
              .panel=${panel}
              .verdict=${verdicts.find((each) => each.panel === panel.id)}
              .absent=${tpcMissing}
              @qc-view=${(event: Event) => this.look(panel.id, event)}
            ></qc-panel>`,
        )}
      </div>
    </section>`;
  }

  /** The last section comes when the first are drawn. */
  protected override firstUpdated(): void {
    import("../elements/qc-run-parameters.ts").catch(() =>
      this.dispatchEvent(new SayEvent("The run parameters could not be loaded. Check the network.")),
    );
  }

  protected override updated(changed: PropertyValues<this>): void {
    const state = this.watched.value!;
    const run = state.info?.run ?? this.route.run;
    document.title = `${run ?? state.name} · TPC QC`;
    if (changed.has("route")) this.follow();
  }

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
        return this.step(1);
      case "previous":
        return this.step(-1);
      case "enlarge": {
        const focused = this.panels[this.focusedIndex()];
        if (focused === undefined) return false;
        this.app.go(focused.focusRoute());
        return true;
      }
      case "back":
        if (this.railOpen) this.railOpen = false;
        else this.app.go({ page: "start" });
        return true;
      case "copy":
        void copyLink(this.app, this.route, this);
        return true;
      case "log":
      case "reset":
        return false;
    }
  }

  private get panels(): readonly QcPanel[] {
    return [...this.renderRoot.querySelectorAll<QcPanel>("qc-panel")];
  }

  private get sections(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll(".section")];
  }

  private focusedIndex(): number {
    const focused = (this.renderRoot as ShadowRoot).activeElement;
    return this.panels.findIndex((panel) => panel === focused);
  }

  private step(by: 1 | -1): boolean {
    const { panels } = this;
    const focused = this.focusedIndex();
    const from = focused >= 0 && isInView(panels[focused]!) ? focused : lastAbove(panels) + (by < 0 ? 1 : 0);
    const next = panels[Math.min(panels.length - 1, Math.max(0, from + by))];
    if (next === undefined) return false;
    this.goQuietly({ ...this.route, section: undefined, panel: next.panel.id });
    this.show(next);
    return true;
  }

  /** Goes where the route says, unless we said it ourselves. */
  private follow(): void {
    const wanted = `${this.route.section ?? ""}/${this.route.panel ?? ""}`;
    if (wanted === this.followed) return;
    const first = this.followed === undefined;
    this.followed = wanted;
    const { panel, section } = this.route;
    const found = this.panels.find((each) => each.panel.id === panel);
    if (found !== undefined) this.show(found);
    else if (section !== undefined) this.scrolling.pin(() => this.sections.find((each) => each.id === section));
    else if (!first || scrollY > 0) this.scrolling.pin(undefined);
    this.lookAround();
  }

  /** A link that is followed once more goes there once more. */
  private readonly followAgain = (event: Event): void => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined) return;
    this.railOpen = false;
    if (link.href !== location.href) return;
    this.followed = "";
    this.follow();
  };

  private show(panel: QcPanel): void {
    this.scrolling.pin(() => panel);
    requestAnimationFrame(() => panel.focus());
  }

  private lookAround(): void {
    const { sections } = this;
    // The last section may be too short to ever reach the top.
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const index = atEnd ? sections.length - 1 : lastAbove(sections, innerHeight / 4);
    this.current = sections[index]?.id ?? "";
  }

  /** The link follows the page: the section in sight, and its panel no longer than it is in sight. */
  private noteSection(): void {
    const panel = this.panels.find((each) => each.panel.id === this.route.panel);
    if (panel !== undefined && isInView(panel)) return;
    const section = this.current === "" || scrollY < 24 ? undefined : this.current;
    if (section === this.route.section && this.route.panel === undefined) return;
    this.goQuietly({ ...this.route, section, panel: undefined });
  }

  /** A panel is looked at in another way. */
  private look(panel: string, event: Event): void {
    if (event instanceof ViewChange)
      this.goQuietly({ ...this.route, looks: withLook(this.route.looks, panel, event.view) });
  }

  private goQuietly(route: ReportRoute): void {
    this.followed = `${route.section ?? ""}/${route.panel ?? ""}`;
    this.app.go(route, { replace: true });
  }
}

/** A section is headed by its group; where a group has several, the subtitle tells them apart. */
const headingOf = (section: SectionTemplate): string => section.group;
