import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Notice } from "../../state/session-state.ts";
import { shared } from "../style/shared.ts";

/** What must be known before anything on the page is believed; each can be put away. */
@customElement("qc-notices")
export class QcNotices extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        align-items: baseline;
        gap: 14px;
        padding: 5px var(--margin);
        border-bottom: 1px solid var(--line);
      }
      .warning {
        background: var(--band-medium);
      }
      p {
        flex: 1;
        overflow-wrap: anywhere;
      }
      .away {
        color: var(--text-2);
      }
      @media (max-width: 599px) {
        div {
          flex-wrap: wrap;
          gap: 0 14px;
        }
        p {
          flex-basis: 100%;
        }
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  @state() private away: ReadonlySet<string> = new Set();

  protected override render(): TemplateResult {
    const shown = this.notices.filter((notice) => !this.away.has(notice.id));
    return html`${repeat(
      shown,
      (notice) => notice.id,
      (notice) =>
        html`<div class=${notice.tone} role=${notice.tone === "warning" ? "alert" : "status"}>
          <p>${notice.text}</p>
          ${[notice.action, notice.otherAction].map((action) =>
            action === undefined ? nothing : html`<button class="plain" @click=${action.run}>${action.label}</button>`,
          )}
          <button class="plain away" aria-label="Dismiss: ${notice.text}" @click=${() => this.putAway(notice.id)}>
            Dismiss
          </button>
        </div>`,
    )}`;
  }

  private putAway(id: string): void {
    this.away = new Set([...this.away, id]);
  }
}
