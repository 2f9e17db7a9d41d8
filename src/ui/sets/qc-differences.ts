import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FigureDifference } from "../../qc/period/differs.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";

/** The ranked list of what differs most between two sets. */
@customElement("qc-differences")
export class QcDifferences extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th {
        padding: 2px 8px 2px 0;
        text-align: left;
        font-weight: 400;
        font-size: 12px;
        color: var(--text-2);
        border-bottom: 1px solid var(--line-strong);
      }
      td {
        padding: 2px 8px 2px 0;
        border-bottom: 1px solid var(--line);
      }
      .number {
        text-align: right;
        white-space: nowrap;
      }
      tr[aria-selected="true"] {
        background: var(--selected);
      }
      .bar {
        width: 220px;
      }
      svg.share {
        display: block;
        width: 200px;
        height: 8px;
        color: var(--text-2);
      }
      @media (max-width: 899px) {
        .bar,
        .chi {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) differences: readonly FigureDifference[] = [];
  @property({ attribute: false }) hrefOf!: (id: string) => string;
  /** Figures shown at most; the others when asked for. */
  @property({ type: Number }) most = 14;
  @property({ type: Boolean }) all = false;

  protected override render(): TemplateResult {
    const shown = this.all ? this.differences : this.differences.slice(0, this.most);
    const largest = Math.max(...this.differences.map(({ distance }) => distance ?? 0), Number.MIN_VALUE);
    const left = this.differences.length - shown.length;
    return html`<table>
        <thead>
          <tr>
            <th></th>
            <th scope="col">Figure</th>
            <th scope="col">What changes, B → A</th>
            <th scope="col" class="number">Distance</th>
            <th class="bar"></th>
            <th scope="col" class="number chi">χ²/ndf</th>
            <th scope="col" class="number">Runs with <i>p</i> &lt; 0.01</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((each) => this.row(each, largest))}
        </tbody>
      </table>
      ${
        left > 0
          ? html`<p><button class="plain" @click=${() => (this.all = true)}>Show ${left} more</button></p>`
          : nothing
      }`;
  }

  private row(
    { figure, quality, change, distance, chi2PerNdf, significant, compared }: FigureDifference,
    largest: number,
  ): TemplateResult {
    const share = 100 * ((distance ?? 0) / largest);
    return html`<tr>
      <td>${mark(quality)}</td>
      <td><a href=${this.hrefOf(figure.id)}>${rich(figure.title)}</a></td>
      <td>${compared === 0 ? "not in both, or too few entries" : rich(change)}</td>
      <td class="number">${distance === undefined ? "" : distance.toFixed(3)}</td>
      <td class="bar">
        <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width=${share} height="8" fill="currentColor" />
        </svg>
      </td>
      <td class="number chi">${chi2PerNdf === undefined ? "" : chi2PerNdf.toFixed(2)}</td>
      <td class="number">${significant} of ${compared}</td>
    </tr>`;
  }
}
