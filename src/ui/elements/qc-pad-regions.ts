import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ViewChange } from "../base/view-change.ts";
import type { RegionRow, RegionRows } from "../pads/region-rows.ts";
import { shared } from "../style/shared.ts";
import { mark } from "./mark.ts";

/** Regions that stand out: where, how large, how far off. The name of one zooms to it. */
@customElement("qc-pad-regions")
export class QcPadRegions extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12px;
      }
      th,
      td {
        height: 22px;
        padding: 0 0 0 12px;
        text-align: left;
        white-space: nowrap;
        border-bottom: 1px solid var(--line);
      }
      th:first-child,
      td:first-child {
        padding-left: 0;
      }
      th {
        position: sticky;
        top: 0;
        font-weight: 400;
        color: var(--text-2);
        background: var(--background);
        border-bottom-color: var(--line-strong);
      }
      .numeric {
        text-align: right;
      }
      .place {
        display: inline-block;
        width: 17px;
      }
      p {
        font-size: 12px;
        line-height: 18px;
        color: var(--text-2);
      }
      /* What does not fit goes on in the next line: nothing shows that a narrow table could be scrolled. */
      @container (max-width: 560px) {
        th,
        td {
          padding-left: 8px;
        }
        th,
        td:first-child {
          white-space: normal;
        }
        td:first-child {
          line-height: 16px;
          overflow-wrap: anywhere;
        }
        td button {
          text-align: left;
          white-space: normal;
        }
      }
      /* Nobody scrolls paper. */
      @media print {
        th,
        td {
          padding-left: 6px;
          font-size: 9px;
        }
        th {
          white-space: normal;
        }
      }
    `,
  ];

  @property({ attribute: false }) regions: RegionRows | undefined;

  protected override render(): TemplateResult {
    const { regions } = this;
    if (regions === undefined) return html``;
    if (regions.kind === "words") return html`<p>${regions.words}</p>`;
    const { head, rows } = regions;
    return html`<table aria-label="Regions that stand out">
      <thead>
        <tr>
          ${head.map(({ name, numeric }) => html`<th scope="col" class=${numeric ? "numeric" : ""}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.cells.map((cell, i) =>
                i === 0 ? this.place(row, cell) : html`<td class=${head[i]!.numeric ? "numeric" : ""}>${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private place({ quality, view }: RegionRow, name: string): TemplateResult {
    return html`<td>
      <span class="place">${quality === undefined ? "" : mark(quality)}</span
      ><button class="plain" aria-label="Zoom to ${name}" @click=${() => this.dispatchEvent(new ViewChange(view))}>
        ${name}
      </button>
    </td>`;
  }
}
