import { consume } from "@lit/context";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { explain } from "../../base/explain.ts";
import { runReport } from "../../reports/run.ts";
import { parametersId, type SectionTemplate } from "../../reports/template.ts";
import type { Route } from "../../route/route.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import { FileDrop } from "../base/file-drop.ts";
import { frameLaidOut, LaidOut } from "../base/laid-out.ts";
import { ReportWay } from "../base/report-way.ts";
import { copyLink, SayEvent } from "../base/say.ts";
import { ViewChange } from "../base/view-change.ts";
import { Watch } from "../base/watch.ts";
import { mark } from "../elements/mark.ts";
import { menuButton, menuButtonStyle } from "../elements/menu-button.ts";
import "../elements/qc-notices.ts";
import "../elements/qc-panel.ts";
import type { QcPanel } from "../elements/qc-panel.ts";
import "../elements/qc-phase.ts";
import "../elements/qc-progress.ts";
import "../elements/qc-rail.ts";
import "../elements/qc-run-header.ts";
import "../elements/qc-rule-switch.ts";
import "../elements/qc-verdict-list.ts";
import { rich } from "../elements/rich.ts";
import { takeForRun } from "../elements/take-for-run.ts";
import { browseRoute } from "../figures/browse-routes.ts";
import type { KeyAction, TakesKeys } from "../keys.ts";
import { withLook } from "../pads/pads-view.ts";
import { shared } from "../style/shared.ts";
import { runPageStyle } from "./run-page-style.ts";

type ReportRoute = Extract<Route, { page: "run" }>;

/** The report of one run: what stands out, then its sections. */
@customElement("qc-run-page")
export class QcRunPage extends LitElement implements TakesKeys {
  static override readonly styles = [shared, menuButtonStyle, runPageStyle];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: ReportRoute;
  @state() private railOpen = false;
  @state() private comparing = false;
  /** Sections that the page has so far: they come one a frame, from the top, so that none of them holds it up. */
  @state() private made = 1;
  private nextFrame: number | undefined;
  private hasParameters = false;
  /** How far it is read is told by others. */
  private readonly watched = new Watch(this, () => this.session.state, {
    parts: ({ phase, info, name, notices, tpcMissing }) => [phase.kind, info, name, notices, tpcMissing],
  });
  private readonly verdicts = new Watch(this, () => this.session.verdicts);
  private readonly drop = new FileDrop(this, {
    takes: () => this.shown, // else the question takes what is dropped
    files: (given) => void takeForRun(given, this.app, this.session, this),
    failed: () => this.dispatchEvent(new SayEvent("What was dropped could not be read. Choose the file instead.")),
  });
  protected readonly laidOut = new LaidOut(
    this,
    () => this.shown && !this.coming,
    async () => {
      await Promise.all(this.panels.map((panel) => panel.rendered()));
      await frameLaidOut();
    },
  );
  private readonly way = new ReportWay(this, {
    panels: () => this.panels,
    coming: () => this.coming,
    idOf: (panel) => (panel as QcPanel).panel.id,
    place: () => this.route,
    note: (place) => this.app.go({ ...this.route, ...place }, { replace: true }),
  });

  protected override render(): TemplateResult {
    const { notices } = this.watched.value!;
    const { shown } = this;
    return html`
      <qc-run-header .session=${this.session} .route=${this.route}>
        ${shown ? menuButton("Sections", this.railOpen, () => (this.railOpen = !this.railOpen)) : nothing}
        <a slot="way" class="button" href=${this.app.href({ page: "start" })} aria-keyshortcuts="Escape"
          >Start <kbd aria-hidden="true">Esc</kbd></a
        >
        ${
          shown
            ? html`<a slot="way" class="button" href=${this.app.href(browseRoute(this.route))}>Objects</a>
                ${this.compareButton("way")}`
            : nothing
        }
      </qc-run-header>
      <qc-notices .notices=${notices}></qc-notices>
      ${shown && this.comparing ? html`<qc-compare-run .route=${this.route}></qc-compare-run>` : nothing}
      ${shown ? this.report() : html`<main class="question"><qc-phase .session=${this.session}></qc-phase></main>`}
    `;
  }

