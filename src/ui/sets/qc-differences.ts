import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Corrected, FigureDifference } from "../../qc/period/differs.ts";
import { pOfCurves } from "../../qc/period/differs-limits.ts";
import { isOff } from "../../qc/quality.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { probabilityWords } from "./compare-words.ts";

/** Runs of a figure that have their own line; one that is left has, too. */
const mostNamed = 3;

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
        line-height: 16px;
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
      thead td {
        border-bottom-color: var(--line-strong);
      }
      .apart td:nth-child(2) {
        padding-left: 12px;
      }
      .apart a {
        text-decoration: underline;
      }
      .rest {
        display: block;
      }
      .note {
        margin: 4px 0;
        font-size: 12px;
      }
      .note,
      .rest,
      .p,
      .narrow {
        color: var(--text-2);
      }
      .narrow {
        display: none;
      }
      th.number {
        width: 64px;
        white-space: normal;
        vertical-align: bottom;
      }
      th.distance {
        width: 84px;
      }
      svg.share {
        display: block;
        width: 84px;
        height: 6px;
        margin-left: auto;
        color: var(--text-2);
      }
      .p {
        display: block;
        font-size: 12px;
      }
      @media (max-width: 599px) {
        .distance {
          display: none;
        }
        .narrow {
          display: block;
        }
      }
      @media (max-width: 1199px) {
        .test {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) differences: readonly FigureDifference[] = [];
  @property({ attribute: false }) hrefOf!: (id: string, run?: number) => string;
  /** What the matched runs are called, by their index. */
  @property({ attribute: false }) labels: readonly string[] = [];
  /** What they are: "Runs", "Time slices". */
  @property() word = "Runs";
  /** All are to be shown, or as many as there is room for. */
  @property({ attribute: false }) showAll!: () => void;
  /** Figures shown at most; the others when asked for. */
  @property({ type: Number }) most = 14;
  @property({ type: Boolean }) all = false;

  protected override render(): TemplateResult {
    const shown = this.all ? this.differences : this.differences.slice(0, this.most);
    const largest = Math.max(...this.differences.map(({ effect }) => effect), Number.MIN_VALUE);
    const left = this.differences.length - shown.length;
    return html`<table aria-label="What differs most">
        <thead>
          <tr>
            <td></td>
            <th scope="col">Figure</th>
            <th scope="col">What changes, B → A</th>
            <th scope="col" class="number distance">Distance beyond chance</th>
            <th scope="col" class="number test">Kolmogorov <i>D</i></th>
            <th scope="col" class="number test">χ²/ndf</th>
            <th scope="col" class="number test">Jensen–Shannon</th>
            <th scope="col" class="number"><i>p</i>, corrected</th>
            <th scope="col" class="number">${this.word} with <i>p</i>&nbsp;&lt;&nbsp;0.01</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((each) => this.row(each, largest))}
        </tbody>
      </table>
      <p class="note">
        Each figure is of all runs together, without those below it that differ by more than the others. <i>p</i> of
        curves is that ${pOfCurves}: errors of medians and fits may be 14 % too small. Values per pad are not compared
        here: the reports of the runs have them.
      </p>
      ${left > 0 ? html`<p><button class="plain" @click=${this.showAll}>Show ${left} more</button></p>` : nothing}`;
  }

  /** All runs together but those that are apart, which have rows of their own below. */
  private row(difference: FigureDifference, largest: number): TemplateResult {
    const { figure, quality, common, change, together, effect, apart, significant, compared } = difference;
    const far = compared === 0 ? "" : effect.toFixed(3);
    // What a run alone makes of the figure is seen in that run.
    const shown = isOff(common) ? undefined : apart[0]?.run;
    return html`<tr>
        <td>${mark(quality)}</td>
        <td><a href=${this.hrefOf(figure.id, shown)}>${rich(figure.title)}</a></td>
        <td>
          ${compared === 0 ? "not in both, or too few entries" : rich(change)}${apart.length > 0 ? " in the others" : ""}
          ${far === "" || apart.length > 0 ? nothing : html`<span class="narrow">${far} beyond chance</span>`}
        </td>
        <td class="number distance">
          ${far}
          <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width=${100 * (effect / largest)} height="8" fill="currentColor" />
          </svg>
        </td>
        ${tests(together)}
        <td class="number">${significant} of ${compared}</td>
      </tr>
      ${this.apart(difference)}`;
  }

  /** Runs that differ by more than the others, each with its own change and tests; its name leads to the figure of the run. */
  private apart({ figure, apart, runs }: FigureDifference): readonly TemplateResult[] {
    const more = apart.length - mostNamed;
    return apart.slice(0, more > 1 ? mostNamed : apart.length).map(({ run, quality, beyondOthers, change }, i) => {
      const rest = more > 1 && i === mostNamed - 1 ? html`<span class="rest">${more} more</span>` : nothing;
      return html`<tr class="apart">
        <td></td>
        <td>${mark(quality)} <a href=${this.hrefOf(figure.id, run)}>${this.labels[run]}</a>${rest}</td>
        <td>${rich(change)}<span class="narrow">${beyondOthers.toFixed(3)} beyond the others</span></td>
        <td class="number distance">${beyondOthers.toFixed(3)} <span class="p">beyond the others</span></td>
        ${tests(runs[run])}
        <td></td>
      </tr>`;
    });
  }
}

/** What the tests say: of all runs together, or of one. */
const tests = (of: Corrected | undefined): TemplateResult =>
  html`${test(of?.kolmogorov?.distance.toFixed(4), of?.kolmogorov?.p)}
    ${test(of && (of.chi2 / of.ndf).toFixed(2), of?.pChi2)}
    ${test(of?.jensenShannon?.distance.toFixed(5), of?.jensenShannon?.p)}
    <td class="number">${of === undefined ? "" : probabilityWords(of.corrected)}</td>`;

/** What a test says: its number, and the probability that chance alone makes it as large. */
const test = (number: string | undefined, p: number | undefined): TemplateResult =>
  html`<td class="number test">
    ${number} ${p === undefined ? nothing : html`<span class="p"><i>p</i> ${probabilityWords(p)}</span>`}
  </td>`;
