import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Quality } from "../../qc/quality.ts";
import { unreadIn } from "../../reports/verdicts.ts";
import type { App, RunSession } from "../../state/app.ts";
import { appContext } from "../base/context.ts";
import type { RunRoute } from "../base/places.ts";
import { copyLink } from "../base/say.ts";
import { Watch } from "../base/watch.ts";
import { narrowFacts, parameterFacts } from "../base/parameter-words.ts";
import { kindWord, periodAndPass, sourceFacts, timeOf } from "../base/words.ts";
import { headerStyle } from "../style/header.ts";
import { shared } from "../style/shared.ts";
import { markWords, type Mark } from "../base/marks.ts";
import { mark } from "./mark.ts";
import "./qc-rule-switch.ts";

const shown: readonly Quality[] = ["bad", "medium", "good", "null"];

/**
 * Which run this is, always in sight: run, period, pass, data or MC, field, rate, duration, source, when read, verdicts, rule.
 * Slots: "way" for the way back and on, "menu" for what narrow pages keep behind a button.
 */
@customElement("qc-run-header")
export class QcRunHeader extends LitElement {
  static override readonly styles = [
    shared,
    headerStyle,
    css`
      h1 {
        display: inline;
        color: var(--text);
      }
      .way {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 5px;
      }
      .narrow {
        display: none;
      }
      @media screen and (max-width: 1099px) {
        header {
          gap: 14px;
        }
        .tools kbd {
          display: none;
        }
      }
      @media screen and (max-width: 899px) {
        .tools,
        .wide {
          display: none;
        }
        .narrow {
          display: inline;
        }
        .identity {
          flex: 1;
        }
        .way {
          flex: none;
        }
      }
      @media screen and (max-width: 599px) {
        header {
          display: grid;
          grid-template-columns: auto minmax(0, 1fr) auto;
          gap: 0;
          align-content: center;
        }
        ::slotted([slot="menu"]) {
          grid-row: span 2;
          margin-right: 10px;
        }
        .identity {
          display: contents;
        }
        .name {
          grid-column: 2 / -1;
        }
        .facts {
          grid-column: 2;
        }
        .way {
          display: none;
        }
        .counts {
          margin-left: 10px;
          gap: 10px;
          font-size: 12px;
          line-height: 16px;
        }
        .counts li {
          gap: 4px;
        }
        .name {
          overflow: hidden;
          text-overflow: ellipsis;
        }
      }
      @media print {
        :host {
          position: static;
          display: table-header-group;
          break-inside: avoid;
        }
        header {
          padding: 0 0 6px;
          margin-bottom: 6px;
          border-bottom: 1px solid var(--line);
        }
        .way,
        .tools {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) session!: RunSession;
  @property({ attribute: false }) route!: RunRoute;
  private readonly state = new Watch(this, () => this.session.state);
  private readonly parameters = new Watch(this, () => this.session.parameters);
  private readonly verdicts = new Watch(this, () => this.session.verdicts);

  protected override render(): TemplateResult {
    const state = this.state.value!;
    const run = state.info?.run ?? this.route.run;
    const about = [periodAndPass(state.info), kindWord(state.info)].filter((part) => part !== "");
    const { known } = this.parameters.value!;
    const facts = [...parameterFacts(known), ...sourceFacts(state)].join(" · ");
    const unread = unreadIn(this.verdicts.value!);
    const read = state.readAt === undefined ? [] : [`read ${timeOf(state.readAt)}`];
    const { source } = this.route;
    const merged = source.kind === "merged" ? [`merged from ${source.parts.length}`] : [];
    // In the order in which they are cut off where there is no room.
    const narrow = [...merged, this.route.rule, ...read, ...narrowFacts(known)].join(" · ");
    return html`<header>
      <slot name="menu"></slot>
      <div class="identity">
        <div class="name">
          <h1>${run === undefined ? state.name : html`<span class="unseen">Run </span>${run}`}</h1>
          ${about.length === 0 ? nothing : html` · ${about.join(" · ")}`}
        </div>
        <div class="facts" title=${facts}>
          <span class="wide">${facts}</span>
          <span class="narrow">${narrow}</span>
        </div>
      </div>
      <div class="way"><slot name="way"></slot></div>
      ${
        this.countsAreKnown()
          ? html`<ul class="counts" aria-label="Verdicts">
              ${shown.map((quality) => this.count(quality, this.verdicts.value!.counts[quality]))}
              ${unread === 0 ? nothing : this.count("not-read", unread)}
            </ul>`
          : nothing
      }
      <div class="tools">${this.tools()}</div>
    </header>`;
  }

  /** One panel by itself says nothing of the run; a report counts while it is read. */
  private countsAreKnown(): boolean {
    const { panels, complete } = this.verdicts.value!;
    return panels.length > 0 && (complete || this.route.page === "run");
  }

  private count(quality: Mark, number: number): TemplateResult {
    return html`<li title="${number} ${markWords[quality]}">
      ${mark(quality, "")}<span class="word ${quality}">${number}</span
      ><span class="unseen">${markWords[quality]}</span>
    </li>`;
  }

  private tools(): TemplateResult {
    return html`<qc-rule-switch .route=${this.route}></qc-rule-switch>
      <button aria-keyshortcuts="y" @click=${this.copy}>Copy link <kbd aria-hidden="true">y</kbd></button>`;
  }

  private readonly copy = (): void => void copyLink(this.app, this.app.view.value.route, this);
}
