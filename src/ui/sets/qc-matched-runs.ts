import { consume } from "@lit/context";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { SetRoute } from "../../route/route.ts";
import type { App } from "../../state/app.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { appContext } from "../base/context.ts";
import { shared } from "../style/shared.ts";
import { notSameWords, pairLabel } from "./pair-words.ts";
import { reportOfRun } from "./set-links.ts";
import { absenceWords, unreadWords } from "./set-words.ts";

/** Which runs two sets have in common, and which not; each leads to its report. */
@customElement("qc-matched-runs")
export class QcMatchedRuns extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-bottom: 6px;
      }
      .a {
        color: var(--series-a);
      }
      .b {
        color: var(--series-b);
      }
      table {
        border-collapse: collapse;
      }
      th {
        text-align: left;
        font-weight: 600;
      }
      p a {
        text-decoration: underline;
      }
      tr.raised {
        background: var(--selected);
      }
      .hidden {
        font-weight: 400;
        color: var(--text-2);
      }
      th,
      td {
        padding: 1px 24px 1px 0;
        border-bottom: 1px solid var(--line);
      }
    `,
  ];

  @consume({ context: appContext }) private readonly app!: App;
  @property({ attribute: false }) matched!: SetsCompared["matched"];
  @property({ attribute: false }) route!: SetRoute;

  protected override render(): TemplateResult {
    const { read, unread, onlyA, onlyB, unknown } = this.matched;
    const isOfSlices = [...read, ...unread].some(({ run, a }) => run !== undefined && a.info.slice !== undefined);
    const { hidden, raised } = this.route.arrangement;
    return html`<section aria-labelledby="title">
      <h2 id="title">Matched ${isOfSlices ? "time slices" : "runs"}</h2>
      <table aria-labelledby="title">
        <thead>
          <tr>
            <th scope="col">${isOfSlices ? "Time slice" : "Run"}</th>
            <th scope="col"><span class="a">A</span></th>
            <th scope="col"><span class="b">B</span></th>
          </tr>
        </thead>
        <tbody>
          ${[...read, ...unread].map(
            (pair) =>
              html`<tr class=${pair.a.place === raised ? "raised" : ""}>
                <th scope="row">
                  ${pairLabel(pair)}${hidden.includes(pair.a.place) ? html`<span class="hidden">, hidden</span>` : nothing}
                </th>
                <td>${this.cell(pair.a)}</td>
                <td>${this.cell(pair.b)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${[...read, ...unread].map(notSameWords).map((words) => (words === "" ? nothing : html`<p>${words}</p>`))}
      ${this.list("Only in A", onlyA)} ${this.list("Only in B", onlyB)} ${this.list("Without a run number", unknown)}
    </section>`;
  }

  /** The report of a run, and why it takes no part where it is not read. */
  private cell(run: SetRun): TemplateResult {
    const why = run.phase.kind === "ready" ? absenceWords(run) : unreadWords(run.phase);
    return html`${this.link(run, run.name)}${why === "" ? "" : `: ${why}`}`;
  }

  private list(words: string, runs: readonly SetRun[]): TemplateResult | typeof nothing {
    if (runs.length === 0) return nothing;
    const named = (run: SetRun): TemplateResult => {
      const why = absenceWords(run);
      return html`${this.link(run, run.label)}${why === "" ? "" : ` (${why})`}`;
    };
    return html`<p>${words}: ${runs.map((run, i) => html`${i > 0 ? ", " : nothing}${named(run)}`)}</p>`;
  }

  private link(run: SetRun, words: string): TemplateResult {
    return html`<a href=${this.app.href(reportOfRun(run, this.route, undefined))}>${words}</a>`;
  }
}
