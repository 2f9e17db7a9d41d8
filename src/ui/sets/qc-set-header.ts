import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { Mark } from "../base/marks.ts";
import { appContext } from "../base/context.ts";
import { copyLink } from "../base/say.ts";
import { mark } from "../elements/mark.ts";
import "../elements/qc-rule-switch.ts";
import { headerStyle } from "../style/header.ts";
import { shared } from "../style/shared.ts";

/** How many runs, or figures, have which verdict. */
export interface VerdictCount {
  readonly mark: Mark;
  readonly count: number;
  readonly words: string;
}

/** Which sets these are, always in sight: names, runs, verdicts, rule. Slots: "name", "menu", "way", "tools". */
@customElement("qc-set-header")
export class QcSetHeader extends LitElement {
  static override readonly styles = [
    shared,
    headerStyle,
    css`
      .identity {
        flex: 1;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .still {
        font-size: 12px;
        color: var(--text-2);
      }
      /* The rule is chosen in the menu then. */
      @media screen and (max-width: 899px) {
        .still,
        .tools {
          display: none;
        }
        .facts[data-rule]::before {
          content: attr(data-rule) " · ";
        }
        header {
          gap: 10px;
        }
        .counts {
          gap: 8px;
          font-size: 12px;
        }
      }
      @media print {
        :host {
          position: static;
          display: table-header-group;
        }
        .tools {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) route!: SetRoute;
  /** What is copied as the link. */
  @property({ attribute: false }) link!: SetRoute;
  @property() facts = "";
  @property({ attribute: false }) counts: readonly VerdictCount[] = [];
  /** By which rule the verdicts are as long as another one was only chosen. */
  @property() still = "";

  protected override render(): TemplateResult {
    return html`<header>
      <slot name="menu"></slot>
      <div class="identity">
        <div class="name"><slot name="name"></slot></div>
        <div class="facts" title=${this.facts} data-rule=${this.rule ?? nothing}>${this.facts}</div>
      </div>
      ${this.still === "" ? nothing : html`<span class="still">${this.still}</span>`}
      ${
        this.counts.length === 0
          ? nothing
          : html`<ul class="counts" aria-label="Verdicts">
              ${this.counts.filter(({ count }) => count > 0).map((each) => this.count(each))}
            </ul>`
      }
      <div class="tools">
        ${this.rule === undefined ? nothing : html`<qc-rule-switch .route=${this.route}></qc-rule-switch>`}
        <slot name="tools"></slot>
        <button aria-keyshortcuts="y" @click=${this.copy}>Copy link <kbd aria-hidden="true">y</kbd></button>
        <a class="button" href=${this.app.href({ page: "start" })} aria-keyshortcuts="Escape"
          >Start <kbd aria-hidden="true">Esc</kbd></a
        >
      </div>
    </header>`;
  }

  /** What verdicts are by; two sets are compared by tests, whatever the rule. */
  private get rule(): string | undefined {
    if (this.route.page === "compare") return undefined;
    return this.still === "" ? this.route.rule : this.still;
  }

  private count({ mark: quality, count, words }: VerdictCount): TemplateResult {
    return html`<li title="${count} ${words}">
      ${mark(quality, "")}<span class="word ${quality}">${count}</span><span class="unseen">${words}</span>
    </li>`;
  }

  private readonly copy = (): void => void copyLink(this.app, this.link, this);
}
