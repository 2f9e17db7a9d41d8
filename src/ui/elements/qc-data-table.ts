import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Table } from "../../draw/export/table.ts";
import { formatCount } from "../../draw/format.ts";
import { cellWords, pagesOf, rowsOfPage } from "../figures/table.ts";
import { isEscape } from "../keys.ts";
import { shared } from "../style/shared.ts";

/** Another page of a table is open, from 1 on; `undefined`: none. */
export class TablePage extends Event {
  static readonly type = "qc-table-page";
  readonly page: number | undefined;

  constructor(page: number | undefined) {
    super(TablePage.type);
    this.page = page;
  }
}

/** The numbers of a figure, every cell, page by page; made only once they are asked for. */
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
      .pages {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        margin-top: 6px;
        font-size: 12px;
        color: var(--text-2);
      }
      .pages input {
        width: 64px;
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
    `,
  ];

  @property({ attribute: false }) numbers!: Table;
  /** What the numbers are: "tracks per bin". */
  @property() what = "";
  /** The page that is open, from 1 on; `undefined` where none is. */
  @property({ attribute: false }) shown: number | undefined;
  private shows = false;

  protected override updated(): void {
    if (!this.shows || this.shown === undefined) return;
    this.shows = false;
    this.renderRoot.querySelector("summary")?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult {
    return html`<details
      .open=${live(this.shown !== undefined)}
      @toggle=${(event: Event) => this.toggle((event.target as HTMLDetailsElement).open)}
      @keydown=${this.keyDown}
    >
      <summary>Table</summary>
      ${this.shown === undefined ? nothing : this.table()}
    </details>`;
  }

  /** Opens it and goes there. */
  show(): void {
    this.shows = true;
    if (this.shown === undefined) this.open(1);
    else this.requestUpdate();
  }

  /** Takes back what was typed as a page, else closes the table. */
  private readonly keyDown = (event: KeyboardEvent): void => {
    if (this.shown === undefined || !isEscape(event)) return;
    event.preventDefault();
    const { target } = event;
    const page = String(this.page + 1);
    if (target instanceof HTMLInputElement && target.value !== page) {
      target.value = page;
      return;
    }
    this.open(undefined);
    this.renderRoot.querySelector("summary")?.focus();
  };

  private toggle(open: boolean): void {
    if (open !== (this.shown !== undefined)) this.open(open ? 1 : undefined);
  }

  /** Told to whoever keeps it in a link. */
  private open(page: number | undefined): void {
    this.shown = page;
    this.dispatchEvent(new TablePage(page));
  }

  /** From 0 on; the last where the table has fewer. */
  private get page(): number {
    return Math.min(this.shown ?? 1, pagesOf(this.numbers.count)) - 1;
  }

  private table(): TemplateResult {
    const { head, count, row } = this.numbers;
    const first = this.page * rowsOfPage;
    const last = Math.min(count, first + rowsOfPage);
    const rows = Array.from({ length: last - first }, (_, i) => row(first + i));
    return html`
      ${this.pages(first, last, count)}
      <div class="scroll" tabindex="0" role="region" aria-label="Table">
        <table aria-label=${this.what}>
          <thead>
            <tr>
              ${head.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cellWords(cell)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  private pages(first: number, last: number, count: number): TemplateResult {
    const pages = pagesOf(count);
    const words = `${this.what}, rows ${formatCount(first + 1)} to ${formatCount(last)} of ${formatCount(count)}`;
    if (pages === 1) return html`<p class="pages">${words}</p>`;
    const step = (to: number, name: string, sign: string): TemplateResult =>
      html`<button aria-label=${name} ?disabled=${to < 0 || to >= pages} @click=${() => this.open(to + 1)}>
        ${sign}
      </button>`;
    return html`<div class="pages" role="group" aria-label="Pages of the table">
      ${step(this.page - 1, "Previous page", "‹")}
      <input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-label="Page"
        .value=${live(String(this.page + 1))}
        @change=${(event: Event) => this.goTo(event.target as HTMLInputElement, pages)}
      />
      <span>of ${formatCount(pages)}</span>
      ${step(this.page + 1, "Next page", "›")}
      <span role="status">${words}</span>
    </div>`;
  }

  /** What is no page leaves the table where it is. */
  private goTo(input: HTMLInputElement, pages: number): void {
    const page = Number(input.value);
    if (Number.isInteger(page) && page >= 1 && page <= pages) this.open(page);
    this.requestUpdate();
  }
}
