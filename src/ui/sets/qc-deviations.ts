import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Table } from "../../draw/export/table.ts";
import { formatEstimate } from "../../draw/format.ts";
import { decimalWords } from "../../qc/words.ts";
import { memoLast } from "../base/memo.ts";
import { markWords } from "../base/marks.ts";
import { mark } from "../elements/mark.ts";
import { rich } from "../elements/rich.ts";
import { shared } from "../style/shared.ts";
import { ArrangeEvent } from "./arrange.ts";
import {
  deviationsOf,
  deviationTable,
  furthestRun,
  sortedDeviations,
  type DeviationRow,
  type DeviationSort,
} from "./deviations.ts";
import { OpenRunEvent, placesWord, RaiseRunEvent, shownRuns, type FigureRun, type RunsShown } from "./figure-run.ts";
import { placeWords } from "./place-words.ts";
import type { RunTrend } from "./run-trend.ts";
import { trendTitle } from "./trend-model.ts";

const columns: readonly (readonly [by: DeviationSort | undefined, title: string, isNumber: boolean])[] = [
  ["quantity", "Quantity", false],
  [undefined, "Run", true],
  [undefined, "Reference", true],
  ["difference", "Difference", true],
  ["errors", "In errors", true],
  ["spreads", "In s", true],
  ["verdict", "Verdict", false],
];