  private compareButton(slot: string | typeof nothing): TemplateResult {
    return html`<button slot=${slot} aria-expanded=${this.comparing ? "true" : "false"} @click=${this.compare}>
      Compare
    </button>`;
  }

  private readonly compare = (): void => {
    this.comparing = !this.comparing;
    this.railOpen = false;
    import("../sets/qc-compare-run.ts").catch(() =>
      this.dispatchEvent(new SayEvent("What compares runs could not be loaded. Check the network.")),
    );
  };

  private report(): TemplateResult {
    const verdicts = this.verdicts.value!;
    return html`<div class="frame">
      <div class="rail ${this.railOpen ? "open" : ""}" @click=${this.followAgain}>
        <qc-rail .report=${runReport} .route=${this.route} .verdicts=${verdicts} .current=${this.way.current}></qc-rail>
        <div class="tools">
          <qc-rule-switch .route=${this.route}></qc-rule-switch>
          <button @click=${() => this.act("copy")}>Copy link</button>
          <a class="button" href=${this.app.href(browseRoute(this.route))}>Objects</a>
          ${this.compareButton(nothing)}
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
        ${runReport.sections
          .slice(0, this.made)
          .map((section) =>
            guard([this.session, this.route, verdicts.panels, this.watched.value!.tpcMissing], () =>
              this.section(section),
            ),
          )}
        <qc-run-parameters
          id=${parametersId}
          class="section"
          .session=${this.session}
          .over=${this.drop.over}
        ></qc-run-parameters>
      </main>
    </div>`;
  }

  private section(section: SectionTemplate): TemplateResult {
    const verdicts = this.verdicts.value!.panels;
    const { tpcMissing } = this.watched.value!;
    return html`<section id=${section.id} class="section" aria-labelledby="${section.id}-title">
      <h2 id="${section.id}-title">${rich(headingOf(section))} <span class="sub">${rich(section.subtitle)}</span></h2>
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

  /** The last section is loaded when there is something to draw in the others. */
  private loadParameters(): void {
    const isDone = this.watched.value!.phase.kind === "done";
    const hasVerdicts = this.verdicts.value!.panels.some(({ figures }) => figures.flat().length > 0);
    if (this.hasParameters || !(isDone || hasVerdicts)) return;
    this.hasParameters = true;
    import("../elements/qc-run-parameters.ts").catch(() =>
      this.dispatchEvent(new SayEvent("The run parameters could not be loaded. Check the network.")),
    );
  }

  protected override updated(): void {
    const state = this.watched.value!;
    const run = state.info?.run ?? this.route.run;
    document.title = `${run ?? state.name} · TPC QC`;
    this.way.follow();
    this.loadParameters();
    if (this.shown && this.coming) this.nextFrame ??= requestAnimationFrame(this.makeNext);
  }

  private readonly makeNext = (): void => {
    this.nextFrame = undefined;
    this.made += 1;
  };

  act(action: KeyAction): boolean {
    switch (action) {
      case "next":
        return this.way.step(1);
      case "previous":
        return this.way.step(-1);
      case "enlarge": {
        const { focused } = this.way;
        if (focused === undefined) return false;
        this.app.go((focused as QcPanel).focusRoute());
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

  /** The report is on the page, not a question or a failure. */
  private get shown(): boolean {
    const { kind } = this.watched.value!.phase;
    return kind === "opening" || kind === "reading" || kind === "done";
  }

  /** Sections are still to come. */
  private get coming(): boolean {
    return this.made < runReport.sections.length;
  }

  private get panels(): readonly QcPanel[] {
    return [...this.renderRoot.querySelectorAll<QcPanel>("qc-panel")];
  }

  private readonly followAgain = (event: Event): void => {
    if (this.way.followAgain(event)) this.railOpen = false;
  };

  /** A panel is looked at in another way. */
  private look(panel: string, event: Event): void {
    if (event instanceof ViewChange)
      this.app.go({ ...this.route, looks: withLook(this.route.looks, panel, event.view) }, { replace: true });
  }
}

/** A section is headed by its group; where a group has several, the subtitle tells them apart. */
const headingOf = (section: SectionTemplate): string => section.group;
