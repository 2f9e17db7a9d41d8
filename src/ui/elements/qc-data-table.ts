import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Hist } from "../../hist/hist.ts";
import { binTable, rowWords } from "../figures/table.ts";
import { shared } from "../style/shared.ts";

/** The numbers of a figure, made only once they are asked for. */
@customElement("qc-data-table")
export class QcDataTable extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        margin-top: 8px;
      }
      summary {
        width: max-content;
        color: var(--accent);
        cursor: pointer;
      }
      .scroll {
        max-height: 400px;
        overflow: auto;
        margin-top: 6px;
        border-top: 1px solid var(--line-strong);
        border-bottom: 1px solid var(--line);
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        height: 22px;
        padding: 0 24px 0 0;
        text-align: right;
        white-space: nowrap;
      }
      th {
        position: sticky;
        top: 0;
        font-weight: 500;
        color: var(--text-2);
        background: var(--background);
      }
      caption {
        text-align: left;
        font-size: 12px;
        color: var(--text-2);
      }
    `,
  ];

  @property({ attribute: false }) hist!: Hist;
  @property() noun = "entries";
  @state() private open = false;

  protected override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
      <summary>Table of bins</summary>
      ${this.open ? this.table() : nothing}
    </details>`;
  }

  private table(): TemplateResult {
    const table = binTable(this.hist);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of bins">
      <table>
        <caption>
          ${this.noun} per bin, ${rowWords(table)}
        </caption>
        <thead>
          <tr>
            ${table.head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