/** Every number of a run beside that of the reference, with how far apart they are. */
@customElement("qc-deviations")
export class QcDeviations extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 8px;
        padding-bottom: 4px;
        color: var(--text-2);
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 1px 18px 1px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        font-weight: 400;
        white-space: nowrap;
      }
      thead th {
        font-size: 12px;
        color: var(--text-2);
      }
      thead button {
        color: inherit;
      }
      th[aria-sort="descending"] button {
        color: var(--text);
        font-weight: 600;
      }
      .number {
        text-align: right;
      }
      .verdict {
        min-width: 170px;
        white-space: normal;
      }
      .mark-cell {
        padding-right: 6px;
      }
      @media (max-width: 899px) {
        th,
        td:not(.mark-cell) {
          padding-right: 12px;
        }
        tbody th {
          min-width: 130px;
          white-space: normal;
        }
        tbody th button {
          text-align: left;
        }
      }
      .why {
        color: var(--text-2);
      }
      tr:focus-within {
        background: var(--selected);
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly FigureRun[] = [];
  @property({ attribute: false }) trends: readonly RunTrend[] = [];
  @property({ attribute: false }) shown!: RunsShown;
  @property({ attribute: false }) sort: DeviationSort = "quantity";
  /** The row that the Tab key goes to. */
  @state() private at = 0;
  private readonly rowsFor = memoLast(deviationsOf);

  protected override render(): TemplateResult {
    const { run, reference } = this;
    if (run === undefined || reference === undefined) {
      return html`<p class="why">
        ${reference === undefined ? "The reference has no numbers so far." : placeWords("No run to compare with it.", this.runs)}
      </p>`;
    }
    const rows = sortedDeviations(this.rowsFor(this.trends, run), this.sort);
    return html`<p class="what">
        <select aria-label=${placeWords("Run of the deviations", this.runs)} @change=${this.choose}>
          ${this.candidates.map(
            (each) => html`<option value=${each} ?selected=${each === run}>${this.runs[each]!.label}</option>`,
          )}
        </select>
        <span
          >against ${reference.name}; s is its spread, and no less than what ${placesWord(this.runs)}s are told apart
          by</span
        >
      </p>
      <div class="scroll">
        <table aria-label="Deviations of ${this.runs[run]!.label}" @keydown=${this.key}>
          <thead>
            <tr>
              <td></td>
              ${columns.map(([by, title, isNumber]) => this.head(by, placeWords(title, this.runs), isNumber))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row, i) => this.row(row, i, run))}
          </tbody>
        </table>
      </div>`;
  }

  private head(by: DeviationSort | undefined, title: string, isNumber: boolean): TemplateResult {
    const isSorted = by !== undefined && this.sort === by;
    const order = by === undefined || by === "quantity" ? nothing : isSorted ? "descending" : "none";
    return html`<th scope="col" class=${isNumber ? "number" : ""} aria-sort=${order}>
      ${by === undefined ? title : html`<button class="plain" @click=${() => this.sortBy(by)}>${title}</button>`}
    </th>`;
  }

  private row(row: DeviationRow, index: number, run: number): TemplateResult {
    const { quantity, point, reference, deviation, quality, why } = row;
    const count = quantity.kind === "entries";
    const value = formatEstimate(point, { count });
    const usual = formatEstimate({ value: reference.value, error: reference.spread }, { count });
    const difference = formatEstimate(deviation?.difference, { count });
    const [inErrors, inSpreads] = [timesWords(deviation?.inErrors), timesWords(deviation?.inSpreads)];
    const verdict = `${markWords[quality]}${why === "" ? "" : `: ${why}`}`;
    const spoken = `${quantity.title}: ${value}, reference ${usual}, difference ${difference}, ${inErrors} errors, ${verdict}`;
    return html`<tr>
      <td class="mark-cell">${mark(quality, "")}</td>
      <th scope="row">
        <button
          class="plain"
          aria-label=${spoken}
          tabindex=${index === this.at ? 0 : -1}
          @focus=${() => (this.at = index)}
          @click=${() => this.dispatchEvent(new OpenRunEvent(this.runs[run]!.place, quantity.id))}
        >
          <span>${rich(quantity.title)}</span>
        </button>
        <span class="why">${trendTitle(quantity) === quantity.title ? "" : quantity.unit}</span>
      </th>
      <td class="number">${value}</td>
      <td class="number">${usual}</td>
      <td class="number">${difference}</td>
      <td class="number">${inErrors}</td>
      <td class="number">${inSpreads}</td>
      <td class="verdict">${markWords[quality]} <span class="why">${why}</span></td>
    </tr>`;
  }

  private get reference() {
    return this.trends.find(({ reference }) => reference !== undefined)?.reference;
  }

  /** Runs that have a number, without the one that is the reference. */
  private get candidates(): readonly number[] {
    return this.withNumbers(shownRuns(this.runs, this.shown));
  }

  private withNumbers(runs: readonly number[]): readonly number[] {
    return runs.filter(
      (run) => run !== this.reference?.run && this.trends.some(({ points }) => points[run] !== undefined),
    );
  }

  /** The one that is highlighted, else the one that is furthest off. */
  private get run(): number | undefined {
    const { candidates } = this;
    const raised = candidates.find((run) => this.runs[run]!.place === this.shown.raised);
    return raised ?? furthestRun(this.trends, candidates);
  }

  /** It is a table, and no picture. */
  painting(): undefined {
    return undefined;
  }

  /** All runs, hidden ones too. */
  get table(): Table | undefined {
    const { shown, sort } = this;
    const all = this.withNumbers([...this.runs.keys()]);
    return this.reference && deviationTable(this.trends, this.runs, all, { shown, sort });
  }

  private sortBy(by: DeviationSort): void {
    this.dispatchEvent(new ArrangeEvent({ deviations: by === "quantity" || this.sort === by ? undefined : by }));
  }

  private readonly choose = (event: Event): void => {
    const run = Number((event.target as HTMLSelectElement).value);
    this.dispatchEvent(new RaiseRunEvent(this.runs[run]!.place, true));
  };

  private readonly key = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("tbody button")];
    const from = rows.indexOf(event.composedPath()[0] as HTMLElement);
    if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = rows.length - 1;
    const places: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, from + 1),
      ArrowUp: Math.max(0, from - 1),
      Home: 0,
      End: last,
    };
    const to = places[event.key];
    if (to === undefined) return;
    rows[to]!.focus();
    // The page scrolls by these keys.
    event.preventDefault();
    event.stopPropagation();
  };
}

/** "13.6", "−2.0"; "–" where there is none. */
const timesWords = (times: number | undefined): string => (times === undefined ? "–" : decimalWords(times, 1));
