import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { runLabel } from "../../qc/run-parameters.ts";
import { durationWords, fieldWords, rateWords } from "../base/parameter-words.ts";
import { InSlices } from "../base/in-slices.ts";
import { memoLast } from "../base/memo.ts";
import { shared } from "../style/shared.ts";
import { mipByRate, parameterTrends } from "./parameter-trends.ts";
import "./qc-trend.ts";
import type { SetView } from "./set-view.ts";

/** What is shown of the runs; without trends of them nothing is shown by their rate. */
export type ShownParameters = Pick<SetView, "runs" | "figureRuns" | "parameters" | "trends" | "shown">;

/** Interaction rate, duration and field of the runs: a table and trends. */
@customElement("qc-set-parameters")
export class QcSetParameters extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .panels {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 16px 24px;
      }
      /* Every run has its rate below it. */
      .wide {
        grid-column: 1 / -1;
      }
      .scroll {
        overflow: auto;
        max-height: 360px;
      }
      table {
        border-collapse: collapse;
      }
      th {
        text-align: left;
        font-weight: 600;
      }
      thead th {
        font-size: 12px;
        font-weight: 400;
        color: var(--text-2);
      }
      th,
      td {
        padding: 1px 12px 1px 0;
        border-bottom: 1px solid var(--line);
        white-space: nowrap;
      }
      .number {
        text-align: right;
      }
      .label {
        font-size: 12px;
      }
      .none {
        color: var(--text-2);
      }
      @media screen and (max-width: 899px) {
        .panels {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      /* The label has two lines: what lies beyond the edge is not seen. */
      @media screen and (max-width: 599px) {
        th,
        td {
          padding-right: 8px;
        }
        .label {
          white-space: normal;
        }
      }
      /* All rows; figures beside each other, as wide as they are drawn for paper. */
      @media print {
        .scroll {
          grid-column: 1 / -1;
          max-height: none;
          overflow: visible;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: ShownParameters;
  private readonly rows = new InSlices(this, 25);
  private readonly trendsFor = memoLast(parameterTrends);
  private readonly mipFor = memoLast(mipByRate);

  protected override render(): TemplateResult {
    const { runs, figureRuns, parameters, trends, shown } = this.view;
    const known = parameters.filter((each) => each !== undefined).length;
    if (known === 0) {
      return html`<p class="none">
        No run has parameters of its own. Put <b>runparameters.json</b> beside the runs, or drop a table (JSON or CSV)
        on the report of a run.
      </p>`;
    }
    const mip = this.mipFor(trends, figureRuns, parameters);
    return html`<div class="panels">
      <div class="scroll" tabindex="0" role="region" aria-label="Table of run parameters">
        <table aria-label="Run parameters">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col" class="number">Rate</th>
              <th scope="col" class="number">Duration</th>
              <th scope="col" class="number">Field</th>
              <th scope="col">Label</th>
            </tr>
          </thead>
          <tbody>
            ${this.rows.of(runs).map((run, i) => {
              const of = parameters[i];
              const cell = (value: number | undefined, words: (value: number) => string): TemplateResult =>
                html`<td class="number">${value === undefined ? "–" : words(value)}</td>`;
              return html`<tr>
                <th scope="row">${run.label}</th>
                ${cell(of?.rate.average, rateWords)} ${cell(of?.duration, durationWords)}
                ${cell(of?.current, fieldWords)}
                <td class="label">${run.info.run === undefined ? "" : runLabel(run.info.run, of)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      ${this.trendsFor(parameters).map(
        (trend) =>
          html`<div role="group" aria-label=${trend.quantity.title}>
            <h3>${trend.quantity.title}</h3>
            <qc-trend .runs=${figureRuns} .trend=${trend} .shown=${shown}></qc-trend>
          </div>`,
      )}
      ${
        mip === undefined
          ? nothing
          : html`<div role="group" class="wide" aria-label="MIP mean by interaction rate">
              <h3>MIP mean by interaction rate</h3>
              <p class="none">Runs by rising rate, those of unknown rate last; bars are widths of the peak.</p>
              <qc-trend .runs=${mip.runs} .trend=${mip.trend} .shown=${shown}></qc-trend>
            </div>`
      }
    </div>`;
  }
}
